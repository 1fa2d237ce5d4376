package io.portside.ftp.data;

import java.nio.channels.SocketChannel;
import java.util.Optional;

import io.portside.ftp.control.Command;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.RouteFailure;

/** One attempt to open one data connection by one route. Never blocks; closed after use whatever became of it. */
interface RouteOpening {
    /** Tells that it waits, under the number of the data connection that is next. */
    default void announce() {
        // Whoever connects tells when he does.
    }

    /** What is sent to the server first: PORT, EPRT, PASV or EPSV. */
    Command negotiation();

    /** Takes the positive reply to {@link #negotiation()}; what is wrong with it, if anything. */
    Optional<RouteFailure.Evidence> agreed(Reply reply) throws FtpException;

    /** Looks whether the connection stands. */
    Progress poll() throws FtpException;

    /**
     * Begins to end a server's own attempt to connect to us, by connecting from the listener's port to the port that
     * servers connect from, which is the one below their control port (RFC 959 3.2). To the server this is the other half
     * of a simultaneous open (RFC 9293 3.5); and a firewall that swallowed its SYN lets pass what answers ours. The
     * connection is reset as soon as it stands, because nobody who shut the firewall wants data to come that way; but a
     * server that has got its connection, and lost it, is free again.
     *
     * @return false where there is nothing to end
     */
    default boolean knock() {
        return false;
    }

    /** Goes on with {@link #knock}. */
    default void pollKnock() {}

    /** Lets go of everything but a connection that was handed out. */
    void close();

    /** Where an opening is. */
    sealed interface Progress {
        /** Nothing yet. */
        record Waiting() implements Progress {}

        /** It stands, and belongs to the caller from now on. */
        record Opened(SocketChannel channel) implements Progress {}

        /** It will never stand. */
        record Failed(RouteFailure.Evidence evidence) implements Progress {}

        Progress WAITING = new Waiting();
    }
}
