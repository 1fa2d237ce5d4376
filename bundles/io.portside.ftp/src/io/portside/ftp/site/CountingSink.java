package io.portside.ftp.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TransferBrokenException;

/** Counts what reaches the caller's sink, because only a download that moved nothing may begin again. One thread. */
final class CountingSink implements WritableByteChannel {
    private final WritableByteChannel sink;
    private long written;

    CountingSink(WritableByteChannel sink) {
        this.sink = sink;
    }

    /** Throws where bytes have moved: the caller has them, and decides whether to go on from there. */
    void refuseRepeat(SessionLostException lost) throws TransferBrokenException {
        if (written > 0) {
            throw new TransferBrokenException(written, "session lost", lost);
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int some = sink.write(bytes);
        written += some;
        return some;
    }

    @Override
    public boolean isOpen() {
        return sink.isOpen();
    }

    /** The sink stays open; it is the caller's. */
    @Override
    public void close() {
        // Nothing of our own is open.
    }
}
