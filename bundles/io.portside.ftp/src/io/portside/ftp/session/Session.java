package io.portside.ftp.session;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingCollector;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.transfer.FileHash;
import io.portside.ftp.transfer.TransferProgress;

/**
 * One logged-in control connection. All calls block and belong to the thread that borrowed the session; only
 * {@link #close()} may come from another thread and ends a blocked call. After an exception ask {@link #usable()}: a
 * session that still owes a reply is never used again.
 *
 * <p>It is no {@link java.io.Closeable}: whoever borrows one gives it back to the pool, which closes it.
 *
 * <p>Calls that move data take the route to use and never change it. They throw
 * {@link io.portside.ftp.error.RouteFailedException} when the data connection did not open and no payload byte moved.
 */
public interface Session {
    /** Numbers the control connections of a site from 1, as in the events. */
    int number();

    /** For route memory. */
    SiteOnNetwork place();

    ServerFacts facts();

    /** Open, logged in, and no reply owed. Reads what arrived unasked (421) without blocking. */
    boolean usable();

    /**
     * Lists a folder; MLSD where the server has it, else LIST. Entries go to {@code sink} on the calling thread while the
     * listing still comes. Returns why it may not be complete.
     */
    List<Doubt> list(String path, Route route, OpenWatch watch, ListingSink sink, CancelToken cancel)
            throws FtpException;

    /**
     * As {@link #list(String, Route, OpenWatch, ListingSink, CancelToken)} over a route that is known to work, and perhaps
     * without a data connection where the server shows the same folder without one: it proves nothing about the route.
     */
    default List<Doubt> listQuickly(String path, Route route, OpenWatch watch, ListingSink sink, CancelToken cancel)
            throws FtpException {
        return list(path, route, watch, sink, cancel);
    }

    /**
     * Lists folders in a row, as {@link #listQuickly} does each. What it throws ended the row.
     *
     * @param row begins with {@code first}
     */
    default void listRow(String first, ListingRow row, Route route, OpenWatch watch, CancelToken cancel)
            throws FtpException {
        for (Optional<String> path = Optional.of(first); path.isPresent(); path = row.next()) {
            row.listed(path.get(), listQuickly(path.get(), route, watch, row.sink(path.get()), cancel));
        }
    }

    /** As a whole. */
    default RemoteListing list(String path, Route route, OpenWatch watch, CancelToken cancel) throws FtpException {
        ListingCollector collector = new ListingCollector();
        List<Doubt> doubts = list(path, route, watch, collector, cancel);
        return collector.listing(path, doubts);
    }

    /** Image type; {@code offset} by REST. Returns the bytes moved, after EOF, 226 and a size check. */
    long retrieve(String path, long offset, WritableByteChannel sink, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException;

    /** ASCII type, from the beginning: lines come with CR LF, and no size is to be had. Returns the bytes moved, after EOF and 226. */
    default long retrieveText(String path, WritableByteChannel sink, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** Image type, STOR; {@code offset} by REST. Returns the bytes moved, after 226. */
    long store(String path, long offset, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException;

    /** What a path is, without a data connection (MLST, else SIZE, MDTM and CWD); empty when there is nothing. */
    Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException;

    /** Bytes (SIZE in image type); empty where the server cannot tell. */
    Optional<Long> size(String path, CancelToken cancel) throws FtpException;

    /** MFMT, else two-argument MDTM, else SITE UTIME. False when the server offers none that works. */
    boolean setModified(String path, Instant time, CancelToken cancel) throws FtpException;

    /**
     * {@link #store}, and then {@link #size}, {@link #setModified} and what else there is to know before the file can
     * get its name, in as few round trips as the server bears. A refused time is no failure here.
     */
    default Landing deliver(Delivery delivery, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        String path = delivery.temporary();
        long moved = store(path, delivery.offset(), source, route, watch, progress, cancel);
        Optional<Long> size = size(path, cancel);
        boolean timed;
        try {
            timed = delivery.modified().isPresent() && setModified(path, delivery.modified().get(), cancel);
        } catch (CommandRefusedException e) {
            timed = false;
        }
        return new Landing(moved, size, timed, Optional.empty(), false);
    }

    /**
     * A file to store under a temporary name.
     *
     * @param offset   where to begin
     * @param size     of the whole file, in bytes
     * @param modified to be set; empty: left as it is
     * @param text     in ASCII type: lines end with CR LF on the way, and the size there is what the server makes of it
     * @param name     what it is to be called in the end, where it must not replace anything: then it is looked for
     */
    record Delivery(String temporary, long offset, long size, boolean text, Optional<Instant> modified,
            Optional<String> name) {}

    /**
     * What is known of a stored file.
     *
     * @param moved    bytes that were sent
     * @param size     bytes there, empty where the server cannot tell
     * @param timeKept whether the server took the modification time
     * @param taken    whether something has its final name; empty: not known
     * @param renaming the server has agreed to rename it, by whatever is asked next
     */
    record Landing(long moved, Optional<Long> size, boolean timeKept, Optional<Boolean> taken, boolean renaming) {}

    /**
     * As {@link #rename}, and looks at the new name in the same round trip where the server bears that.
     *
     * @param renaming as in {@link Landing}, when nothing else was asked since
     * @return whether the file is there under the new name; empty: not known
     */
    default Optional<Boolean> commit(String from, String to, boolean renaming, CancelToken cancel)
            throws FtpException {
        rename(from, to, cancel);
        return Optional.empty();
    }

    /** A checksum that the server computes by reading the file; empty where it offers none for it. */
    default Optional<FileHash> hash(String path, long size, CancelToken cancel) throws FtpException {
        return Optional.empty();
    }

    void makeFolder(String path, CancelToken cancel) throws FtpException;

    void removeFolder(String path, CancelToken cancel) throws FtpException;

    void deleteFile(String path, CancelToken cancel) throws FtpException;

    /** RNFR, RNTO. What happens to an existing target is the server's affair; see {@code AtomicUpload} for care. */
    void rename(String from, String to, CancelToken cancel) throws FtpException;

    /** NOOP, to see whether the session still lives. */
    void noop(CancelToken cancel) throws FtpException;

    /** QUIT without waiting long where no reply is owed, then closes. Never throws, idempotent, any thread. */
    void close();
}
