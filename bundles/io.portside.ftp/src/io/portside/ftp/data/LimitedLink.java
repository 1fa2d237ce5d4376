package io.portside.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.portside.ftp.control.Link;
import io.portside.ftp.transfer.Bandwidth;

/** A link that moves no more than a bandwidth limit has room for; everything but the payload goes by unlimited. */
final class LimitedLink extends LinkLayer {
    /** So that a large buffer does not take the whole second's room and leave the site's other connections without. */
    private static final int MOST = 64 * 1024;

    private final Bandwidth bandwidth;
    private boolean starved;

    LimitedLink(Link link, Bandwidth bandwidth) {
        super(link);
        this.bandwidth = bandwidth;
    }

    /** Whether the last call moved nothing because there was no room, and not because of the network. */
    boolean starved() {
        return starved;
    }

    @FunctionalInterface
    private interface Move {
        int with(ByteBuffer bytes) throws IOException;
    }

    private int limited(ByteBuffer bytes, Move move) throws IOException {
        int room = bandwidth.take(Math.min(MOST, bytes.remaining()));
        starved = room == 0 && bytes.hasRemaining();
        if (starved) {
            return 0;
        }
        int limit = bytes.limit();
        int count = 0;
        bytes.limit(bytes.position() + room);
        try {
            count = move.with(bytes);
            return count;
        } finally {
            bytes.limit(limit);
            bandwidth.giveBack(room - Math.max(0, count));
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return limited(into, link::read);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return limited(from, link::write);
    }
}
