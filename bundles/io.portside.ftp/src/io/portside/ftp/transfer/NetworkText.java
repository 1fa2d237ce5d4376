package io.portside.ftp.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Text of this computer as it goes over the wire in ASCII type (RFC 959 section 3.1.1.1): lines end with CR LF. A line
 * end that is CR LF already stays one; a CR that stands alone, or before a CR LF, is no line end and stays as it is.
 */
final class NetworkText implements ReadableByteChannel {
    private static final int BUFFER = 64 * 1024;

    private final ReadableByteChannel text;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
    private boolean afterCr;
    private boolean owesLf;
    private long consumed;

    NetworkText(ReadableByteChannel text) {
        this.text = text;
    }

    /** Bytes of the text that were taken in. */
    long consumed() {
        return consumed;
    }

    @Override
    public int read(ByteBuffer out) throws IOException {
        int begin = out.position();
        if (!in.hasRemaining() && !owesLf) {
            int count = text.read(in.clear());
            in.flip();
            if (count < 0) {
                return -1;
            }
            consumed += count;
        }
        while (out.hasRemaining() && (owesLf || in.hasRemaining())) {
            if (owesLf) {
                out.put((byte) '\n');
                owesLf = false;
                continue;
            }
            byte octet = in.get();
            if (octet == '\n' && !afterCr) {
                out.put((byte) '\r');
                owesLf = true;
            } else {
                out.put(octet);
            }
            afterCr = octet == '\r';
        }
        return out.position() - begin;
    }

    @Override
    public boolean isOpen() {
        return text.isOpen();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
