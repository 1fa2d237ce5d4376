package io.portside.engine.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/** Another content, read to its end into a temporary file first. */
public final class SpooledContent implements FileContent, Closeable {
    private final FileContent content;
    private final Path spool;
    private final long size;

    private SpooledContent(FileContent content, Path spool, long size) {
        this.size = size;
        this.content = content;
        this.spool = spool;
    }

    /** Reads all of it; the caller closes what it gets. */
    public static SpooledContent of(FileContent content, CancelToken cancel) throws ProblemException {
        Path spool = null;
        boolean filled = false;
        try {
            spool = Files.createTempFile("portside-", ".spool");
            try (InputStream in = content.open(0, cancel); OutputStream out = Files.newOutputStream(spool)) {
                in.transferTo(out);
            }
            Optional<FileHash> hash = content.hash(cancel);
            if (hash.isPresent()) {
                try (InputStream in = Files.newInputStream(spool)) {
                    if (!FileHash.of(hash.get().algorithm(), in).equals(hash.get())) {
                        throw new ProblemException(Problem.of(ProblemKind.CONTENT_DIFFERS, "spooled " + hash.get(),
                                spool.toString(), hash.get().algorithm()), null);
                    }
                }
            }
            filled = true;
            return new SpooledContent(content, spool, Files.size(spool));
        } catch (IOException e) {
            throw ProblemMapping.writing(e, String.valueOf(spool));
        } finally {
            if (!filled && spool != null) {
                remove(spool);
            }
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<Instant> modified() {
        return content.modified();
    }

    @Override
    public InputStream open(long offset, CancelToken cancel) throws ProblemException {
        try {
            InputStream in = Files.newInputStream(spool);
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            throw ProblemMapping.reading(e, spool.toString());
        }
    }

    @Override
    public void close() {
        remove(spool);
    }

    private static void remove(Path spool) {
        try {
            Files.deleteIfExists(spool);
        } catch (IOException e) {
            // It is in the system's temporary folder, which is emptied.
        }
    }
}
