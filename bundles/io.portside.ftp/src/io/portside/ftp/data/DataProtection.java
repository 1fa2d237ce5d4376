package io.portside.ftp.data;

import java.nio.channels.SocketChannel;
import java.util.Optional;

import io.portside.ftp.control.Link;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TlsFailedException;

/** What protects the data connections of a session, or that nothing does. The session's thread. */
@FunctionalInterface
public interface DataProtection {
    /** Clear text. */
    DataProtection NONE = Link::clear;

    /** The link over a connection that stands, whoever opened it. */
    Link link(SocketChannel channel);

    /**
     * What a transfer that failed over {@code link} failed of.
     *
     * @param failure what the transfer makes of it
     * @param tls     what went wrong on our side of the protection, if anything
     */
    default FtpException judged(FtpException failure, Link link, Optional<TlsFailedException> tls) {
        return failure;
    }
}
