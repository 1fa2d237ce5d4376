package io.portside.ftp.vfs;

import java.util.Collection;
import java.util.List;

import org.apache.commons.vfs2.Capability;
import org.apache.commons.vfs2.FileName;
import org.apache.commons.vfs2.FileSystem;
import org.apache.commons.vfs2.FileSystemConfigBuilder;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.FileType;
import org.apache.commons.vfs2.provider.AbstractOriginatingFileProvider;
import org.apache.commons.vfs2.provider.HostFileNameParser;

import io.portside.ftp.FtpSite;

/**
 * {@code ftp:} for Commons VFS. The connection is no business of the provider: the options carry an {@link FtpSite}
 * ({@link FtpSiteOptions}), which whoever made it also closes.
 */
@SuppressWarnings({"resource", "super"}) // The site is not the provider's to close; VFS' defaults are none.
public final class FtpFileProvider extends AbstractOriginatingFileProvider {
    public static final String SCHEME = "ftp";
    /** No APPEND, no random access: what is written is written whole, under another name, and renamed. */
    static final Collection<Capability> CAPABILITIES = List.of(Capability.CREATE, Capability.DELETE, Capability.RENAME,
            Capability.GET_TYPE, Capability.LIST_CHILDREN, Capability.READ_CONTENT, Capability.WRITE_CONTENT,
            Capability.GET_LAST_MODIFIED, Capability.SET_LAST_MODIFIED_FILE, Capability.ATTRIBUTES, Capability.URI);

    public FtpFileProvider() {
        setFileNameParser(new HostFileNameParser(FtpFileName.DEFAULT_PORT));
    }

    /** The files of a site; the same file system each time until it is forgotten. */
    public FtpFileSystem files(FtpSite site) throws FileSystemException {
        FtpFileName root = new FtpFileName(site.settings().host(), site.settings().port(), site.settings().user(), "/",
                FileType.FOLDER);
        return (FtpFileSystem) getFileSystem(root, FtpSiteOptions.get().options(site));
    }

    @Override
    protected FileSystem doCreateFileSystem(FileName rootName, FileSystemOptions options) throws FileSystemException {
        FtpSite site = FtpSiteOptions.get().site(options)
                .orElseThrow(() -> new FileSystemException("the options carry no FtpSite for " + rootName));
        return new FtpFileSystem(rootName, options, site);
    }

    /** Forgets a site's file system; the site stays as it is. */
    public void forget(FileSystem fileSystem) {
        closeFileSystem(fileSystem);
    }

    @Override
    public FileSystemConfigBuilder getConfigBuilder() {
        return FtpSiteOptions.get();
    }

    @Override
    public Collection<Capability> getCapabilities() {
        return CAPABILITIES;
    }
}
