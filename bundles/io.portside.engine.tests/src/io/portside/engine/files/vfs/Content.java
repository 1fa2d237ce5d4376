package io.portside.engine.files.vfs;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/** Content to write in tests. */
record Content(byte[] bytes, long size, Optional<Instant> modified, int failAt) implements FileContent {
    static Content of(byte[] bytes) {
        return new Content(bytes, bytes.length, Optional.empty(), -1);
    }

    static Content of(String text) {
        return of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Content at(Instant time) {
        return new Content(bytes, size, Optional.of(time), failAt);
    }

    /** Says it has another size than it has. */
    Content claiming(long otherSize) {
        return new Content(bytes, otherSize, modified, failAt);
    }

    /** The source breaks there. */
    Content failingAt(int offset) {
        return new Content(bytes, size, modified, offset);
    }

    @Override
    public InputStream open(long offset, CancelToken cancel) {
        InputStream in = new ByteArrayInputStream(bytes, (int) offset, bytes.length);
        return failAt < 0 ? in : new Breaking(in, failAt - (int) offset);
    }

    /** Breaks like a bad sector. */
    private static final class Breaking extends FilterInputStream {
        private int left;

        Breaking(InputStream in, int left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new ProblemStreamException(
                        Problem.of(ProblemKind.READ_FAILED, "injected", "/source", "bad sector"));
            }
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return read();
            }
            int count = super.read(buffer, offset, Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
