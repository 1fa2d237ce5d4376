package io.portside.engine.files.vfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.Volume.ByteCount;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.files.TemporaryName;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/**
 * Writes one local file so that its name never holds a part of it: hidden temporary file in the same folder, bytes, size
 * check, permissions, time, fsync, rename. Whatever fails, the temporary file goes and the old file stays.
 */
final class LocalWrite {
    private static final int BUFFER = 128 * 1024;
    private final VolumePath file;
    private final Path target;
    private final FileContent content;
    private final boolean replace;
    private final ByteCount moved;
    private final LocalSpace space;
    private final CancelToken cancel;

    LocalWrite(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        this(file, content, replace, moved, new LocalSpace(), cancel);
    }

    LocalWrite(VolumePath file, FileContent content, boolean replace, ByteCount moved, LocalSpace space,
            CancelToken cancel) throws ProblemException {
        this.space = space;
        this.file = file;
        this.target = LocalPaths.path(file);
        this.content = content;
        this.replace = replace;
        this.moved = moved;
        this.cancel = cancel;
    }

    /** Returns whether the time was set. */
    boolean run() throws ProblemException {
        if (replace
                ? Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)
                : Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw LocalProblems.of(ProblemKind.ALREADY_EXISTS, file);
        }
        Path temporary = target.resolveSibling(TemporaryName.make());
        boolean done = false;
        try {
            boolean timed = fill(temporary);
            if (cancel.isCancelled()) {
                throw LocalProblems.of(ProblemKind.CANCELLED, file);
            }
            LocalMoves.commit(temporary, target, replace);
            done = true;
            return timed;
        } catch (FileAlreadyExistsException e) {
            throw LocalProblems.of(ProblemKind.ALREADY_EXISTS, file);
        } catch (IOException e) {
            throw LocalProblems.writing(file, e);
        } finally {
            if (!done) {
                discard(temporary);
            }
        }
    }

    private boolean fill(Path temporary) throws IOException, ProblemException {
        try (InputStream in = content.open(0, cancel);
                FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            if (content.exact()) {
                space.reserve(file, temporary, out, content.size());
            }
            copy(in, out);
            verify(temporary);
            setPermissions(temporary);
            boolean timed = setTime(temporary);
            out.force(true);
            return timed;
        }
    }

    private void copy(InputStream in, FileChannel out) throws IOException, ProblemException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        int count;
        while ((count = read(in, buffer)) >= 0) {
            cancel.check();
            total += count;
            if (content.exact() && total > content.size()) {
                break;
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            moved.moved(count);
        }
        if (content.exact() && total != content.size()) {
            throw new ProblemException(Problem.of(ProblemKind.VERIFICATION_FAILED, "size of " + file, file.toString(),
                    Long.toString(content.size()), Long.toString(total)), null);
        }
    }

    /** By the source's checksum, where it has one to offer. */
    private void verify(Path temporary) throws IOException, ProblemException {
        Optional<FileHash> hash = content.hash(cancel);
        if (hash.isEmpty()) {
            return;
        }
        try (InputStream in = Files.newInputStream(temporary);
                InputStream written = new LocalInput(file, in, cancel)) {
            FileHash found = FileHash.of(hash.get().algorithm(), written);
            if (!found.equals(hash.get())) {
                throw new ProblemException(Problem.of(ProblemKind.CONTENT_DIFFERS, found + " is not " + hash.get(),
                        file.toString(), found.algorithm()), null);
            }
        }
    }

    /** Apart from writing, so that a source that cannot be read is not taken for a full disk. */
    private int read(InputStream in, byte[] buffer) throws ProblemException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw LocalProblems.reading(file, e);
        }
    }

    /** The old file's permissions stay; a new one gets the source's where those are offered. */
    private void setPermissions(Path temporary) throws IOException {
        try {
            if (replace && Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            } else if (content.permissions().isPresent()) {
                Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(content.permissions().get());
                Files.setPosixFilePermissions(temporary, wanted);
            }
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            // No such permissions on this file system, or the text is of another kind: the default ones are right.
        }
    }

    private boolean setTime(Path temporary) {
        Optional<FileTime> time = content.modified().map(FileTime::from);
        if (time.isEmpty()) {
            return true;
        }
        try {
            Files.setLastModifiedTime(temporary, time.get());
            return true;
        } catch (IOException e) {
            // Some network and FUSE file systems keep no times; the content matters more.
            return false;
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // What made the write fail usually prevents this too; the name says what the rest is.
        }
    }
}
