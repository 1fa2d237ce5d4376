package io.portside.ftp.session;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.Optional;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.transfer.TransferProgress;

/** A session over one control connection of its own. */
public final class FtpSession implements Session {

    private FtpSession() {}

    /**
     * Connects, reads the greeting, logs in and learns what the server can do. Blocks the calling worker thread.
     *
     * @param number as in the events; the caller counts
     * @param habits shared by all sessions of the site
     * @throws FtpException {@link io.portside.ftp.error.ConnectFailedException},
     *         {@link io.portside.ftp.error.LoginRefusedException},
     *         {@link io.portside.ftp.error.TooManySessionsException},
     *         {@link io.portside.ftp.error.SessionLostException},
     *         {@link io.portside.ftp.error.ProtocolException},
     *         {@link io.portside.ftp.error.OperationCancelledException}
     */
    public static FtpSession open(int number, FtpSiteSettings settings, PasswordSource passwords, SiteHabits habits,
            FtpEventListener events, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public int number() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SiteOnNetwork place() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerFacts facts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean usable() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RemoteListing list(String path, Route route, OpenWatch watch, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public long retrieve(String path, long offset, WritableByteChannel sink, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public long store(String path, long offset, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Long> size(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean setModified(String path, Instant time, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void makeFolder(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeFolder(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteFile(String path, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rename(String from, String to, CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void noop(CancelToken cancel) throws FtpException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
