package io.portside.engine.sync.watch;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.filter.FilterMatcher;

/**
 * Hears of changes in a local folder and all folders below it. Links are not followed; what Portside itself keeps there
 * is left out. Where the system loses events, or a folder goes away, that is a change too, and everything is looked for
 * anew.
 */
@SuppressWarnings("resource") // The default file system is never closed; the service is, by close().
final class LocalWatch implements Closeable {
    private final Path root;
    private final FilterMatcher filter;
    private final Runnable changed;
    private final Consumer<IOException> lost;
    private final WatchService service;

    private LocalWatch(Path root, FilterMatcher filter, Runnable changed, Consumer<IOException> lost)
            throws IOException {
        this.root = root;
        this.filter = filter;
        this.changed = changed;
        this.lost = lost;
        this.service = root.getFileSystem().newWatchService();
    }

    /**
     * Begins to watch; on return every folder is.
     *
     * @param changed told on the watch's thread, often
     * @param lost    it cannot be watched any more; told once
     * @throws IOException there is no such folder, or the system watches no more folders
     */
    static LocalWatch start(Path root, FilterMatcher filter, Runnable changed, Consumer<IOException> lost)
            throws IOException {
        // The folder may be a link: the visit would see nothing but that.
        LocalWatch watch = new LocalWatch(root.toRealPath(), filter, changed, lost);
        boolean good = false;
        try {
            watch.register(watch.root);
            good = true;
        } finally {
            if (!good) {
                watch.close();
            }
        }
        Thread thread = new Thread(watch::listen, "Portside watches " + root);
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void register(Path top) throws IOException {
        Files.walkFileTree(top, new FileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(root) && !filter.folderTakesPart(below(folder))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(top)) {
                    throw failure;
                }
                // Gone meanwhile, or not to be read: the scan tells of it.
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private VolumePath below(Path folder) {
        return VolumePath.parse(root.relativize(folder).toString().replace(File.separatorChar, '/'));
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                hear(key);
            }
        } catch (ClosedWatchServiceException e) {
            // The end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            close();
            lost.accept(e);
        }
    }

    private void hear(WatchKey key) throws IOException {
        boolean foreign = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                register(root);
                foreign = true;
            } else if (event.context() instanceof Path name && !name.toString().startsWith(FilterMatcher.OWN)) {
                foreign = true;
                Path entry = ((Path) key.watchable()).resolve(name);
                if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    follow(entry);
                }
            }
        }
        if (!key.reset() && key.watchable().equals(root)) {
            changed.run();
            throw new IOException("the folder is gone: " + root);
        }
        if (foreign) {
            changed.run();
        }
    }

    private void follow(Path folder) throws IOException {
        try {
            register(folder);
        } catch (IOException e) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            // It went as it came.
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            // Nothing is heard of it any more, which is what was wanted.
        }
    }
}
