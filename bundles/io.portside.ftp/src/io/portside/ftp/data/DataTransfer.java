package io.portside.ftp.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.Link;
import io.portside.ftp.control.Trace;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;

/**
 * One transfer command with its data connection, for listings, downloads and uploads alike: agree on the route, open,
 * move the bytes, and hear the final reply. Data connection and control connection are watched together at every
 * moment, and whichever speaks first is heard first: reply before socket, socket before reply, the 226 before the end of
 * the data, or no 1yz at all are all in order. Used once, on the session's thread.
 */
@SuppressWarnings("resource") // The data connection is released through the watch, which must forget it.
public final class DataTransfer {
    /** How long a server's explanation is waited for after the data connection broke. */
    private static final Duration EXPLANATION = Duration.ofSeconds(2);
    /** How long replies to what was sent behind the transfer command are waited for once the transfer's own is here. */
    private static final Duration TAIL = Duration.ofSeconds(5);
    /** A server that says nothing at all to our first message of TLS is not busy, it is deaf. */
    private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(20);
    /** How long, beside a round trip, the peer's end of an upload is waited for after its final reply. */
    private static final Duration LINGER = Duration.ofMillis(100);
    /** Their answers all come at once, after the transfer. */
    private static final int MOST_NOOPS = 100;
    /** While bytes flow, the control connection is looked at once in so many moves. */
    private static final int MOVES_PER_LOOK = 64;

    private final ControlConnection control;
    private final ChannelWatch watch;
    private final Trace trace;
    private final DataRequest request;
    private final Route route;
    private final Payload payload;
    private final DataProtection protection;
    private final Settling settling;
    private final List<Reply> preludeReplies = new ArrayList<>();
    private CommandRefusedException preludeRefused;
    private long asked = System.nanoTime();
    private final FinalReplies replies;
    private Reply begun;
    private boolean moving;
    private long quietSince = System.nanoTime();
    private int noops;
    private Following following = Optional::empty;
    private boolean followed;
    private boolean endProven = true;

    public DataTransfer(ControlConnection control, ChannelWatch watch, Trace trace, DataRequest request,
            Payload payload,
            DataProtection protection) {
        this.control = control;
        this.watch = watch;
        this.trace = trace;
        this.request = request;
        this.route = request.route();
        this.payload = payload;
        this.replies = new FinalReplies(request.behind().size());
        this.protection = protection;
        this.settling = new Settling(control, watch);
    }

    /** Does it all. After an exception {@link ControlConnection#owed()} says whether the session can go on. */
    public DataOutcome run(RouteOpener opener) throws FtpException {
        return run(() -> attempt(opener));
    }

    /** As {@link #run(RouteOpener)}, over a data connection that stands already: everything goes out in one flight. */
    public DataOutcome run(SocketChannel standing) throws FtpException {
        return run(() -> {
            List<Command> flight = new ArrayList<>();
            request.prelude().forEach(step -> flight.add(step.command()));
            flight.addAll(List.of(request.transfer()));
            sendOver(standing, flight.toArray(Command[]::new));
            asked = System.nanoTime();
            exchange(standing);
            return outcome(true);
        });
    }

    /** As {@link #run(RouteOpener)}, for what was sent while another transfer was under way. */
    public DataOutcome run(AheadFlight flight) throws FtpException {
        return run(() -> {
            trace.nextData();
            flight.opening().announce();
            return attempt(flight.opening(), () -> agreeAhead(flight.opening()));
        });
    }

    /** Makes up the transfer that comes next. */
    @FunctionalInterface
    public interface Following {
        /** Called once, when the server has sent everything and not yet said so; what it gives is sent. */
        Optional<AheadFlight> next() throws FtpException;
    }

    /**
     * Has another transfer sent while this one is under way, which is to be {@linkplain #run(AheadFlight) run} after it. Not
     * together with commands behind, nor with NOOPs in between.
     */
    public DataTransfer followedBy(Following other) {
        following = other;
        return this;
    }

    /** The part of {@link #run} that can fail. */
    @FunctionalInterface
    private interface Work {
        DataOutcome done() throws FtpException;
    }

    private DataOutcome run(Work work) throws FtpException {
        try {
            DataOutcome outcome = work.done();
            if (preludeRefused != null) {
                throw preludeRefused;
            }
            if (begun == null && replies.complete() && followed) {
                // Nobody can tell any more which reply is whose.
                control.close();
                throw new ProtocolException("no 1yz before " + replies.last());
            }
            if (begun == null && replies.complete()) {
                ReplyOrder.check(control, request.patience().reply());
            }
            return outcome;
        } catch (CommandRefusedException | RouteFailedException | SessionLostException e) {
            // What went wrong first explains the rest: a listing in a folder that is gone makes Pure-FTPd hang up.
            throw preludeRefused != null ? preludeRefused : e;
        }
    }

