package io.portside.engine.files.vfs;

import java.io.Closeable;

import org.apache.commons.vfs2.CacheStrategy;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.cache.NullFilesCache;
import org.apache.commons.vfs2.impl.DefaultFileSystemManager;
import org.apache.commons.vfs2.provider.local.DefaultLocalFileProvider;

import io.portside.engine.files.Volume;
import io.portside.ftp.FtpSite;
import io.portside.ftp.vfs.FtpFileProvider;

/** Makes volumes; holds the engine's one file system manager. Thread-safe; making a volume touches neither disk nor network. */
@SuppressWarnings("resource") // The manager closes what it is given.
public final class VfsVolumes implements Closeable {
    private final DefaultFileSystemManager manager = new DefaultFileSystemManager();
    private final FtpFileProvider ftp = new FtpFileProvider();
    private final Volume local;

    /** @param localLabel what this computer is called in front of people */
    public VfsVolumes(String localLabel) {
        try {
            // Nothing is cached: a folder shown again must be fresh, and 100,000 remembered files would stay for good.
            manager.setFilesCache(new NullFilesCache());
            manager.setCacheStrategy(CacheStrategy.MANUAL);
            manager.addProvider("file", new DefaultLocalFileProvider());
            manager.addProvider(FtpFileProvider.SCHEME, ftp);
            manager.init();
        } catch (FileSystemException e) {
            throw new IllegalStateException(e);
        }
        local = new LocalVolume(localLabel, manager);
    }

    /** This computer; always the same volume. */
    public Volume local() {
        return local;
    }

    /**
     * A site's files. The site stays the caller's, who closes it and then forgets the volume.
     *
     * @param id    the profile's
     * @param label the profile's name
     */
    public Volume forSite(String id, String label, FtpSite site) {
        try {
            return new FtpVolume(id, label, site, ftp.files(site));
        } catch (FileSystemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets go of what is kept for a site's volume. */
    public void forget(Volume volume) {
        if (volume instanceof FtpVolume remote) {
            ftp.forget(remote.files());
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
