package io.portside.ftp.event;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;

/**
 * One step on the wire. {@code session} numbers the control connections of a site from 1; {@code data} numbers the data
 * connections of a session from 1. No event carries a password.
 */
public sealed interface FtpEvent {
    Instant at();

    int session();

    /** A TCP connection for the control connection is being opened. */
    record ControlConnecting(Instant at, int session, InetSocketAddress to) implements FtpEvent {}

    /** The control connection stands. */
    record ControlConnected(Instant at, int session, InetSocketAddress local, InetSocketAddress remote, Duration took)
            implements
                FtpEvent {}

    /** An address of the host did not answer; another may. */
    record ControlConnectFailed(Instant at, int session, InetSocketAddress to, Duration took, String why)
            implements
                FtpEvent {}

    /** A command went out; PASS and ACCT arguments are masked. */
    record CommandSent(Instant at, int session, String line) implements FtpEvent {}

    /** A complete reply came in; {@code lines} with codes, as received. */
    record ReplyReceived(Instant at, int session, int code, List<String> lines) implements FtpEvent {}

    /** Active: we listen at {@code bound} and told the server {@code advertised}. */
    record DataListening(Instant at, int session, int data, Route route, InetSocketAddress bound,
            InetSocketAddress advertised) implements FtpEvent {}

    /** Passive: the server said {@code advertised}, we connect to {@code used}. */
    record DataConnecting(Instant at, int session, int data, Route route, InetSocketAddress advertised,
            InetSocketAddress used) implements FtpEvent {}

    /** The data connection stands. */
    record DataOpened(Instant at, int session, int data, Route route, InetSocketAddress local, InetSocketAddress remote,
            Duration waited) implements FtpEvent {}

    /** Somebody else than the server connected to our listener and was turned away. */
    record StrangerRefused(Instant at, int session, int data, InetSocketAddress stranger) implements FtpEvent {}

    /** The data connection is over. */
    record DataClosed(Instant at, int session, int data, long bytes, boolean clean) implements FtpEvent {}

    /** A route failed; another is tried if one is left. */
    record RouteFailed(Instant at, int session, RouteFailure failure) implements FtpEvent {}

    /** Silence on {@code silent}: {@code session} is opened to try {@code next} meanwhile. */
    record HedgeStarted(Instant at, int session, Route silent, Duration after, Route next) implements FtpEvent {}

    /** A route works and is used from now on. */
    record RouteChosen(Instant at, int session, Route route, boolean remembered) implements FtpEvent {}

    /**
     * The control connection is closed.
     *
     * @param why in technical words; of a certificate its fingerprint
     */
    record SessionClosed(Instant at, int session, SessionEnd end, String why) implements FtpEvent {}

    /**
     * A connection is protected from here on.
     *
     * @param data     0 for the control connection
     * @param protocol {@code TLSv1.2} or {@code TLSv1.3}
     * @param cipher   the cipher suite's name
     * @param resumed  whether an earlier TLS session was taken up again, without certificates
     */
    record TlsEstablished(Instant at, int session, int data, String protocol, String cipher, boolean resumed)
            implements
                FtpEvent {}

    /**
     * The profile asked for a control connection in clear text after the login ({@code CCC}).
     *
     * @param cleared false: the server refused, and it stays protected
     */
    record ControlCleared(Instant at, int session, boolean cleared) implements FtpEvent {}
}
