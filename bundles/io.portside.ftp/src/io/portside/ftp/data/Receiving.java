package io.portside.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.WritableByteChannel;

import io.portside.ftp.control.Link;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.transfer.TransferProgress;

/** From the server into a channel of ours. */
public final class Receiving implements Payload {
    private final WritableByteChannel sink;
    private final TransferProgress progress;
    private final ByteBuffer buffer;
    private final boolean endsOurSide;
    private long bytes;

    /** @param buffer is used for nothing else meanwhile */
    public Receiving(WritableByteChannel sink, TransferProgress progress, ByteBuffer buffer) {
        this(sink, progress, buffer, false);
    }

    /** @param endsOurSide as {@link #endsOurSide()} */
    public Receiving(WritableByteChannel sink, TransferProgress progress, ByteBuffer buffer, boolean endsOurSide) {
        this.sink = sink;
        this.progress = progress;
        this.buffer = buffer;
        this.endsOurSide = endsOurSide;
    }

    @Override
    public boolean endsOurSide() {
        return endsOurSide;
    }

    @Override
    public int operation() {
        return SelectionKey.OP_READ;
    }

    @Override
    public int move(Link link) throws IOException {
        int count = link.read(buffer.clear());
        if (count <= 0) {
            return count;
        }
        bytes += count;
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                sink.write(buffer);
            }
        } catch (IOException e) {
            throw new LocalFailureException(bytes, e);
        }
        progress.moved(count);
        return count;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