    private DataOutcome attempt(RouteOpener opener) throws FtpException {
        trace.nextData();
        RouteOpening opening = opener.open(route).orElseThrow(() -> failed(Evidence.NO_LOCAL_PORT));
        return attempt(opening, () -> agree(opening));
    }

    /** The negotiation with the server. */
    @FunctionalInterface
    private interface Agreement {
        void reach() throws FtpException;
    }

    private DataOutcome attempt(RouteOpening opening, Agreement agreement) throws FtpException {
        Optional<SocketChannel> channel;
        try {
            agreement.reach();
            channel = open(opening);
        } catch (OperationCancelledException | RouteFailedException e) {
            settling.free(opening);
            throw e;
        } finally {
            opening.close();
        }
        if (channel.isPresent()) {
            if (request.flight() == Flight.AFTER_CONNECT) {
                sendOver(channel.get(), request.transfer());
            }
            exchange(channel.get());
        }
        return outcome(channel.isPresent());
    }

    private DataOutcome outcome(boolean connected) {
        return new DataOutcome(List.copyOf(preludeReplies), Optional.ofNullable(begun), replies.last(),
                replies.behind(),
                payload.bytes(), connected, endProven);
    }

    private void agree(RouteOpening opening) throws FtpException {
        Flight how = request.flight();
        Command negotiation = opening.negotiation();
        List<Command> flight = new ArrayList<>();
        flight.add(negotiation);
        if (!oneByOne()) {
            request.prelude().forEach(step -> flight.add(step.command()));
        }
        if (how == Flight.EVERYTHING) {
            flight.addAll(List.of(request.transfer()));
        }
        control.send(flight.toArray(Command[]::new));
        asked = System.nanoTime();
        FtpException failure = negotiated(opening, negotiation);
        if (oneByOne() ? failure == null : how == Flight.UNTIL_AGREED || failure != null) {
            readPrelude();
            if (preludeRefused != null && how != Flight.EVERYTHING) {
                throw preludeRefused;
            }
        }
        if (failure != null) {
            if (how == Flight.EVERYTHING) {
                awaitFinal(EXPLANATION);
            }
            throw failure;
        }
        if (how != Flight.EVERYTHING && how != Flight.AFTER_CONNECT) {
            control.send(request.transfer());
            asked = System.nanoTime();
        }
    }

    /** As {@link #agree} with {@link Flight#EVERYTHING}, after the sending. */
    private void agreeAhead(RouteOpening opening) throws FtpException {
        FtpException failure = negotiated(opening, opening.negotiation());
        if (failure != null) {
            readPrelude();
            awaitFinal(EXPLANATION);
            throw failure;
        }
    }

    private boolean oneByOne() {
        return request.flight() == Flight.ONE_COMMAND || request.flight() == Flight.AFTER_CONNECT;
    }

    /** Sends what goes with a data connection that stands already. */
    private void sendOver(SocketChannel standing, Command... commands) throws FtpException {
        try {
            control.send(commands);
        } catch (FtpException e) {
            watch.release(standing);
            throw e;
        }
    }

    private void readPrelude() throws FtpException {
        for (PreludeStep step : request.prelude()) {
            if (oneByOne()) {
                control.send(step.command());
            }
            preludeReply(control.readFinal(request.patience().reply()));
        }
    }

    private void preludeReply(Reply reply) {
        PreludeStep step = request.prelude().get(preludeReplies.size());
        preludeReplies.add(reply);
        if (step.required() && reply.negative() && preludeRefused == null) {
            preludeRefused = new CommandRefusedException(step.command().verb(), reply);
        }
    }

    /** What is wrong with the negotiation, if anything; the replies to the rest of the flight are still to be read. */
    private FtpException negotiated(RouteOpening opening, Command negotiation) throws FtpException {
        // Some servers connect when they see PORT and answer only then (pyftpdlib).
        Optional<Reply> reply = control.await(route.active() ? request.budget() : request.patience().reply());
        if (reply.isEmpty()) {
            throw route.active()
                    ? failed(Evidence.NO_INBOUND)
                    : new SessionLostException("no reply to " + negotiation.verb());
        }
        if (!reply.get().completed()) {
            return TransferVerdict.ofNegotiation(route, negotiation.verb(), reply.get(), waited());
        }
        return opening.agreed(reply.get())
                .map(evidence -> TransferVerdict.routeFailed(route, evidence, waited(), reply)).orElse(null);
    }

