package io.portside.ftp.session;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.HostConnector;
import io.portside.ftp.control.Link;
import io.portside.ftp.control.Proxy;
import io.portside.ftp.control.Trace;
import io.portside.ftp.data.LocalNetworks;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.event.SessionEnd;
import io.portside.ftp.listing.ListingParser;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.NameCodec;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.tls.SessionTls;
import io.portside.ftp.tls.SiteTls;
import io.portside.ftp.transfer.FileHash;
import io.portside.ftp.transfer.TransferProgress;

/** A session over one control connection of its own. */
@SuppressWarnings("resource") // Watch and connection live as long as the session, and tearDown() closes them.
public final class FtpSession implements Session {
    /** RFC 959 4.2.2: file busy. */
    private static final int BUSY = 450;
    private final ChannelWatch watch;
    private final Trace trace;
    private final ControlConnection control;
    private final FtpSiteSettings settings;
    private final ServerFacts login;
    private final SiteTls siteTls;
    private final Optional<SessionTls> tls;
    private final SiteHabits habits;
    private final Conversation conversation;
    private final DataCalls calls;
    private final FolderLister lister;
    private final FileTransfers transfers;
    private final PathInquiry inquiry;
    private final ModificationTimes times;
    private final Deliveries deliveries;
    private final Checksums checksums;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private Optional<FtpException> end = Optional.empty();

    private FtpSession(ChannelWatch watch, Trace trace, ControlConnection control, FtpSiteSettings settings,
            SiteTls siteTls, Optional<SessionTls> tls, Optional<Proxy> proxy, NameCodec names, SiteHabits habits,
            ServerFacts login) {
        this.watch = watch;
        this.trace = trace;
        this.control = control;
        this.settings = settings;
        this.login = login;
        this.siteTls = siteTls;
        this.tls = tls;
        this.habits = habits;
        ListingParser parser = new ListingParser(names, login.system(), InstantSource.system());
        calls = new DataCalls(control, watch, trace, habits, settings, tls, proxy, login);
        conversation = new Conversation(control, names, habits, settings.patience());
        boolean protectedDataOnly = tls.isPresent() && settings.tls().clearControl();
        lister = new FolderLister(conversation, calls, parser, login, habits, new StatusListing(control, conversation,
                parser, login, habits, settings.patience().reply(),
                !protectedDataOnly && !settings.transfer().compress()));
        transfers = new FileTransfers(conversation, calls);
        inquiry = new PathInquiry(conversation, parser, login);
        times = new ModificationTimes(conversation, login, habits);
        checksums = new Checksums(conversation, login);
        deliveries = new Deliveries(conversation, transfers, inquiry, times, calls);
    }

    /**
     * Connects, reads the greeting, logs in and learns what the server can do. Blocks the calling worker thread. What
     * is to be known goes out in one flight of commands; a server that gets confused by it is connected to once more and
     * asked one by one, and {@link SiteHabits#pipelined()} is false from then on.
     *
     * @param number as in the events; the caller counts
     * @param habits shared by all sessions of the site
     * @throws FtpException {@link io.portside.ftp.error.ConnectFailedException},
     *         {@link io.portside.ftp.error.LoginRefusedException},
     *         {@link io.portside.ftp.error.TooManySessionsException},
     *         {@link io.portside.ftp.error.SessionLostException},
     *         {@link io.portside.ftp.error.ProtocolException},
     *         {@link io.portside.ftp.error.TlsFailedException},
     *         {@link io.portside.ftp.error.OperationCancelledException}
     */
    public static FtpSession open(int number, FtpSiteSettings settings, SiteTls tls, PasswordSource passwords,
            SiteHabits habits, FtpEventListener events, CancelToken cancel) throws FtpException {
        Trace trace = new Trace(number, events);
        Optional<FtpSession> session = attempt(trace, settings, tls, passwords, habits, habits.pipelined(), cancel);
        if (session.isEmpty()) {
            session = attempt(trace, settings, tls, passwords, habits, false, cancel);
            habits.confusedByPipelining();
        }
        return session.orElseThrow();
    }

    /** As above; a certificate that is neither trusted nor pinned is refused. */
    public static FtpSession open(int number, FtpSiteSettings settings, PasswordSource passwords, SiteHabits habits,
            FtpEventListener events, CancelToken cancel) throws FtpException {
        return open(number, settings, new SiteTls(settings, CertificateDecider.REFUSING), passwords, habits, events,
                cancel);
    }

