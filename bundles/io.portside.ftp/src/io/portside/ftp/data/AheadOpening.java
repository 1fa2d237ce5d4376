package io.portside.ftp.data;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;

/**
 * A passive data connection that is opened before its transfer is known, in the round trip of something else. When it
 * cannot be had, nothing is lost: no transfer command was sent, so no reply is owed and the next transfer negotiates
 * anew. On the session's thread; closed unless its channel was taken.
 */
@SuppressWarnings("resource") // The channel is handed out.
public final class AheadOpening {
    /** Servers keep an unused listener for half a minute and more; firewalls forget sooner. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final RouteOpening opening;
    private final Route route;
    private final ChannelWatch watch;
    private final long since = System.nanoTime();

    AheadOpening(RouteOpening opening, Route route, ChannelWatch watch) {
        this.opening = opening;
        this.route = route;
        this.watch = watch;
    }

    /** PASV or EPSV. */
    public Command negotiation() {
        return opening.negotiation();
    }

    /** Begins to connect; false when the reply does not say where to. */
    public boolean agreed(Reply reply) throws FtpException {
        return reply.completed() && opening.agreed(reply).isEmpty();
    }

    /** The connection, for a transfer over {@code wanted}; waits until it stands. Empty: negotiate anew. */
    public Optional<SocketChannel> take(Route wanted, Duration budget) throws FtpException {
        if (wanted != route || System.nanoTime() - since > FRESH.toNanos()) {
            return Optional.empty();
        }
        long deadline = ChannelWatch.deadline(budget);
        while (true) {
            RouteOpening.Progress progress = opening.poll();
            if (progress instanceof RouteOpening.Progress.Opened opened) {
                return Optional.of(opened.channel());
            }
            if (progress instanceof RouteOpening.Progress.Failed || ChannelWatch.passed(deadline)) {
                return Optional.empty();
            }
            watch.await(deadline);
        }
    }

    /** Lets go of the connection, unless it was taken. */
    public void close() {
        opening.close();
    }
}