    /** Empty when the server reports success without ever having connected. */
    private Optional<SocketChannel> open(RouteOpening opening) throws FtpException {
        long deadline = ChannelWatch.deadline(request.budget());
        while (true) {
            RouteOpening.Progress progress = opening.poll();
            if (progress instanceof RouteOpening.Progress.Opened opened) {
                return Optional.of(opened.channel());
            }
            boolean heard = hear();
            if (progress instanceof RouteOpening.Progress.Failed failed) {
                throw unreachable(failed.evidence());
            }
            refuseNegative();
            if (ChannelWatch.passed(deadline)) {
                if (replies.last() != null && route.active()) {
                    return Optional.empty();
                }
                throw failed(route.active() ? Evidence.NO_INBOUND : Evidence.CONNECT_TIMED_OUT);
            }
            if (!heard) {
                watch.await(deadline);
            }
        }
    }

    /** The target may be what is wrong: a server that refuses it closes its listener as well. */
    private FtpException unreachable(Evidence evidence) throws FtpException {
        if (control.owed() > 0) {
            awaitFinal(control.roundTrip().plusMillis(50));
        }
        Reply last = replies.last();
        if (last == null || last.code() == 425 || last.code() == 426) {
            return TransferVerdict.routeFailed(route, evidence, waited(), Optional.ofNullable(last));
        }
        refuseNegative();
        return failed(evidence);
    }

    private void exchange(SocketChannel channel) throws FtpException {
        Link link = protection.link(channel);
        boolean clean = false;
        try {
            SelectionKey key = watch.register(channel, payload.operation());
            Duration waited = waited();
            trace.opened(route, (InetSocketAddress) channel.getLocalAddress(),
                    (InetSocketAddress) channel.getRemoteAddress(), waited);
            request.opened().accept(waited);
            moving = true;
            if (payload.endsOurSide()) {
                channel.shutdownOutput();
            }
            move(link, key);
            clean = true;
        } catch (OperationCancelledException | LocalFailureException e) {
            cut(link);
            settling.settle();
            throw e;
        } catch (SessionLostException | ProtocolException e) {
            if (payload.bytes() == 0 || watch.isAbandoned()) {
                throw e;
            }
            throw new TransferBrokenException(payload.bytes(), "control connection: " + e.getMessage(), e);
        } catch (TlsFailedException e) {
            cut(link);
            throw protection.judged(explained(e), link, Optional.of(e));
        } catch (FtpException e) {
            throw protection.judged(e, link, Optional.empty());
        } catch (IOException e) {
            cut(link);
            throw protection.judged(broken(e, link), link, Optional.empty());
        } finally {
            if (!clean) {
                link.resetOnClose();
                settling.spoiled(request.command(), begun != null, replies.last());
            }
            watch.release(link);
            trace.dataClosed(payload.bytes(), clean);
        }
    }

    private void move(Link link, SelectionKey key) throws IOException {
        long deadline = ChannelWatch.deadline(request.patience().stall());
        long handshake = ChannelWatch.deadline(HANDSHAKE_LIMIT);
        boolean receiving = payload.operation() == SelectionKey.OP_READ;
        LimitedLink limited = new LimitedLink(link, request.bandwidth());
        boolean done = false;
        boolean drained = false;
        boolean ready = false;
        for (int turn = 1; !done || replies.last() == null || !drained; turn++) {
            if (!done) {
                keepAlive();
            }
            int count = done ? 0 : payload.move(limited);
            if (count < 0) {
                done = true;
                if (receiving) {
                    endProven = link.endProven();
                    drained = true;
                    // ProFTPD lingers for ten seconds, and only then sends its 226, when we keep our end open.
                    watch.release(link);
                    follow();
                }
            }
            if (done && !drained) {
                drained = drained(link);
            }
            boolean heard = (count <= 0 || turn % MOVES_PER_LOOK == 0) && hear();
            refuseNegative();
            if (count > 0 || heard) {
                deadline = ChannelWatch.deadline(request.patience().stall());
                watch.check();
            }
            if (heard && done && replies.last() != null) {
                // Nothing more is needed: the peer's end is only waited for because the next ticket comes before it.
                deadline = ChannelWatch.deadline(control.roundTrip().plus(LINGER));
            }
            if (count != 0 || heard) {
                continue;
            }
            if (!done && limited.starved()) {
                // Neither stalled nor to be woken by what may not be read yet.
                deadline = ChannelWatch.deadline(request.patience().stall());
                key.interestOps(0);
                watch.await(System.nanoTime() + Math.max(1_000_000, request.bandwidth().pauseNanos()));
                key.interestOps(link.interest(payload.operation()));
                continue;
            }
            if (ChannelWatch.passed(deadline)) {
                if (done && replies.last() != null) {
                    break;
                }
                throw new TransferBrokenException(payload.bytes(), done ? "no final reply" : "no byte moves", null);
            }
            if (!done && !ready && link.ready()) {
                // Here and not a moment ago: what to watch for is different now, and the first bytes may have come along.
                ready = true;
                continue;
            }
            if (!done && !ready && ChannelWatch.passed(handshake)) {
                throw TlsFailedException.failed(Kind.HANDSHAKE, true, "no answer to the handshake", null);
            }
            if (!done || !receiving) {
                key.interestOps(drained ? 0 : link.interest(done ? 0 : payload.operation()));
            }
            watch.await(done || ready ? deadline : handshake);
        }
        hearRest();
    }

