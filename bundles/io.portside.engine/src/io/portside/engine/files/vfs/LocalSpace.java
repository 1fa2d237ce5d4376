package io.portside.engine.files.vfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

/**
 * Room for a big file before its bytes come: a disk that is too full says so at once and not after an hour, and NTFS lays
 * the file out in one piece. The file still has its hidden name and gets its own only when as many bytes were written as
 * it should have, whatever its length is before.
 */
final class LocalSpace {
    /** Below, it is there before anybody could wait. */
    static final long BIG = 32L << 20;

    private final Room room;
    private final boolean lengthens;

    /** Free bytes where a file is. */
    @FunctionalInterface
    interface Room {
        long bytes(Path file) throws IOException;
    }

    LocalSpace() {
        // Elsewhere a longer file is a file with a hole, and nothing is reserved.
        this(file -> Files.getFileStore(file).getUsableSpace(),
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"));
    }

    LocalSpace(Room room, boolean lengthens) {
        this.room = room;
        this.lengthens = lengthens;
    }

    /** @param written the empty file {@code temporary}; its position stays at the beginning */
    void reserve(VolumePath file, Path temporary, FileChannel written, long size) throws ProblemException {
        if (size < BIG) {
            return;
        }
        try {
            long free = room.bytes(temporary);
            // Some network file systems say 0, or less, for not known.
            if (free > 0 && free < size) {
                throw new ProblemException(Problem.of(ProblemKind.NO_SPACE,
                        size + " bytes are wanted, " + free + " are free", file.toString()), null);
            }
            if (lengthens) {
                written.write(ByteBuffer.allocate(1), size - 1);
            }
        } catch (IOException e) {
            throw LocalProblems.writing(file, e);
        }
    }
}
