package io.portside.engine.site;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.portside.ftp.transfer.Leftover;
import io.portside.ftp.transfer.UploadJournal;

/**
 * What uploads have on servers, in a file of this run of the program, one line a change, locked as long as it runs. The
 * file of a run that was killed can be locked by the next one, which takes over what is in it; so what a running program
 * works with is never touched by another. Each line goes to the system at once, and to the platter where a file is about
 * to step aside. Nothing on disk while no upload runs. Thread-safe; the lock is held while a line is written, because
 * their order counts.
 */
@SuppressWarnings("resource") // Its own file stays open until it is closed.
public final class FileUploadJournal implements UploadJournal, Closeable {
    /** Beyond this the file is begun anew, bytes. */
    private static final long LONG = 1 << 18;
    private static final String SUFFIX = ".uploads";

    private final Path folder;
    // Guarded by this.
    private final Map<Key, Leftover> known = new LinkedHashMap<>();
    private final Set<Key> left = new HashSet<>();
    private Optional<FileChannel> own = Optional.empty();
    private Optional<Path> ownFile = Optional.empty();
    private long written;
    private boolean adopted;

    private record Key(String account, String temporary) {
        static Key of(Leftover leftover) {
            return new Key(leftover.account(), leftover.temporary());
        }
    }

    /** Touches nothing yet. */
    public FileUploadJournal(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void atWork(Leftover leftover) {
        note(leftover, leftover.swap().isPresent());
        left.remove(Key.of(leftover));
    }

    @Override
    public synchronized void left(Leftover leftover) {
        note(leftover, false);
        left.add(Key.of(leftover));
    }

    @Override
    public synchronized void over(Leftover leftover) {
        left.remove(Key.of(leftover));
        if (known.remove(Key.of(leftover)) == null) {
            return;
        }
        if (known.isEmpty()) {
            clear();
        } else if (written > LONG) {
            renew();
        } else {
            append(LeftoverLine.over(leftover), false);
        }
    }

    @Override
    public synchronized List<Leftover> take(String account) {
        if (!adopted) {
            adopted = true;
            adopt();
        }
        List<Leftover> taken = new ArrayList<>();
        left.stream().filter(key -> key.account().equals(account)).forEach(key -> taken.add(known.get(key)));
        taken.forEach(leftover -> left.remove(Key.of(leftover)));
        return taken;
    }

    /** What is left stays for the next run. */
    @Override
    public synchronized void close() {
        own.ifPresent(channel -> {
            try {
                if (known.isEmpty()) {
                    Files.deleteIfExists(ownFile.orElseThrow());
                }
                channel.close();
            } catch (IOException e) {
                failed(e);
            }
        });
        own = Optional.empty();
    }

    private void note(Leftover leftover, boolean durable) {
        if (!leftover.equals(known.put(Key.of(leftover), leftover))) {
            append(LeftoverLine.of(leftover), durable);
        }
    }

    private void append(String line, boolean durable) {
        try {
            FileChannel channel = channel();
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                written += channel.write(bytes);
            }
            if (durable) {
                channel.force(true);
            }
        } catch (IOException e) {
            // It is known in memory; only the next run of the program will not know.
            failed(e);
        }
    }

    private void clear() {
        try {
            if (own.isPresent()) {
                own.get().truncate(0);
                written = 0;
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** What is known is in another file before this one goes: the program may be killed in between. */
    private void renew() {
        Optional<FileChannel> outgrown = own;
        Optional<Path> file = ownFile;
        own = Optional.empty();
        written = 0;
        known.values().forEach(one -> append(LeftoverLine.of(one), one.swap().isPresent()));
        if (own.isEmpty()) {
            own = outgrown;
            return;
        }
        try {
            Files.deleteIfExists(file.orElseThrow());
            outgrown.orElseThrow().close();
        } catch (IOException e) {
            failed(e);
        }
    }

    private FileChannel channel() throws IOException {
        while (own.isEmpty()) {
            Files.createDirectories(folder);
            Path file = folder.resolve(UUID.randomUUID() + SUFFIX);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
            if (locked(channel) && Files.exists(file)) {
                ownFile = Optional.of(file);
                own = Optional.of(channel);
            } else {
                // Somebody took it for that of a run that has ended, in the moment before it was locked.
                channel.close();
            }
        }
        return own.get();
    }

    /** Released by the system when the program ends, however it ends. */
    private static boolean locked(FileChannel channel) {
        try {
            channel.lock();
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // A file system without locks, on which nobody can take it over either.
            failed(e);
            return true;
        }
    }

    /** Takes over the files of runs that have ended. */
    private void adopt() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                if (!Optional.of(file).equals(ownFile)) {
                    adopt(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was ever left.
        } catch (IOException e) {
            failed(e);
        }
    }

    private void adopt(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE - 8, channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until all of it is here.
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
            LeftoverLine.read(text).forEach(this::left);
            own.ifPresent(FileUploadJournal::force);
            Files.deleteIfExists(file);
        } catch (OverlappingFileLockException e) {
            // Another engine of this very program.
        } catch (NoSuchFileException e) {
            // Another program was faster.
        } catch (IOException e) {
            failed(e);
        }
    }

    private static void force(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            failed(e);
        }
    }

    private static void failed(IOException e) {
        System.getLogger(FileUploadJournal.class.getName()).log(System.Logger.Level.WARNING,
                "journal of uploads not written or read", e);
    }
}
