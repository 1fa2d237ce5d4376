package io.portside.ftp.session;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.Proxy;
import io.portside.ftp.control.Trace;
import io.portside.ftp.data.AheadFlight;
import io.portside.ftp.data.AheadOpening;
import io.portside.ftp.data.CompressedData;
import io.portside.ftp.data.DataProtection;
import io.portside.ftp.data.DataRequest;
import io.portside.ftp.data.DataTransfer;
import io.portside.ftp.data.Flight;
import io.portside.ftp.data.DataOutcome;
import io.portside.ftp.data.PreludeStep;
import io.portside.ftp.data.Payload;
import io.portside.ftp.data.RouteOpener;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.session.SiteHabits.Behind;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.tls.ProtectedData;
import io.portside.ftp.tls.SessionTls;

/** Runs the transfers of one session, each by the route and under the watch it is given. */
@SuppressWarnings("resource") // A transfer closes the channel it is given.
final class DataCalls {
    private static final int BUFFER_BYTES = 512 * 1024;
    /** Who began a transfer so soon after the last one will begin another. */
    private static final Duration IN_A_ROW = Duration.ofSeconds(2);

    private final ControlConnection control;
    private final ChannelWatch watch;
    private final Trace trace;
    private final SiteHabits habits;
    private final Patience patience;
    private final RouteOpener opener;
    private final OurAddress ourAddress;
    private final Optional<SessionTls> tls;
    private final boolean compresses;
    private final boolean straight;
    private final DataProtection protection;
    private Optional<DataProtection> compressed = Optional.empty();
    private boolean modeChosen;
    private Optional<AheadOpening> ahead = Optional.empty();
    private Optional<Route> lastRoute = Optional.empty();
    private long lastEnd;
    private ByteBuffer buffer;

    DataCalls(ControlConnection control, ChannelWatch watch, Trace trace, SiteHabits habits, FtpSiteSettings settings,
            Optional<SessionTls> tls, Optional<Proxy> proxy, ServerFacts login) {
        this.control = control;
        this.watch = watch;
        this.trace = trace;
        this.habits = habits;
        this.tls = tls;
        this.protection = tls.<DataProtection>map(ProtectedData::new).orElse(DataProtection.NONE);
        this.patience = settings.patience();
        this.opener = new RouteOpener(control, watch, trace, settings.data(),
                habits::nextPortOffset, habits::seenAt, proxy);
        this.ourAddress = new OurAddress(control, habits, settings.data(), patience.reply(),
                Places.of(settings, control));
        this.straight = proxy.isEmpty();
        this.compresses = settings.transfer().compress()
                && login.features().getOrDefault("MODE", "").toUpperCase(Locale.ROOT).contains("Z");
        if (login.greeting().toLowerCase(Locale.ROOT).contains("pure-ftpd")) {
            // It answers one 500 for each packet, however many commands are in it: nothing can be counted there.
            habits.learnBehind(Behind.LOST);
        }
    }

