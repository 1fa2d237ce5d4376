package io.portside.ftp.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Ends one byte after the size that was agreed, so that a file that grows while it is read (a log) does not keep an
 * upload busy for ever; that byte shows that it grew.
 */
final class MeasuredSource implements ReadableByteChannel {
    private final ReadableByteChannel source;
    private long left;

    MeasuredSource(ReadableByteChannel source, long expected) {
        this.source = source;
        this.left = expected + 1;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int limit = bytes.limit();
        if (bytes.remaining() > left) {
            bytes.limit(bytes.position() + (int) left);
        }
        try {
            int some = source.read(bytes);
            left -= Math.max(0, some);
            return some;
        } finally {
            bytes.limit(limit);
        }
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
