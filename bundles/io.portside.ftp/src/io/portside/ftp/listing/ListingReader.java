package io.portside.ftp.listing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.reply.Reply;

/**
 * Reads one listing as its bytes come, in bounded memory, and hands its entries on at once. A line ends with LF, with or
 * without one CR before it (another CR would belong to a name); a last line without an end counts. Made by
 * {@link ListingParser}; belongs to the session's thread.
 */
public final class ListingReader {
    /** Ten times what a path may be long; what is longer is no entry and is not kept. */
    static final int LONGEST_LINE = 64 * 1024;
    private static final int CHUNK = 32 * 1024;

    private final LineReader lines;
    private final EntryCollector collector;
    private final NameCodec names;
    private final byte[] chunk = new byte[CHUNK];
    private byte[] pending = new byte[512];
    private int pendingLength;
    private boolean tooLong;
    private long bytes;

    ListingReader(LineReader lines, EntryCollector collector, NameCodec names) {
        this.lines = lines;
        this.collector = collector;
        this.names = names;
    }

    /** What makes entries of lines. */
    interface LineReader {
        /** One line, never empty. The bytes behind it are used again afterwards. */
        void line(ListedLine line);

        /** There are no more. */
        void end();
    }

    /** Takes all of {@code from}; complete entries go to the sink, whose exceptions are thrown. */
    public void take(ByteBuffer from) throws FtpException {
        bytes += from.remaining();
        while (from.hasRemaining()) {
            int length = Math.min(from.remaining(), CHUNK);
            from.get(chunk, 0, length);
            cut(length);
        }
        collector.handOn(true);
    }

    /** The listing came to its end and {@code last} is the server's final reply; returns why it may not be complete. */
    public List<Doubt> finish(Reply last) throws FtpException {
        if (pendingLength > 0 || tooLong) {
            // Every line has an end (RFC 959 3.1.1.1, RFC 3659 7.2); a listing that stops in one was cut, 226 or not, and what
            // is left of the line may be a whole entry by chance, or one with half its name.
            collector.cutShort();
        }
        endLine(chunk, 0, 0);
        lines.end();
        return collector.finish(last);
    }

    /** How long it is so far. */
    public long bytes() {
        return bytes;
    }

    /** Entries so far. */
    public long entries() {
        return collector.count();
    }

    /** Whether the folder itself was among the lines. */
    public boolean showsSelf() {
        return collector.showsSelf();
    }

    private void cut(int length) throws FtpException {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (chunk[at] == '\n') {
                endLine(chunk, from, at);
                from = at + 1;
                collector.handOn(false);
            }
        }
        keep(from, length);
    }

    private void keep(int from, int to) {
        int length = pendingLength + to - from;
        if (tooLong || length > LONGEST_LINE) {
            tooLong = true;
            pendingLength = 0;
            return;
        }
        if (length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(length, 2 * pending.length));
        }
        System.arraycopy(chunk, from, pending, pendingLength, to - from);
        pendingLength = length;
    }

    private void endLine(byte[] from, int start, int end) {
        byte[] line = from;
        int first = start;
        int last = end;
        if (pendingLength > 0 || tooLong || end - start > LONGEST_LINE) {
            keep(start, end);
            line = pending;
            first = 0;
            last = pendingLength;
        }
        if (tooLong) {
            collector.unreadable();
        } else {
            int to = last > first && line[last - 1] == '\r' ? last - 1 : last;
            if (to > first) {
                lines.line(new ListedLine(line, first, to, names));
            }
        }
        pendingLength = 0;
        tooLong = false;
    }
}
