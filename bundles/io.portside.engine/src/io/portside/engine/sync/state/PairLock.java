package io.portside.engine.sync.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

/**
 * Keeps everybody else on this computer from a pair while it is held. The system gives it back when the program dies,
 * however that happens. Within one program {@link OverlappingFileLockException} takes the system's place.
 */
@SuppressWarnings("resource") // The channel is closed with the lock, or where there is none.
final class PairLock implements Closeable {
    private static final String FILE = "lock";
    /** Far behind the text, which others must be able to read while it is locked: Windows locks for reading too. */
    private static final long BYTE = Long.MAX_VALUE - 1;
    private static final int MAX_TEXT = 200;

    /** The folders whose lock this very program holds. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private PairLock(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        HELD.add(folder);
        this.channel = channel;
        this.lock = lock;
    }

    /** @param pairName for the words of {@code PAIR_BUSY} */
    static PairLock take(Path folder, String pairName) throws ProblemException {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = tryLock(channel);
                if (lock == null) {
                    throw new ProblemException(
                            Problem.of(ProblemKind.PAIR_BUSY, "held by " + holder(channel), pairName), null);
                }
                sign(channel);
                return new PairLock(folder, channel, lock);
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw SyncStateProblems.of(e, file);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Who holds it, for the details of the problem. */
    private static void sign(FileChannel channel) throws IOException {
        String text = "process " + ProcessHandle.current().pid() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_TEXT);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    /** Whether a process holds, or may hold, the lock of a pair's folder; without taking it, which would disturb others. */
    static boolean held(Path folder, long process) {
        return process == ProcessHandle.current().pid()
                ? HELD.contains(folder)
                : ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            HELD.remove(folder);
            lock.release();
        }
    }
}
