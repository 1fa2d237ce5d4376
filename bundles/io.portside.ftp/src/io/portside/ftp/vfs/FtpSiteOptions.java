package io.portside.ftp.vfs;

import java.util.Optional;

import org.apache.commons.vfs2.FileSystem;
import org.apache.commons.vfs2.FileSystemConfigBuilder;
import org.apache.commons.vfs2.FileSystemOptions;

import io.portside.ftp.FtpSite;

/** Puts the {@link FtpSite} to use into a file system's options. */
@SuppressWarnings("resource") // The site is not the options' to close.
public final class FtpSiteOptions extends FileSystemConfigBuilder {
    private static final FtpSiteOptions BUILDER = new FtpSiteOptions();
    private static final String SITE = "site";

    private FtpSiteOptions() {
        super("portside.ftp.");
    }

    public static FtpSiteOptions get() {
        return BUILDER;
    }

    /** Options for this site; sites are told apart by identity. */
    public FileSystemOptions options(FtpSite site) {
        FileSystemOptions options = new FileSystemOptions();
        setParam(options, SITE, site);
        return options;
    }

    Optional<FtpSite> site(FileSystemOptions options) {
        FtpSite site = options == null ? null : getParam(options, SITE);
        return Optional.ofNullable(site);
    }

    @Override
    protected Class<? extends FileSystem> getConfigClass() {
        return FtpFileSystem.class;
    }
}
