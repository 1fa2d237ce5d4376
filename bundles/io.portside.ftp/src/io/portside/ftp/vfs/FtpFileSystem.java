package io.portside.ftp.vfs;

import java.util.Collection;
import java.util.Optional;

import org.apache.commons.vfs2.Capability;
import org.apache.commons.vfs2.FileName;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.FileType;
import org.apache.commons.vfs2.provider.AbstractFileName;
import org.apache.commons.vfs2.provider.AbstractFileSystem;
import org.apache.commons.vfs2.provider.UriParser;

import io.portside.ftp.FtpSite;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.listing.RemoteEntry;

/** The files of one site. */
public final class FtpFileSystem extends AbstractFileSystem {
    private final FtpSite site;
    private volatile boolean setsTimes = true;

    FtpFileSystem(FileName rootName, FileSystemOptions options, FtpSite site) {
        super(rootName, null, options);
        this.site = site;
    }

    FtpSite site() {
        return site;
    }

    @Override
    protected void addCapabilities(Collection<Capability> capabilities) {
        capabilities.addAll(FtpFileProvider.CAPABILITIES);
    }

    /** Whether a server sets times shows only when it is asked to: once it has refused, the capability is gone. */
    @Override
    public boolean hasCapability(Capability capability) {
        return super.hasCapability(capability) && (setsTimes || capability != Capability.SET_LAST_MODIFIED_FILE);
    }

    void timesRefused() {
        setsTimes = false;
    }

    /** FTP's clocks tick in seconds; milliseconds. */
    @Override
    @SuppressWarnings("super") // The default claims more.
    public double getLastModTimeAccuracy() {
        return 1000;
    }

    /**
     * The object of a path, whatever characters are in it (parsing a URI would read some of them as syntax), that asks
     * the server on behalf of {@code cancel}. Never from a cache.
     *
     * @param path absolute, as the server spells it
     */
    public FtpFileObject object(String path, CancelToken cancel) {
        return new FtpFileObject(name(path, path.equals("/") ? FileType.FOLDER : FileType.FILE_OR_FOLDER), this,
                Optional.empty(), cancel);
    }

    FtpFileObject child(String path, RemoteEntry entry, CancelToken cancel) {
        return new FtpFileObject(name(path, FtpFileObject.type(entry)), this, Optional.of(entry), cancel);
    }

    private AbstractFileName name(String path, FileType type) {
        return (AbstractFileName) ((AbstractFileName) getRootName()).createName(UriParser.encode(path), type);
    }

    @Override
    protected FileObject createFile(AbstractFileName name) {
        return new FtpFileObject(name, this, Optional.empty(), CancelToken.never());
    }
}
