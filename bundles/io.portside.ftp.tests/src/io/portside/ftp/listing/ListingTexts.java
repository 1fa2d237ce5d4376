package io.portside.ftp.listing;

import java.nio.ByteBuffer;
import java.util.List;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.reply.Reply;

/** Listings whose text is all there. */
final class ListingTexts {
    private ListingTexts() {}

    static RemoteListing mlsd(ListingParser parser, String path, byte[] text, Reply last) {
        return read(parser, true, path, text, text.length, last);
    }

    static RemoteListing list(ListingParser parser, String path, byte[] text, Reply last) {
        return read(parser, false, path, text, text.length, last);
    }

    /** In pieces of so many bytes. */
    static RemoteListing read(ListingParser parser, boolean mlsd, String path, byte[] text, int piece, Reply last) {
        ListingCollector collector = new ListingCollector();
        ListingReader reader = parser.reader(mlsd, collector);
        try {
            for (int at = 0; at < text.length; at += piece) {
                reader.take(ByteBuffer.wrap(text, at, Math.min(piece, text.length - at)));
            }
            List<Doubt> doubts = reader.finish(last);
            return collector.listing(path, doubts);
        } catch (FtpException e) {
            throw new AssertionError(e);
        }
    }
}
