package io.portside.ftp.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.ConnectFailedException.Kind;
import io.portside.ftp.error.FtpException;

/**
 * Opens the control connection to whichever address of a host answers first. A further address is tried when one has
 * been silent for a moment or has failed, as RFC 8305 has it, so that a dead address costs next to nothing.
 */
@SuppressWarnings("resource") // Channels outlive the methods that open them: the winner is handed out, the others are released.
public final class HostConnector {
    private static final Duration STAGGER = Duration.ofMillis(250);
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final ChannelWatch watch;
    private final Trace trace;
    private final List<Attempt> running = new ArrayList<>();
    private final List<Kind> failures = new ArrayList<>();
    private IOException lastFailure;

    public HostConnector(ChannelWatch watch, Trace trace) {
        this.watch = watch;
        this.trace = trace;
    }

    /** A connected, non-blocking channel, and how long its handshake took. */
    public Connected connect(String host, int port) throws FtpException {
        long deadline = ChannelWatch.deadline(BUDGET);
        List<InetAddress> addresses = HostNames.resolve(host, BUDGET, watch);
        if (addresses.isEmpty()) {
            throw new ConnectFailedException(host, port, Kind.UNKNOWN_HOST, null);
        }
        Queue<InetAddress> waiting = new ArrayDeque<>(addresses);
        long nextStart = System.nanoTime();
        try {
            while (true) {
                if (!waiting.isEmpty() && ChannelWatch.passed(nextStart)) {
                    nextStart = System.nanoTime() + (start(new InetSocketAddress(waiting.remove(), port))
                            ? STAGGER.toNanos()
                            : 0);
                }
                int failed = failures.size();
                for (Attempt attempt : List.copyOf(running)) {
                    if (finished(attempt)) {
                        return connected(attempt);
                    }
                }
                if (failures.size() > failed) {
                    nextStart = System.nanoTime();
                }
                if (running.isEmpty() && waiting.isEmpty()) {
                    throw new ConnectFailedException(host, port, verdict(), lastFailure);
                }
                if (ChannelWatch.passed(deadline)) {
                    running.forEach(this::silent);
                    throw new ConnectFailedException(host, port, verdict(), lastFailure);
                }
                watch.await(waiting.isEmpty() || nextStart - deadline > 0 ? deadline : nextStart);
            }
        } finally {
            running.forEach(attempt -> watch.release(attempt.channel));
            running.clear();
        }
    }

    /** Whether the attempt is under way. */
    private boolean start(InetSocketAddress to) {
        trace.connecting(to);
        long began = System.nanoTime();
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(to);
            watch.register(channel, SelectionKey.OP_CONNECT);
            running.add(new Attempt(to, channel, began));
            return true;
        } catch (IOException | UnresolvedAddressException | UnsupportedAddressTypeException e) {
            if (channel != null) {
                watch.release(channel);
            }
            failed(to, began, e instanceof IOException io ? io : new IOException(e));
            return false;
        }
    }

    private boolean finished(Attempt attempt) {
        try {
            return attempt.channel.isConnected() || attempt.channel.finishConnect();
        } catch (IOException e) {
            running.remove(attempt);
            watch.release(attempt.channel);
            failed(attempt.to, attempt.began, e);
            return false;
        }
    }

    private Connected connected(Attempt attempt) throws FtpException {
        running.remove(attempt);
        Duration took = Duration.ofNanos(System.nanoTime() - attempt.began);
        SocketChannel channel = attempt.channel;
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            keepAliveWithinMinutes(channel);
            trace.connected((InetSocketAddress) channel.getLocalAddress(), attempt.to, took);
            return new Connected(channel, took);
        } catch (IOException e) {
            watch.release(channel);
            // It stood, and was reset before we looked at it.
            throw new ConnectFailedException(attempt.to.getHostString(), attempt.to.getPort(), Kind.NO_GREETING, e);
        }
    }

    /** NATs forget idle connections after as little as two minutes; the system's default of two hours is no help. */
    private static void keepAliveWithinMinutes(SocketChannel channel) throws IOException {
        for (SocketOption<?> option : channel.supportedOptions()) {
            if (option.name().equals("TCP_KEEPIDLE") || option.name().equals("TCP_KEEPINTERVAL")) {
                @SuppressWarnings("unchecked")
                SocketOption<Integer> seconds = (SocketOption<Integer>) option;
                channel.setOption(seconds, 60);
            }
        }
    }

    private void failed(InetSocketAddress to, long began, IOException why) {
        lastFailure = why;
        failures.add(kind(why));
        trace.connectFailed(to, Duration.ofNanos(System.nanoTime() - began), String.valueOf(why.getMessage()));
    }

    private void silent(Attempt attempt) {
        failures.add(Kind.TIMED_OUT);
        trace.connectFailed(attempt.to, Duration.ofNanos(System.nanoTime() - attempt.began), "no answer");
    }

    private static Kind kind(IOException why) {
        String message = String.valueOf(why.getMessage());
        if (message.contains("timed out")) {
            return Kind.TIMED_OUT;
        }
        if (message.contains("reset")) {
            return Kind.NO_GREETING;
        }
        return why instanceof ConnectException ? Kind.REFUSED : Kind.UNREACHABLE;
    }

    /** The failure that says most: somebody hung up or refused, or else nobody answered, or else there is no way there. */
    private Kind verdict() {
        for (Kind kind : List.of(Kind.NO_GREETING, Kind.REFUSED, Kind.TIMED_OUT)) {
            if (failures.contains(kind)) {
                return kind;
            }
        }
        return Kind.UNREACHABLE;
    }

    /** What {@link #connect} made. */
    public record Connected(SocketChannel channel, Duration took) {}

    private record Attempt(InetSocketAddress to, SocketChannel channel, long began) {}
}
