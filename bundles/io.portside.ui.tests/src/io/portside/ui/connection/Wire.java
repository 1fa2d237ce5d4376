package io.portside.ui.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portside.engine.text.Formats;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.SessionEnd;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;

/** Events as a session core would tell them, with a clock of their own. */
final class Wire {
    static final Formats FORMATS = new Formats(Locale.US, ZoneId.of("UTC"));
    static final String CLIENT = "10.0.0.2";
    static final String SERVER = "203.0.113.5";

    private final List<FtpEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T12:00:00Z");
    private int data;

    static InetSocketAddress at(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    Wire wait(int millis) {
        now = now.plusMillis(millis);
        return this;
    }

    private Wire add(FtpEvent event) {
        events.add(event);
        return this;
    }

    Wire connected(int session, int port) {
        add(new FtpEvent.ControlConnecting(now, session, at(SERVER, 21)));
        wait(40);
        return add(new FtpEvent.ControlConnected(now, session, at(CLIENT, port), at(SERVER, 21),
                Duration.ofMillis(40)));
    }

    Wire says(int session, String line) {
        return add(new FtpEvent.CommandSent(now, session, line));
    }

    Wire hears(int session, String... lines) {
        return add(new FtpEvent.ReplyReceived(now, session, Integer.parseInt(lines[0].substring(0, 3)),
                List.of(lines)));
    }

    Wire listens(int session, int port, String advertised) {
        return add(new FtpEvent.DataListening(now, session, ++data, Route.ACTIVE_PORT, at(CLIENT, port),
                at(advertised, port)));
    }

    Wire connects(int session, Route route, String advertised, int port) {
        return add(new FtpEvent.DataConnecting(now, session, ++data, route, at(advertised, port), at(SERVER, port)));
    }

    Wire opened(int session, Route route, int here, int there) {
        return add(new FtpEvent.DataOpened(now, session, data, route, at(CLIENT, here), at(SERVER, there),
                Duration.ofMillis(40)));
    }

    Wire closed(int session, long bytes, boolean clean) {
        return add(new FtpEvent.DataClosed(now, session, data, bytes, clean));
    }

    Wire stranger(int session, String host) {
        return add(new FtpEvent.StrangerRefused(now, session, data, at(host, 4711)));
    }

    Wire hedge(int session, Route silent, int millis, Route next) {
        return add(new FtpEvent.HedgeStarted(now, session, silent, Duration.ofMillis(millis), next));
    }

    Wire failed(int session, Route route, Evidence evidence, int millis) {
        return add(new FtpEvent.RouteFailed(now, session,
                new RouteFailure(route, evidence, Duration.ofMillis(millis), Optional.empty())));
    }

    Wire chosen(int session, Route route, boolean remembered) {
        return add(new FtpEvent.RouteChosen(now, session, route, remembered));
    }

    Wire ends(int session) {
        return add(new FtpEvent.SessionClosed(now, session, SessionEnd.CLOSED, "idle"));
    }

    Wire other(FtpEvent event) {
        return add(event);
    }

    Instant now() {
        return now;
    }

    List<FtpEvent> events() {
        return List.copyOf(events);
    }

    SequenceModel model() {
        SequenceModel model = new SequenceModel(FORMATS);
        events.forEach(model::add);
        return model;
    }

    /** Lane, session, ports, direction and text of every step, one a line. */
    String drawn() {
        RowWording wording = new RowWording(FORMATS);
        StringBuilder text = new StringBuilder();
        for (SequenceRow row : model().rows()) {
            // Without time and wait, which have tests of their own.
            text.append(wording.line(row).substring(25).replaceAll(" +", " ").strip()).append('\n');
        }
        return text.toString();
    }
}
