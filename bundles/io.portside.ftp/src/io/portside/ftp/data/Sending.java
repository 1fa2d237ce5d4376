package io.portside.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;

import io.portside.ftp.control.Link;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.transfer.TransferProgress;

/** From a channel of ours to the server. The end is a half-close: the server must read to the end of the stream before it answers 226. */
public final class Sending implements Payload {
    private final ReadableByteChannel source;
    private final TransferProgress progress;
    private final ByteBuffer buffer;
    private boolean exhausted;
    private long bytes;

    /** @param buffer is used for nothing else meanwhile */
    public Sending(ReadableByteChannel source, TransferProgress progress, ByteBuffer buffer) {
        this.source = source;
        this.progress = progress;
        this.buffer = buffer.clear().limit(0);
    }

    @Override
    public int operation() {
        return SelectionKey.OP_WRITE;
    }

    @Override
    public int move(Link link) throws IOException {
        if (!buffer.hasRemaining() && !exhausted) {
            fill();
        }
        if (exhausted && !buffer.hasRemaining()) {
            return link.shutdownOutput() ? -1 : 0;
        }
        int count = link.write(buffer);
        bytes += count;
        if (count > 0) {
            progress.moved(count);
        }
        return count;
    }

    private void fill() throws LocalFailureException {
        buffer.clear();
        try {
            int count = 0;
            while (count == 0) {
                count = source.read(buffer);
            }
            exhausted = count < 0;
        } catch (IOException e) {
            throw new LocalFailureException(bytes, e);
        } finally {
            buffer.flip();
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
