package io.portside.ftp.data;

import java.nio.channels.SocketChannel;
import java.util.Optional;

import io.portside.ftp.control.Command;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.RouteFailure;

/** One attempt to open one data connection by one route. Never blocks; closed after use whatever became of it. */
interface RouteOpening {
    /** What is sent to the server first: PORT, EPRT, PASV or EPSV. */
    Command negotiation();

    /** Takes the positive reply to {@link #negotiation()}; what is wrong with it, if anything. */
    Optional<RouteFailure.Evidence> agreed(Reply reply) throws FtpException;

    /** Looks whether the connection stands. */
    Progress poll() throws FtpException;

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