    /** Not earlier: while it sends, ProFTPD reads commands, and answers 450 to PORT. */
    private void follow() throws FtpException {
        Optional<AheadFlight> next = following.next();
        if (next.isPresent()) {
            followed = true;
            control.send(next.get().commands());
        }
    }

    /** A NAT forgets a control connection that is silent for long, and keepalive probes of TCP are not everywhere let through. */
    private void keepAlive() throws FtpException {
        if (request.keepAlive().isPresent() && noops < MOST_NOOPS
                && System.nanoTime() - quietSince > request.keepAlive().get().toNanos()) {
            quietSince = System.nanoTime();
            noops++;
            control.send(Command.of("NOOP"));
            replies.another();
        }
    }

    /** After an upload: whether the peer has ended its side as well. That it broke says nothing, the final reply does. */
    private static boolean drained(Link link) {
        try {
            return link.drained();
        } catch (IOException e) {
            return true;
        }
    }

    /** Takes a reply if one is here: those to the prelude come first. */
    private boolean hear() throws FtpException {
        if (replies.complete()) {
            return false;
        }
        Optional<Reply> reply = control.poll();
        if (reply.isPresent()) {
            boolean ofPrelude = preludeReplies.size() < request.prelude().size();
            if (ofPrelude && !reply.get().preliminary()) {
                preludeReply(reply.get());
            } else if (reply.get().preliminary()) {
                begun = reply.get();
            } else {
                replies.take(reply.get());
            }
        }
        return reply.isPresent();
    }

    /** The replies to what was sent behind the transfer. Without them the transfer is what it is, and the session lost. */
    private void hearRest() throws FtpException {
        long deadline = ChannelWatch.deadline(TAIL);
        try {
            while (!replies.complete() && !ChannelWatch.passed(deadline)) {
                if (!hear()) {
                    watch.await(deadline);
                }
            }
        } catch (SessionLostException | ProtocolException e) {
            // The next use of the session says so.
        }
    }

    private void refuseNegative() throws FtpException {
        Reply last = replies.last();
        if (last == null || last.code() == 226 || last.code() == 250) {
            return;
        }
        hearRest();
        if (last.negative()) {
            throw TransferVerdict.ofTransfer(route, request.command().verb(), last, begun != null, payload.bytes(),
                    waited());
        }
        throw new TransferBrokenException(payload.bytes(), "unexpected final reply " + last, null);
    }

    /** TLS failed on our side; the server may know why, or refuse the command for a reason of its own. */
    private FtpException explained(TlsFailedException why) {
        try {
            awaitFinal(EXPLANATION);
        } catch (FtpException e) {
            // The session is over as well; why, TLS says best.
        }
        Reply last = replies.last();
        return last != null && last.negative()
                ? TransferVerdict.ofTransfer(route, request.command().verb(), last, begun != null, payload.bytes(),
                        waited())
                : why;
    }

    /** The data connection failed under us; the server may know why. */
    private FtpException broken(IOException why, Link link) throws FtpException {
        awaitFinal(EXPLANATION);
        Reply last = replies.last();
        if (last != null && last.negative()) {
            return TransferVerdict.ofTransfer(route, request.command().verb(), last, begun != null, payload.bytes(),
                    waited());
        }
        if (last == null && payload.bytes() == 0 && !link.answered()) {
            return failed(TransferVerdict.rejected(route));
        }
        return new TransferBrokenException(payload.bytes(), "data connection: " + why.getMessage(), why);
    }

    /** Waits a little for the final reply; what happens to the control connection meanwhile is said by the next use of it. */
    private void awaitFinal(Duration limit) throws FtpException {
        long deadline = ChannelWatch.deadline(limit);
        try {
            while (!replies.complete()) {
                if (!hear()) {
                    if (ChannelWatch.passed(deadline)) {
                        return;
                    }
                    watch.await(deadline);
                }
            }
        } catch (SessionLostException | ProtocolException e) {
            if (!moving || payload.bytes() == 0) {
                throw e;
            }
        }
    }

    private void cut(Link link) {
        link.resetOnClose();
        watch.release(link);
    }

    private Duration waited() {
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private FtpException failed(Evidence evidence) {
        return TransferVerdict.routeFailed(route, evidence, waited(), Optional.empty());
    }
}
