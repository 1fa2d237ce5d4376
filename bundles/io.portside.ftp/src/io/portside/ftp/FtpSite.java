package io.portside.ftp;

import java.io.Closeable;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RouteStatus;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;

/**
 * A server and account, with as many sessions as it takes. The front of the core: finds a data route, remembers it,
 * replaces lost sessions, and repeats what may be repeated. Thread-safe; every call blocks the calling worker thread
 * for as long as the network takes and ends early when its token is cancelled. Nothing connects before the first call.
 *
 * <p>Paths are absolute, separated by {@code /}.
 */
public final class FtpSite implements Closeable {

    public FtpSite(FtpSiteSettings settings, PasswordSource passwords, RouteMemory memory, FtpEventListener events) {
        throw new UnsupportedOperationException();
    }

    public FtpSiteSettings settings() {
        throw new UnsupportedOperationException();
    }

    /** What the data connections do at the moment; never blocks. */
    public RouteStatus routeStatus() {
        throw new UnsupportedOperationException();
    }

    /** The folder after login. */
    public String home(CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** Lists a folder; the first call finds the data route. */
    public RemoteListing list(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** What a path is; empty when there is nothing. */
    public Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a file from {@code offset} into {@code sink}, image type, and returns the bytes written to it. Complete
     * when it returns: end of data, 226, and the size that the server tells where it does. Not repeated here after a
     * byte has moved: {@link io.portside.ftp.error.TransferBrokenException} says how far it came.
     */
    public long retrieve(String path, long offset, WritableByteChannel sink, TransferProgress progress,
            CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /**
     * Uploads atomically: into a hidden temporary name in the same folder, size check, time, rename. At every moment
     * {@code path} is absent, the old file, or the whole new one; a failed upload leaves the old file and takes its
     * temporary away. Broken transfers are repeated a few times.
     *
     * @param replace false: {@link io.portside.ftp.error.TargetExistsException} where the name is taken
     * @return whether the server keeps the source's modification time
     */
    public boolean upload(String path, ContentSource source, boolean replace, TransferProgress progress,
            CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** Sets a modification time; false when the server has no way that works. */
    public boolean setModified(String path, Instant time, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** Makes one folder; its parent must exist. */
    public void makeFolder(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** Removes an empty folder. */
    public void removeFolder(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    public void deleteFile(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** Renames or moves. Refuses to replace: {@link io.portside.ftp.error.TargetExistsException}. */
    public void rename(String from, String to, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    /** Closes all sessions; calls that run end with {@link io.portside.ftp.error.SessionLostException}. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
