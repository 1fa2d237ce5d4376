package io.portside.ftp.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Text that comes in ASCII type, with the line ends of this computer: CR LF becomes one of these; a CR that is not
 * directly before an LF stays, and so does an LF that some server sends alone. {@link #finish} writes what the last byte
 * left open.
 */
public final class LocalText implements WritableByteChannel {
    private final WritableByteChannel text;
    private final byte[] lineEnd;
    private boolean afterCr;

    /** @param lineEnd LF, or CR LF */
    public LocalText(WritableByteChannel text, byte[] lineEnd) {
        this.text = text;
        this.lineEnd = lineEnd.clone();
    }

    @Override
    public int write(ByteBuffer wire) throws IOException {
        int count = wire.remaining();
        ByteArrayOutputStream out = new ByteArrayOutputStream(count + 1);
        while (wire.hasRemaining()) {
            byte octet = wire.get();
            if (octet == '\n') {
                // An LF alone is a line end that the server forgot to convert.
                out.writeBytes(lineEnd);
                afterCr = false;
                continue;
            }
            if (afterCr) {
                out.write('\r');
            }
            afterCr = octet == '\r';
            if (!afterCr) {
                out.write(octet);
            }
        }
        put(out.toByteArray());
        return count;
    }

    /** To be called after the last byte. */
    public void finish() throws IOException {
        if (afterCr) {
            afterCr = false;
            put(new byte[]{'\r'});
        }
    }

    private void put(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            text.write(buffer);
        }
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