    /** Empty when pipelining may be what failed it. */
    private static Optional<FtpSession> attempt(Trace trace, FtpSiteSettings settings, SiteTls siteTls,
            PasswordSource passwords, SiteHabits habits, boolean pipelined, CancelToken cancel) throws FtpException {
        Optional<SessionTls> tls = siteTls.session(trace);
        ChannelWatch watch = new ChannelWatch();
        NameCodec names = new NameCodec(settings.charset());
        ControlConnection control = null;
        Login login = null;
        Optional<FtpException> failure = Optional.empty();
        boolean opened = false;
        try (ChannelWatch.Scope cancellable = watch.enter(cancel)) {
            Optional<Proxy> proxy = settings.proxy().map(by -> new Proxy(by, passwords.proxy(), settings.host()));
            HostConnector.Connected connected = connect(settings, proxy, watch, trace);
            control = new ControlConnection(Link.clear(connected.channel()), watch, trace, connected.took(),
                    names::decode);
            LocalNetworks.prepare(control.local().getAddress());
            ControlConnection connection = control;
            login = new Login(control, settings, passwords, names,
                    tls.map(own -> new Protection(own, trace, connection, settings.patience().reply())));
            ServerFacts facts = login.run(pipelined);
            opened = true;
            return Optional
                    .of(new FtpSession(watch, trace, control, settings, siteTls, tls, proxy, names, habits, facts));
        } catch (SessionLostException | ProtocolException e) {
            failure = Optional.of(e);
            if (login != null && login.failedInFlight()) {
                return Optional.empty();
            }
            throw e;
        } catch (FtpException e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            if (!opened) {
                if (control != null) {
                    control.close();
                    told(trace, failure);
                }
                watch.close();
            }
        }
    }

    private static HostConnector.Connected connect(FtpSiteSettings settings, Optional<Proxy> proxy,
            ChannelWatch watch, Trace trace) throws FtpException {
        if (proxy.isEmpty()) {
            return new HostConnector(watch, trace).connect(settings.host(), settings.port());
        }
        if (settings.data().policy() == RoutePolicy.ACTIVE_ONLY) {
            throw proxy.get().passiveOnly();
        }
        return proxy.get().connect(settings.port(), watch, trace);
    }

    @Override
    public int number() {
        return trace.session();
    }

    @Override
    public SiteOnNetwork place() {
        return Places.of(settings, control);
    }

    @Override
    public ServerFacts facts() {
        return new ServerFacts(login.local(), login.peer(), login.greeting(), login.system(), login.home(),
                login.features(), login.utf8(), control.roundTrip());
    }

    @Override
    public boolean usable() {
        if (!state.compareAndSet(State.IDLE, State.BUSY)) {
            return false;
        }
        try {
            if (control.sound() && control.owed() == 0) {
                control.refuseUnsolicited();
            }
        } catch (FtpException e) {
            end = Optional.of(e);
        } finally {
            leave();
        }
        return control.sound() && control.owed() == 0 && !spent();
    }

    /** Whether a server that insists on the control connection's TLS session would refuse the next data connection. */
    private boolean spent() {
        if (tls.isEmpty() || habits.fullHandshakes() || !tls.get().spent()) {
            return false;
        }
        if (tls.get().dataResumed()) {
            siteTls.ticketsRunOut();
        }
        return true;
    }

    @Override
    public List<Doubt> list(String path, Route route, OpenWatch openWatch, ListingSink sink, CancelToken cancel)
            throws FtpException {
        return call(cancel, () -> lister.list(path, route, openWatch, sink));
    }

    @Override
    public List<Doubt> listQuickly(String path, Route route, OpenWatch openWatch, ListingSink sink, CancelToken cancel)
            throws FtpException {
        return call(cancel, () -> lister.listQuickly(path, route, openWatch, sink));
    }

    @Override
    public void listRow(String first, ListingRow row, Route route, OpenWatch openWatch, CancelToken cancel)
            throws FtpException {
        call(cancel, () -> {
            lister.listRow(first, row, route, openWatch);
            return row;
        });
    }

    @Override
    public long retrieve(String path, long offset, WritableByteChannel sink, Route route, OpenWatch openWatch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        return call(cancel, () -> transfers.retrieve(path, offset, sink, route, openWatch, progress));
    }

    @Override
    public long retrieveText(String path, WritableByteChannel sink, Route route, OpenWatch openWatch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        return call(cancel, () -> transfers.retrieveText(path, sink, route, openWatch, progress));
    }

    @Override
    public long store(String path, long offset, ReadableByteChannel source, Route route, OpenWatch openWatch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        return call(cancel, () -> transfers
                .store(path, offset, source, route, openWatch, progress, List.of()).bytes());
    }

    @Override
    public Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException {
        return call(cancel, () -> inquiry.stat(path));
    }

    @Override
    public Optional<Long> size(String path, CancelToken cancel) throws FtpException {
        return call(cancel, () -> inquiry.size(path));
    }

    @Override
    public boolean setModified(String path, Instant time, CancelToken cancel) throws FtpException {
        return call(cancel, () -> times.set(path, time));
    }

