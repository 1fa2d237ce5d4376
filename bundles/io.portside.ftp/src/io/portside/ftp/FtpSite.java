package io.portside.ftp;

import java.io.Closeable;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RouteStatus;
import io.portside.ftp.session.FtpSession;
import io.portside.ftp.session.SessionOpener;
import io.portside.ftp.session.SiteHabits;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.ThreadRuntime;
import io.portside.ftp.site.LoginRounds;
import io.portside.ftp.site.SiteOperations;
import io.portside.ftp.tls.SiteTls;
import io.portside.ftp.transfer.AtomicUpload;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.Bandwidth;
import io.portside.ftp.transfer.FileHash;
import io.portside.ftp.transfer.LeftoverClearing;
import io.portside.ftp.transfer.RemotePath;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.ftp.transfer.UploadJournal;

/**
 * A server and account, with as many sessions as it takes. The front of the core: finds a data route, remembers it,
 * replaces lost sessions, and repeats what may be repeated. Thread-safe; every call blocks the calling worker thread
 * for as long as the network takes and ends early when its token is cancelled. Nothing connects before the first call.
 *
 * <p>Paths are absolute, separated by {@code /}.
 */
public final class FtpSite implements Closeable {

    private final FtpSiteSettings settings;
    private final SiteRuntime runtime;
    private final SiteOperations operations;
    private final UploadJournal journal;
    private final String account;
    private final LeftoverClearing clearing;

    /** Refuses every certificate that is neither trusted nor pinned. */
    public FtpSite(FtpSiteSettings settings, PasswordSource passwords, RouteMemory memory, FtpEventListener events) {
        this(settings, passwords, CertificateDecider.REFUSING, memory, events);
    }

    /** With somebody to ask about certificates. */
    public FtpSite(FtpSiteSettings settings, PasswordSource passwords, CertificateDecider certificates,
            RouteMemory memory, FtpEventListener events) {
        this(settings, passwords, certificates, Bandwidth.unlimited(), memory, events);
    }

    /** With a limit that several sites share; the site's own lies within it. */
    public FtpSite(FtpSiteSettings settings, PasswordSource passwords, CertificateDecider certificates,
            Bandwidth whole, RouteMemory memory, FtpEventListener events) {
        this(settings, passwords, certificates, whole, memory, UploadJournal.inMemory(), events);
    }

    /** With a journal that outlives the site. */
    public FtpSite(FtpSiteSettings settings, PasswordSource passwords, CertificateDecider certificates,
            Bandwidth whole, RouteMemory memory, UploadJournal journal, FtpEventListener events) {
        this(settings, opener(settings, passwords, certificates, whole, memory, events), memory, journal, events,
                new ThreadRuntime(settings.host() + ":" + settings.port()));
    }

    private FtpSite(FtpSiteSettings settings, SessionOpener opener, RouteMemory memory, UploadJournal journal,
            FtpEventListener events, SiteRuntime runtime) {
        this.settings = settings;
        this.runtime = runtime;
        this.operations = new SiteOperations(settings, opener, memory, events, runtime);
        this.journal = journal;
        this.account = settings.user() + "@" + settings.host().toLowerCase(Locale.ROOT) + ":" + settings.port();
        this.clearing = new LeftoverClearing(operations.access(), runtime, journal, account);
    }

    private static SessionOpener opener(FtpSiteSettings settings, PasswordSource passwords,
            CertificateDecider certificates, Bandwidth whole, RouteMemory memory, FtpEventListener events) {
        SiteHabits habits = new SiteHabits(
                new Bandwidth(settings.transfer().bytesPerSecond(), Optional.of(whole)), memory);
        SiteTls tls = new SiteTls(settings, certificates);
        return (number, cancel) -> LoginRounds.open(passwords, cancel,
                source -> tls.deciding(() -> FtpSession.open(number, settings, tls, source, habits, events, cancel)));
    }

    public FtpSiteSettings settings() {
        return settings;
    }

    /** What the data connections do at the moment; never blocks. */
    public RouteStatus routeStatus() {
        return operations.routeStatus();
    }

    /** So many calls will come at a time, soon: sessions are opened ahead of them, once one has logged in. Never blocks. */
    public void expect(int calls) {
        operations.expect(calls);
    }