    /** The session's one buffer for payload; a session moves one file at a time. */
    ByteBuffer buffer() {
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        }
        return buffer;
    }

    /** Of the commands that somebody wants behind a transfer command, those that may be sent. The first is to be harmless. */
    List<Command> behind(List<Command> wanted) {
        return switch (habits.behind()) {
            case KEPT -> wanted;
            case UNKNOWN -> wanted.subList(0, Math.min(1, wanted.size()));
            case LOST -> List.of();
        };
    }

    /** Whether {@link #behind} lets things through only to find out what becomes of them. */
    boolean asks() {
        return habits.behind() == Behind.UNKNOWN;
    }

    /** @param restarts whether a REST is in the prelude: then its reply is awaited before the transfer command goes out */
    DataOutcome run(Route route, OpenWatch openWatch, List<PreludeStep> prelude, Command command, boolean restarts,
            Payload payload) throws FtpException {
        return run(route, openWatch, prelude, command, List.of(), restarts, payload);
    }

    /** @param behind what {@link #behind} let through */
    DataOutcome run(Route route, OpenWatch openWatch, List<PreludeStep> prelude, Command command, List<Command> behind,
            boolean restarts, Payload payload) throws FtpException {
        ourAddress.prepare(route);
        chooseMode();
        try {
            return once(route, openWatch, prelude, command, behind, restarts, payload);
        } catch (RouteFailedException e) {
            // No byte has moved: the same payload goes again, to the address that the server will take.
            if (ourAddress.learned(e.failure())) {
                return once(route, openWatch, prelude, command, behind, restarts, payload);
            }
            throw e;
        }
    }

    /** MODE Z stays in force for the session; who refuses it is not asked again, and who spoils files with it is left alone. */
    private void chooseMode() throws FtpException {
        if (compresses && !modeChosen && habits.compresses()) {
            modeChosen = true;
            if (control.ask(Command.of("MODE", "Z"), patience.reply()).completed()) {
                compressed = Optional.of(new CompressedData(protection));
            }
        } else if (compressed.isPresent() && !habits.compresses()) {
            Reply stream = control.ask(Command.of("MODE", "S"), patience.reply());
            if (!stream.completed()) {
                control.close();
                throw new SessionLostException("MODE S refused: " + stream);
            }
            compressed = Optional.empty();
        }
    }

    /**
     * A file's size was not what it should be after a transfer that the server called good. ProFTPD's mod_deflate loses the
     * end of what compresses well: from now on without compression.
     */
    void wrongSize() {
        if (compressed.isPresent()) {
            habits.distrustCompression();
        }
    }

    private DataOutcome once(Route route, OpenWatch openWatch, List<PreludeStep> prelude, Command command,
            List<Command> behind,
            boolean restarts, Payload payload) throws FtpException {
        Flight flight = flight(route, restarts, openWatch);
        Optional<SocketChannel> standing = standing(route, openWatch, restarts);
        DataRequest request = new DataRequest(route, prelude, command, behind, flight,
                openWatch.budget(), patience, openWatch::opened, habits.bandwidth(),
                keepsBehind() ? Optional.of(habits.keepAlive()) : Optional.empty());
        DataTransfer transfer = new DataTransfer(control, watch, trace, request, payload,
                compressed.orElse(protection));
        try {
            DataOutcome outcome = standing.isPresent() ? transfer.run(standing.get()) : transfer.run(opener);
            if (route.active()) {
                habits.learnActiveAccepted(true);
            }
            if (!behind.isEmpty()) {
                habits.learnBehind(outcome.behind().isPresent() ? Behind.KEPT : Behind.LOST);
            }
            if (tls.isPresent() && tls.get().dataEstablished() && !tls.get().dataResumed()) {
                habits.learnFullHandshakes();
            }
            return outcome;
        } catch (RouteFailedException e) {
            if (route.active() && e.failure().evidence() == Evidence.NEGOTIATION_REFUSED) {
                habits.learnActiveAccepted(false);
            }
            throw e;
        } catch (TransferBrokenException | SessionLostException e) {
            if (habits.behind() == Behind.UNKNOWN && !behind.isEmpty()) {
                // It may have been our question that spoilt it.
                habits.learnBehind(Behind.LOST);
            }
            throw e;
        } finally {
            lastRoute = Optional.of(route);
            lastEnd = System.nanoTime();
        }
    }

    /** Whether a transfer may be sent while the one before is under way: in clear text, over a route that is known to work. */
    boolean sendsAhead(Route route) {
        return route.active() && habits.activeAccepted() && habits.pipelined() && keepsBehind() && plain()
                && habits.sendsAhead();
    }

    /** A transfer for {@link #runInRow}, to be sent ahead. */
    Optional<AheadFlight> flight(Route route, List<PreludeStep> prelude, Command command) throws FtpException {
        return opener.flight(route, prelude, command);
    }

    /**
     * One of a row of transfers, where {@link #sendsAhead}.
     *
     * @param sent what was sent already, by the one before
     * @param next what is to be sent when this one's data have come
     */
    DataOutcome runInRow(Route route, OpenWatch openWatch, List<PreludeStep> prelude, Command command,
            Optional<AheadFlight> sent, DataTransfer.Following next, Payload payload) throws FtpException {
        if (sent.isEmpty()) {
            // It may ask the server, which it must not in between.
            ourAddress.prepare(route);
        }
        DataRequest request = new DataRequest(route, prelude, command, List.of(), Flight.EVERYTHING, openWatch.budget(),
                patience, openWatch::opened, habits.bandwidth(), Optional.empty());
        DataTransfer transfer = new DataTransfer(control, watch, trace, request, payload, protection).followedBy(next);
        try {
            return sent.isPresent() ? transfer.run(sent.get()) : transfer.run(opener);
        } catch (TransferBrokenException | SessionLostException | ProtocolException | RouteFailedException e) {
            // Be it by chance: what may have been our haste does not happen again.
            habits.distrustAhead();
            throw e;
        } finally {
            lastRoute = Optional.of(route);
            lastEnd = System.nanoTime();
        }
    }

    private Optional<SocketChannel> standing(Route route, OpenWatch openWatch, boolean restarts) throws FtpException {
        Optional<AheadOpening> kept = ahead;
        ahead = Optional.empty();
        try {
            return kept.isEmpty() || restarts ? Optional.empty() : kept.get().take(route, openWatch.budget());
        } finally {
            kept.ifPresent(AheadOpening::close);
        }
    }

    /**
     * An opening for the transfer after the one that is being made up, whose negotiation may travel behind that one or
     * later; only in the midst of a row of transfers over a passive route. What it was answered goes to {@link #keep}.
     */
    Optional<AheadOpening> ahead(Route route) {
        boolean may = inARow(route) && !route.active() && habits.pipelined();
        return may ? Optional.of(opener.ahead(route)) : Optional.empty();
    }

    /** Whether the transfer that is being made up follows close on another one over the same route. */
    boolean inARow(Route route) {
        return lastRoute.equals(Optional.of(route)) && System.nanoTime() - lastEnd < IN_A_ROW.toNanos();
    }

    /** Whether data connections carry nothing but the payload, straight from us to the server. */
    boolean plain() {
        return straight && tls.isEmpty() && compressed.isEmpty();
    }

    /** Whether what is sent behind a transfer command is known to be answered after it. */
    boolean keepsBehind() {
        return habits.behind() == Behind.KEPT;
    }

    /** Begins to connect where the server agreed. */
    void keep(AheadOpening opening, Reply reply) throws FtpException {
        close();
        if (opening.agreed(reply)) {
            ahead = Optional.of(opening);
        } else {
            opening.close();
        }
    }

    /** Lets go of what was opened ahead. */
    void close() {
        ahead.ifPresent(AheadOpening::close);
        ahead = Optional.empty();
    }

    private Flight flight(Route route, boolean restarts, OpenWatch openWatch) {
        if (openWatch.gentle() && !route.active()) {
            return Flight.AFTER_CONNECT;
        }
        if (!habits.pipelined()) {
            return Flight.ONE_COMMAND;
        }
        if (restarts) {
            return Flight.UNTIL_AGREED;
        }
        return route.active() && habits.activeAccepted() ? Flight.EVERYTHING : Flight.UNTIL_NEGOTIATED;
    }
}
