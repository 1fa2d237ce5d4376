package io.portside.ftp.session;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.SiteOnNetwork;
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

    /** Lists a folder; MLSD where the server has it, else LIST. */
    RemoteListing list(String path, Route route, OpenWatch watch, CancelToken cancel) throws FtpException;

    /** Image type; {@code offset} by REST. Returns the bytes moved, after EOF, 226 and a size check. */
    long retrieve(String path, long offset, WritableByteChannel sink, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException;

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
     * {@link #size} and {@link #setModified} of a file that has just been stored, in one round trip where the server
     * bears it. A refused time is no failure here.
     *
     * @param modified empty: only the size
     */
    default Landing land(String path, Optional<Instant> modified, CancelToken cancel) throws FtpException {
        Optional<Long> size = size(path, cancel);
        try {
            return new Landing(size, modified.isPresent() && setModified(path, modified.get(), cancel));
        } catch (CommandRefusedException e) {
            return new Landing(size, false);
        }
    }

    /**
     * What is known of a stored file.
     *
     * @param size     bytes, empty where the server cannot tell
     * @param timeKept whether the server took the modification time
     */
    record Landing(Optional<Long> size, boolean timeKept) {}

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