    /** The folder after login. */
    public String home(CancelToken cancel) throws FtpException {
        return operations.home(cancel);
    }

    /** Lists a folder; the first call finds the data route. */
    public RemoteListing list(String path, CancelToken cancel) throws FtpException {
        clearing.run(path, cancel);
        return operations.list(path, cancel);
    }

    /**
     * As {@link #list(String, CancelToken)} for folders of any size, in bounded memory: entries go to {@code sink} while the
     * listing still comes, on the calling thread. Where it breaks off they are taken back, and it begins again or fails.
     *
     * @return why the listing may not be complete; empty when it is
     */
    public List<Doubt> list(String path, ListingSink sink, CancelToken cancel) throws FtpException {
        clearing.run(path, cancel);
        return operations.list(path, sink, cancel);
    }

    /**
     * Lists folders one after the other in as few round trips as the server bears; on the calling thread, on one session at
     * a time. Folders of the row that were not told at the end have to be listed by themselves.
     */
    public void list(ListingRow row, CancelToken cancel) throws FtpException {
        clearing.run(cancel);
        operations.list(row, cancel);
    }

    /** What a path is; empty when there is nothing. */
    public Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException {
        return operations.stat(path, cancel);
    }

    /**
     * Reads a file from {@code offset} into {@code sink}, image type, and returns the bytes written to it. Complete
     * when it returns: end of data, 226, and the size that the server tells where it does. Not repeated here after a
     * byte has moved: {@link io.portside.ftp.error.TransferBrokenException} says how far it came.
     *
     * <p>A name that the settings call text is read in ASCII type, with the line ends of this computer; never from the
     * middle, and without a size that could be compared.
     */
    public long retrieve(String path, long offset, WritableByteChannel sink, TransferProgress progress,
            CancelToken cancel) throws FtpException {
        if (settings.transfer().text(RemotePath.name(path))) {
            if (offset > 0) {
                throw new IllegalArgumentException("text has no offsets");
            }
            return operations.retrieveText(path, sink, progress, cancel);
        }
        return operations.retrieve(path, offset, sink, progress, cancel);
    }

    /**
     * Uploads atomically: into a hidden temporary name in the same folder, size check, time, rename. At every moment
     * {@code path} is absent, the old file, or the whole new one; a failed upload leaves the old file and takes its
     * temporary away, or where it cannot, leaves it to the next listing or upload. Broken transfers are repeated a few times.
     *
     * @param replace false: {@link io.portside.ftp.error.TargetExistsException} where the name is taken
     * @return whether the server keeps the source's modification time
     */
    public boolean upload(String path, ContentSource source, boolean replace, TransferProgress progress,
            CancelToken cancel) throws FtpException {
        clearing.runBefore(path, cancel);
        return new AtomicUpload(operations.access(), runtime, settings.transfer(), journal, account, path, source,
                progress, cancel).run(replace);
    }

    /**
     * A checksum of a whole file that the server computes; empty where it offers none. Takes as long as the server takes
     * to read the file.
     *
     * @param size in bytes
     */
    public Optional<FileHash> hash(String path, long size, CancelToken cancel) throws FtpException {
        return operations.hash(path, size, cancel);
    }

    /** Sets a modification time; false when the server has no way that works. */
    public boolean setModified(String path, Instant time, CancelToken cancel) throws FtpException {
        return operations.setModified(path, time, cancel);
    }

    /** Makes one folder; its parent must exist. */
    public void makeFolder(String path, CancelToken cancel) throws FtpException {
        operations.makeFolder(path, cancel);
    }

    /** Removes an empty folder. */
    public void removeFolder(String path, CancelToken cancel) throws FtpException {
        operations.removeFolder(path, cancel);
    }

    public void deleteFile(String path, CancelToken cancel) throws FtpException {
        clearing.runBefore(path, cancel);
        operations.deleteFile(path, cancel);
    }

    /** Renames or moves. Refuses to replace: {@link io.portside.ftp.error.TargetExistsException}. */
    public void rename(String from, String to, CancelToken cancel) throws FtpException {
        clearing.runBefore(from, cancel);
        clearing.runBefore(to, cancel);
        operations.rename(from, to, cancel);
    }

    /** Closes all sessions; calls that run end with {@link io.portside.ftp.error.SessionLostException}. */
    @Override
    public void close() {
        operations.close();
    }
}
