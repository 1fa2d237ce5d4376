package io.portside.ftp.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Takes a listing's text as it comes. Bounded, because a server can send without end. */
final class ListingBuffer implements WritableByteChannel {
    private static final int MAX_BYTES = 256 * 1024 * 1024;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream(8 * 1024);
    private final byte[] chunk = new byte[16 * 1024];

    @Override
    public int write(ByteBuffer from) throws IOException {
        int total = from.remaining();
        if (total > MAX_BYTES - text.size()) {
            throw new IOException("listing longer than " + MAX_BYTES + " bytes");
        }
        while (from.hasRemaining()) {
            int count = Math.min(from.remaining(), chunk.length);
            from.get(chunk, 0, count);
            text.write(chunk, 0, count);
        }
        return total;
    }

    byte[] bytes() {
        return text.toByteArray();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}