    @Override
    public Landing deliver(Delivery delivery, ReadableByteChannel source, Route route, OpenWatch openWatch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        return call(cancel, () -> deliveries.deliver(delivery, source, route, openWatch, progress));
    }

    @Override
    public Optional<Boolean> commit(String from, String to, boolean renaming, CancelToken cancel)
            throws FtpException {
        return callAsPrepared(cancel, () -> deliveries.commit(from, to, renaming));
    }

    /** Sends a command that needs no data connection and returns the final reply, negative or not. */
    public Reply ask(Command command, CancelToken cancel) throws FtpException {
        return call(cancel, () -> conversation.ask(command));
    }

    @Override
    public Optional<FileHash> hash(String path, long size, CancelToken cancel) throws FtpException {
        return call(cancel, () -> checksums.of(path, size));
    }

    @Override
    public void makeFolder(String path, CancelToken cancel) throws FtpException {
        call(cancel, () -> conversation.require(conversation.command("MKD", path)));
    }

    @Override
    public void removeFolder(String path, CancelToken cancel) throws FtpException {
        call(cancel, () -> {
            Reply reply = conversation.ask(conversation.command("RMD", path));
            if (reply.code() == BUSY) {
                // Apache FtpServer, and servers on Windows, remove no folder in which a session stands: this one, since a listing.
                conversation.ask(conversation.command("CWD", "/"));
                reply = conversation.ask(conversation.command("RMD", path));
            }
            if (reply.negative()) {
                throw new CommandRefusedException("RMD", reply);
            }
            return reply;
        });
    }

    @Override
    public void deleteFile(String path, CancelToken cancel) throws FtpException {
        call(cancel, () -> conversation.require(conversation.command("DELE", path)));
    }

    @Override
    public void rename(String from, String to, CancelToken cancel) throws FtpException {
        call(cancel, () -> {
            // Made first: a name that cannot be sent is found out before the server is asked anything.
            Command target = conversation.command("RNTO", to);
            Reply ready = conversation.require(conversation.command("RNFR", from));
            if (ready.code() != 350) {
                throw new ProtocolException("RNFR answered with " + ready);
            }
            return conversation.require(target);
        });
    }

    @Override
    public void noop(CancelToken cancel) throws FtpException {
        call(cancel, () -> conversation.require(Command.of("NOOP")));
    }

    @Override
    public void close() {
        switch (state.getAndSet(State.CLOSED)) {
            case IDLE -> {
                farewell();
                tearDown();
            }
            // The thread that is in the call tears down when it leaves.
            case BUSY -> watch.abandon();
            case CLOSED -> {
                // Once is enough.
            }
            default -> throw new IllegalStateException();
        }
    }

    private <T> T call(CancelToken cancel, Call<T> call) throws FtpException {
        return callAsPrepared(cancel, () -> {
            deliveries.settle();
            return call.run();
        });
    }

    /** As {@link #call}, for what may follow RNFR. */
    private <T> T callAsPrepared(CancelToken cancel, Call<T> call) throws FtpException {
        if (!state.compareAndSet(State.IDLE, State.BUSY)) {
            if (state.get() == State.CLOSED) {
                throw new SessionLostException("session closed");
            }
            throw new IllegalStateException("session " + number() + " is in use");
        }
        try (ChannelWatch.Scope cancellable = watch.enter(cancel)) {
            watch.check();
            if (!control.sound() || control.owed() > 0) {
                throw new SessionLostException("session not usable: " + control.owed() + " replies owed");
            }
            return call.run();
        } catch (FtpException e) {
            end = control.sound() ? end : Optional.of(e);
            throw e;
        } finally {
            leave();
        }
    }

    private void leave() {
        if (!state.compareAndSet(State.BUSY, State.IDLE)) {
            tearDown();
        }
    }

    /** QUIT, where the server can hear it; its 221 is waited for a moment so that it has let go of us. */
    private void farewell() {
        if (!control.sound() || control.owed() > 0) {
            return;
        }
        Duration moment = control.roundTrip().multipliedBy(2).plusMillis(50);
        Duration limit = Duration.ofMillis(Math.min(moment.toMillis(), 250));
        try (ChannelWatch.Scope uncancelled = watch.enter(CancelToken.never())) {
            control.send(Command.of("QUIT"));
            control.await(limit);
        } catch (FtpException e) {
            // Gone already.
        }
    }

    private void tearDown() {
        calls.close();
        control.close();
        watch.close();
        told(trace, end);
    }

    private static void told(Trace trace, Optional<FtpException> failure) {
        failure.ifPresentOrElse(trace::closed, () -> trace.closed(SessionEnd.CLOSED, "closed"));
    }

    private enum State {
        IDLE, BUSY, CLOSED
    }

    /** The body of a call. */
    @FunctionalInterface
    private interface Call<T> {
        T run() throws FtpException;
    }
}
