package io.portside.ftp.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.reply.Reply;

/**
 * The control connection: command lines out, replies in, and an exact count of the replies that the server still owes.
 * Sending and reading are separate, so that several commands can travel in one flight (RFC 959 has servers answer in
 * order). Once anything went wrong it is {@linkplain #sound() unsound} for good. Belongs to the session's thread.
 */
@SuppressWarnings("resource") // The socket is the link's, which is closed with the connection.
public final class ControlConnection {
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(30);
    /** A server that floods us, be it with nothing but empty lines, must not keep us from looking at the clock. */
    private static final int READS_AT_A_TIME = 16;
    /** Each 1yz is patience granted anew; nobody gets it without end. */
    private static final int MOST_PRELIMINARY = 200;

    private Link link;
    private final ChannelWatch watch;
    private final Trace trace;
    private final SelectionKey key;
    private final Optional<SocketOption<Boolean>> quickAck;
    private final ReplyParser parser;
    private final InetSocketAddress local;
    private final InetSocketAddress peer;
    private final ByteBuffer in = ByteBuffer.allocateDirect(16 * 1024);
    /** The greeting comes without being asked for. */
    private int owed = 1;
    private int preliminary;
    private Optional<BodyTaker> bodies = Optional.empty();
    private long bodyPieces;
    private boolean ended;
    private boolean sound = true;
    private long flightAt;
    private boolean timing;
    private Duration roundTrip;

    /**
     * @param took    how long the TCP handshake took, a first idea of the round trip
     * @param decoder of reply texts
     */
    public ControlConnection(Link link, ChannelWatch watch, Trace trace, Duration took,
            Function<byte[], String> decoder) throws FtpException {
        this.link = link;
        this.watch = watch;
        this.trace = trace;
        this.roundTrip = took;
        this.parser = new ReplyParser(decoder);
        try {
            local = (InetSocketAddress) link.socket().getLocalAddress();
            peer = (InetSocketAddress) link.socket().getRemoteAddress();
            quickAck = option(link.socket(), "TCP_QUICKACK");
            key = watch.register(link.socket(), SelectionKey.OP_READ);
        } catch (IOException e) {
            throw new SessionLostException("control connection lost", e);
        }
    }

    public InetSocketAddress local() {
        return local;
    }

    public InetSocketAddress peer() {
        return peer;
    }

    /** The shortest round trip seen. */
    public Duration roundTrip() {
        return roundTrip;
    }

    /** Final replies that are to come. */
    public int owed() {
        return owed;
    }

    /** Alive as far as is known, and nothing unexpected was ever received. */
    public boolean sound() {
        return sound;
    }

