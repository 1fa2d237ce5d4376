package io.portside.engine.files.vfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.ContentSource;

/** A content as the session core wants it. */
@SuppressWarnings("resource") // The session core closes what it opened.
final class StreamedSource implements ContentSource {
    private static final int BUFFER = 64 * 1024;
    private final FileContent content;
    private final CancelToken cancel;
    private volatile Optional<ProblemException> failure = Optional.empty();

    StreamedSource(FileContent content, CancelToken cancel) {
        this.content = content;
        this.cancel = cancel;
    }

    /** The content's problem where that was at fault. */
    Optional<ProblemException> failure() {
        return failure;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public Optional<Instant> modified() {
        return content.modified();
    }

    @Override
    public ReadableByteChannel open(long offset) throws IOException {
        try {
            failure = Optional.empty();
            return new Channel(content.open(offset, cancel));
        } catch (ProblemException e) {
            failure = Optional.of(e);
            throw new ProblemStreamException(e);
        }
    }

    /** Large reads; the JDK's own adapter makes small ones. */
    private final class Channel implements ReadableByteChannel {
        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER];
        private boolean open = true;

        Channel(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            try {
                int count = in.read(buffer, 0, Math.min(buffer.length, target.remaining()));
                if (count > 0) {
                    target.put(buffer, 0, count);
                }
                return count;
            } catch (ProblemStreamException e) {
                failure = Optional.of(e.problem());
                throw e;
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() throws IOException {
            open = false;
            in.close();
        }
    }
}
