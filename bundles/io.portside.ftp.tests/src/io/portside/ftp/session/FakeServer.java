package io.portside.ftp.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;

/** A server and the network before it, on virtual time: how long things take, which routes work, how many may come in. */
public final class FakeServer implements SessionOpener {
    /** What happens to a data connection. */
    public sealed interface Way {
        /** It opens after this many milliseconds. */
        record Opens(long after) implements Way {}

        /** Nothing ever comes. */
        record Silent() implements Way {}

        /** Nothing ever comes, and whoever stops waiting keeps the session. */
        record Freed() implements Way {}

        /** It fails after this many milliseconds; the session can go on where {@code clean}. */
        record Fails(long after, Evidence evidence, boolean clean) implements Way {}

        /** The control connection ends after this many milliseconds. */
        record Loses(long after) implements Way {}

        /** The server refuses the listing after this many milliseconds. */
        record Refuses(long after, int code) implements Way {}
    }

    private final VirtualTime time;
    private final Map<Route, List<Way>> ways = new EnumMap<>(Route.class);
    private final Map<Route, Rows> rows = new EnumMap<>(Route.class);
    private final List<FakeSession> open = new ArrayList<>();
    private long roundTrip = 40;
    private long login = 300;
    private int room = 100;
    private boolean lingers;

    public FakeServer(VirtualTime time) {
        this.time = time;
        for (Route route : Route.values()) {
            way(route, new Way.Opens(80));
        }
    }

    /** What attempts over {@code route} meet, one after the other; the last entry holds on. */
    public FakeServer way(Route route, Way... inTurn) {
        ways.put(route, new ArrayList<>(List.of(inTurn)));
        return this;
    }

    public FakeServer roundTrip(long millis) {
        roundTrip = millis;
        return this;
    }

    public FakeServer login(long millis) {
        login = millis;
        return this;
    }

    /** Sessions that the server takes at a time. */
    public FakeServer room(int sessions) {
        room = sessions;
        return this;
    }

    /** The server goes on counting a session that waits for a data connection after its client has gone. */
    public FakeServer lingering() {
        lingers = true;
        return this;
    }

    /** Ends every session, as a restart of the server would. */
    public void dropAll() {
        List.copyOf(open).forEach(FakeSession::drop);
    }

    @Override
    public Session open(int number, CancelToken cancel) throws FtpException {
        time.log("#" + number + " connect");
        FakeSession session = new FakeSession(this, time, number);
        session.pass(login, cancel);
        if (open.size() >= room) {
            time.log("#" + number + " 421 too many");
            throw new TooManySessionsException(new Reply(421, "too many"));
        }
        open.add(session);
        return session;
    }

    /** A listing over {@code route} brings one entry, named after the route and counted, this often, each after so long. */
    public FakeServer rows(Route route, int count, long after, boolean breaks) {
        rows.put(route, new Rows(count, after, breaks));
        return this;
    }

    private record Rows(int count, long after, boolean breaks) {}

    void rows(Route route, FakeSession session, ListingSink sink, CancelToken cancel) throws FtpException {
        Rows due = rows.getOrDefault(route, new Rows(0, 0, false));
        for (int i = 1; i <= due.count; i++) {
            session.pass(due.after, cancel);
            sink.entries(
                    List.of(new RemoteEntry(route + " " + i, EntryKind.FILE, OptionalLong.empty(), Optional.empty(),
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        }
        if (due.breaks) {
            rows.remove(route);
            sink.takenBack();
            throw new TransferBrokenException(100, "cut", null);
        }
    }

    Way next(Route route) {
        List<Way> inTurn = ways.get(route);
        return inTurn.size() > 1 ? inTurn.remove(0) : inTurn.get(0);
    }

    void left(FakeSession session, boolean waiting) {
        if (!(waiting && lingers)) {
            open.remove(session);
        }
    }

    ServerFacts facts() {
        try {
            InetAddress here = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
            return new ServerFacts(new InetSocketAddress(here, 4000), new InetSocketAddress(here, 21), "fake", "UNIX",
                    "/home", Map.of("REST", "STREAM"), true, Duration.ofMillis(roundTrip));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for virtual time to pass, unless closed or cancelled. */
    static void pass(VirtualTime time, Inbox<Boolean> closed, long millis, CancelToken cancel, Runnable close)
            throws FtpException {
        Optional<Boolean> ended;
        try (CancelToken.Registration ignored = cancel.onCancel(close::run)) {
            ended = closed.poll(Duration.ofMillis(millis));
        }
        if (cancel.isCancelled()) {
            throw new OperationCancelledException();
        }
        if (ended.isPresent()) {
            throw new SessionLostException("closed");
        }
    }
}