    /**
     * Sends commands in one flight. They begin a TCP segment of their own: NAT helpers look for PORT at the start of a
     * segment only, so PORT goes first in its flight and no flight follows another that is unanswered.
     */
    public void send(Command... commands) throws FtpException {
        if (owed == 0) {
            refuseUnsolicited();
            flightAt = System.nanoTime();
            timing = true;
        } else {
            timing = false;
        }
        int length = 0;
        for (Command command : commands) {
            length += command.wire().length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (Command command : commands) {
            out.put(command.wire());
            command.wipe();
            owed++;
        }
        try {
            write(out.flip());
        } finally {
            Arrays.fill(out.array(), (byte) 0);
        }
        for (Command command : commands) {
            trace.sent(command);
        }
    }

    /** Hears what stands between the first and the last line of a reply. */
    @FunctionalInterface
    public interface BodyTaker {
        /** The next lines, whole ones, each with LF as its end. What it throws leaves the connection as it is. */
        void take(ByteBuffer text) throws FtpException;
    }

    /**
     * From now on the inner lines of replies go to {@code taker} as they come, each reply's before the reply itself, and are
     * neither kept nor told; empty: back to whole replies. Only while no reply is owed.
     */
    public void bodies(Optional<BodyTaker> taker) {
        if (owed > 0 && taker.isPresent()) {
            throw new IllegalStateException("replies owed: " + owed);
        }
        bodies = taker;
        parser.bodies(taker.isPresent());
    }

    /** The next reply if it is here, 1yz ones included. Never blocks. */
    public Optional<Reply> poll() throws FtpException {
        Optional<Reply> reply = pollAny();
        if (reply.isPresent() && reply.get().code() == 421) {
            sound = false;
            throw new SessionLostException("server closes the session: " + reply.get());
        }
        return reply;
    }

    /** Waits for the next reply, 1yz ones included; empty when the server is silent so long. It still owes the reply then. */
    public Optional<Reply> await(Duration timeout) throws FtpException {
        return await(timeout, false);
    }

    /** Waits for the next reply, 1yz ones included. Silence loses the session. */
    public Reply read(Duration timeout) throws FtpException {
        return read(timeout, false);
    }

    /** As {@link #read}, but hands out a 421 too, for who wants its wording. */
    public Reply readEvenClosing(Duration timeout) throws FtpException {
        return read(timeout, true);
    }

    /** Sends one command and waits for its final reply. */
    public Reply ask(Command command, Duration timeout) throws FtpException {
        send(command);
        return readFinal(timeout);
    }

    /** The next reply that is not a 1yz. */
    public Reply readFinal(Duration timeout) throws FtpException {
        Reply reply = read(timeout);
        while (reply.preliminary()) {
            reply = read(timeout);
        }
        return reply;
    }

    /** Reads what came unasked. Throws when anything did: it is a farewell, or the count of replies is wrong. */
    public void refuseUnsolicited() throws FtpException {
        Optional<Reply> reply = poll();
        if (reply.isPresent()) {
            sound = false;
            throw new ProtocolException("reply that nobody asked for: " + reply.get());
        }
    }

    /**
     * Goes on over {@code other}, and waits until that is ready. What came in clear text behind the last reply is not
     * taken for the server's: whoever is in between could have put it there.
     *
     * @throws FtpException {@link TlsFailedException}
     */
    public void protect(Function<SocketChannel, Link> other, Duration limit) throws FtpException {
        sound = false;
        fill();
        if (!parser.empty() && owed > 0) {
            throw TlsFailedException.failed(Kind.HANDSHAKE, false, "the server greets in clear text", null);
        }
        if (!parser.empty()) {
            throw TlsFailedException.failed(Kind.CLEAR_TEXT_INSERTED, false, "bytes before the handshake", null);
        }
        link = other.apply(link.socket());
        if (!settled(Link::ready, limit)) {
            throw TlsFailedException.failed(Kind.HANDSHAKE, false, "no answer to the handshake", null);
        }
        sound = true;
    }

    /** Ends the protection and goes on in clear text; loses the session where the server does not end it as well. */
    public void unprotect(Duration limit) throws FtpException {
        sound = false;
        if (!settled(Link::unprotect, limit)) {
            throw new SessionLostException("the server did not end TLS after CCC");
        }
        link = Link.clear(link.socket());
        // What ended was TLS; whether the connection has as well shows itself.
        ended = false;
        sound = true;
    }

    /** A step of the link that may have to wait for the network. */
    @FunctionalInterface
    private interface LinkStep {
        boolean done(Link on) throws IOException;
    }

    /** False when time was up. */
    private boolean settled(LinkStep step, Duration limit) throws FtpException {
        long deadline = ChannelWatch.deadline(limit);
        try {
            while (!step.done(link) || !link.flush()) {
                if (ChannelWatch.passed(deadline)) {
                    return false;
                }
                key.interestOps(link.interest(SelectionKey.OP_READ));
                watch.await(deadline);
            }
            key.interestOps(SelectionKey.OP_READ);
            return true;
        } catch (FtpException e) {
            throw e;
        } catch (IOException e) {
            throw new SessionLostException("control connection lost: " + e.getMessage(), e);
        }
    }

    /** Closes without a word. */
    public void close() {
        sound = false;
        watch.release(link);
    }

    private Reply read(Duration timeout, boolean evenClosing) throws FtpException {
        Optional<Reply> reply = await(timeout, evenClosing);
        if (reply.isEmpty()) {
            sound = false;
            throw new SessionLostException("no reply within " + timeout.toSeconds() + " s");
        }
        return reply.get();
    }

    private Optional<Reply> await(Duration timeout, boolean evenClosing) throws FtpException {
        long deadline = ChannelWatch.deadline(timeout);
        while (true) {
            long pieces = bodyPieces;
            Optional<Reply> reply = evenClosing ? pollAny() : poll();
            if (pieces != bodyPieces) {
                // A long answer is no silence; but it must not keep us from hearing a cancel.
                deadline = ChannelWatch.deadline(timeout);
                watch.check();
            }
            if (reply.isPresent() || ChannelWatch.passed(deadline)) {
                return reply;
            }
            watch.await(deadline);
        }
    }

    private Optional<Reply> pollAny() throws FtpException {
        Optional<ReceivedReply> next = nextReply();
        if (next.isEmpty()) {
            fill();
            next = nextReply();
        }
        if (next.isEmpty()) {
            if (ended) {
                sound = false;
                throw new SessionLostException(parser.inside()
                        ? "control connection ended inside a reply"
                        : "control connection ended");
            }
            return Optional.empty();
        }
        Reply reply = next.get().reply();
        trace.received(reply.code(), next.get().lines());
        count(reply);
        return Optional.of(reply);
    }

    /** Hands on the bodies before it. */
    private Optional<ReceivedReply> nextReply() throws FtpException {
        Optional<ReceivedReply> next = parser.next();
        while (next.flatMap(ReceivedReply::body).isPresent()) {
            bodyPieces++;
            ByteBuffer text = ByteBuffer.wrap(next.get().body().get());
            if (bodies.isPresent()) {
                bodies.get().take(text);
            }
            next = parser.next();
        }
        return next;
    }

    private void count(Reply reply) throws ProtocolException {
        if (timing) {
            timing = false;
            Duration took = Duration.ofNanos(System.nanoTime() - flightAt);
            if (took.compareTo(roundTrip) < 0) {
                roundTrip = took;
            }
        }
        if (owed == 0) {
            sound = false;
        } else if (!reply.preliminary()) {
            owed--;
        }
        preliminary = reply.preliminary() ? preliminary + 1 : 0;
        if (preliminary > MOST_PRELIMINARY) {
            sound = false;
            throw new ProtocolException("more than " + MOST_PRELIMINARY + " replies that only announce another one");
        }
    }

    private void fill() throws FtpException {
        try {
            for (int reads = 0; reads < READS_AT_A_TIME && !ended; reads++) {
                int count = link.read(in.clear());
                if (count == 0) {
                    return;
                }
                if (count < 0) {
                    endOfStream();
                    return;
                }
                parser.feed(in.flip());
                acknowledge();
            }
        } catch (ProtocolException | TlsFailedException e) {
            sound = false;
            throw e;
        } catch (IOException e) {
            sound = false;
            throw new SessionLostException("control connection lost: " + e.getMessage(), e);
        }
    }

    /**
     * Servers that leave Nagle's algorithm on (vsftpd) hold the second reply of a flight back until the first is
     * acknowledged, which we would do 40 ms late. The option has to be set anew after each read.
     */
    private void acknowledge() throws IOException {
        if (quickAck.isPresent() && owed > 1) {
            link.socket().setOption(quickAck.get(), true);
        }
    }

    /** Options of one platform only are found by name. */
    @SuppressWarnings("unchecked")
    private static Optional<SocketOption<Boolean>> option(SocketChannel channel, String name) {
        return channel.supportedOptions().stream().filter(option -> option.name().equals(name))
                .map(option -> (SocketOption<Boolean>) option).findFirst();
    }

    /** A closed stream is always readable; watched on, it would keep the selector spinning. */
    private void endOfStream() {
        ended = true;
        if (key.isValid()) {
            key.interestOps(0);
        }
    }

    private void write(ByteBuffer out) throws FtpException {
        long deadline = ChannelWatch.deadline(WRITE_LIMIT);
        try {
            link.write(out);
            while (out.hasRemaining() || !link.flush()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                watch.await(deadline);
                link.write(out);
                if ((out.hasRemaining() || !link.flush()) && ChannelWatch.passed(deadline)) {
                    throw new SessionLostException("control connection takes no more bytes");
                }
                fill();
            }
            if (key.isValid() && !ended) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } catch (FtpException e) {
            sound = false;
            throw e;
        } catch (IOException e) {
            sound = false;
            throw new SessionLostException("control connection lost: " + e.getMessage(), e);
        }
    }
}
