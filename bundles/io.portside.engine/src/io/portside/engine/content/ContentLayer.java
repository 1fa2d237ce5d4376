package io.portside.engine.content;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/** A content over another one: the same in everything but in how its bytes are read. */
public abstract class ContentLayer implements FileContent {
    private final FileContent content;

    protected ContentLayer(FileContent content) {
        this.content = content;
    }

    /** Reads some bytes of {@code in}, the content below; -1 at its end. */
    protected abstract int read(InputStream in, byte[] bytes, int offset, int length, CancelToken cancel)
            throws IOException;

    @Override
    public final long size() {
        return content.size();
    }

    @Override
    public final Optional<Instant> modified() {
        return content.modified();
    }

    @Override
    public final Optional<String> permissions() {
        return content.permissions();
    }

    @Override
    public final boolean exact() {
        return content.exact();
    }

    @Override
    public final Optional<FileHash> hash(CancelToken cancel) throws ProblemException {
        return content.hash(cancel);
    }

    @Override
    public final InputStream open(long offset, CancelToken cancel) throws ProblemException {
        return new BulkInput(content.open(offset, cancel)) {
            @Override
            public int read(byte[] bytes, int at, int length) throws IOException {
                return ContentLayer.this.read(in, bytes, at, length, cancel);
            }
        };
    }
}
