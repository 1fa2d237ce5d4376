package io.portside.engine.files.vfs;

import java.io.Closeable;

import org.apache.commons.vfs2.CacheStrategy;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.cache.NullFilesCache;
import org.apache.commons.vfs2.impl.DefaultFileSystemManager;
import org.apache.commons.vfs2.provider.local.DefaultLocalFileProvider;

import io.portside.engine.files.Volume;

/** Makes volumes; holds the engine's one file system manager. Thread-safe; making a volume touches neither disk nor network. */
@SuppressWarnings("resource") // The manager closes what it is given.
public final class VfsVolumes implements Closeable {
    private final DefaultFileSystemManager manager = new DefaultFileSystemManager();
    private final Volume local;

    /** @param localLabel what this computer is called in front of people */
    public VfsVolumes(String localLabel) {
        try {
            // Nothing is cached: a folder shown again must be fresh, and 100,000 remembered files would stay for good.
            manager.setFilesCache(new NullFilesCache());
            manager.setCacheStrategy(CacheStrategy.MANUAL);
            manager.addProvider("file", new DefaultLocalFileProvider());
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

    @Override
    public void close() {
        manager.close();
    }
}
