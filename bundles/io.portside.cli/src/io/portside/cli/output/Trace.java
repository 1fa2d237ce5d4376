package io.portside.cli.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;
import io.portside.engine.text.RouteWording;
import io.portside.engine.text.SessionEndWording;
import io.portside.ftp.event.FtpEvent;

/** What is said on the control connections, and what becomes of the data connections, as lines. Any thread. */
public final class Trace {
    private static final String HIDDEN = "********";
    private final Consumer<String> lines;
    private final DateTimeFormatter clock;
    private final Formats formats = Formats.here();
    private final RouteWording routes = new RouteWording(formats);

    public Trace(Consumer<String> lines, ZoneId zone) {
        this.lines = lines;
        clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    public void on(FtpEvent event) {
        if (event instanceof FtpEvent.CommandSent command) {
            line(event, ">", masked(command.line()));
        } else if (event instanceof FtpEvent.ReplyReceived reply) {
            reply.lines().forEach(text -> line(event, "<", text));
        } else {
            note(event).ifPresent(text -> line(event, "*", text));
        }
    }

    private void line(FtpEvent event, String mark, String text) {
        lines.accept(clock(event.at()) + " #" + event.session() + " " + mark + " " + text);
    }

    private String clock(Instant at) {
        return clock.format(at);
    }

    /** The core masks already; what people mail around deserves a second look. */
    private static String masked(String line) {
        String verb = line.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return verb.equals("PASS") || verb.equals("ACCT") ? verb + " " + HIDDEN : line;
    }

    private Optional<String> note(FtpEvent event) {
        String text = null;
        if (event instanceof FtpEvent.ControlConnecting e) {
            text = NLS.bind(Messages.connecting, address(e.to()));
        } else if (event instanceof FtpEvent.ControlConnected e) {
            text = NLS.bind(Messages.connected, address(e.remote()), formats.wait(e.took()));
        } else if (event instanceof FtpEvent.ControlConnectFailed e) {
            text = NLS.bind(Messages.connectFailed, address(e.to()), e.why());
        } else if (event instanceof FtpEvent.DataOpened e) {
            text = NLS.bind(Messages.dataOpened, new Object[]{routes.route(e.route()), address(e.remote()),
                    formats.wait(e.waited())});
        } else if (event instanceof FtpEvent.DataClosed e) {
            text = NLS.bind(e.clean() ? Messages.dataClosed : Messages.dataBroken, formats.exactSize(e.bytes()));
        } else if (event instanceof FtpEvent.RouteFailed e) {
            text = NLS.bind(Messages.routeFailed, routes.failure(e.failure()));
        } else if (event instanceof FtpEvent.HedgeStarted e) {
            text = NLS.bind(Messages.hedge, new Object[]{routes.route(e.silent()), formats.wait(e.after()),
                    routes.route(e.next())});
        } else if (event instanceof FtpEvent.RouteChosen e) {
            text = NLS.bind(e.remembered() ? Messages.routeRemembered : Messages.routeChosen,
                    routes.route(e.route()));
        } else if (event instanceof FtpEvent.StrangerRefused e) {
            text = NLS.bind(Messages.stranger, address(e.stranger()));
        } else if (event instanceof FtpEvent.TlsEstablished e) {
            text = NLS.bind(e.resumed() ? Messages.tlsResumed : Messages.tls,
                    new Object[]{e.protocol(), e.cipher(), e.data() == 0 ? Messages.control : Messages.data});
        } else if (event instanceof FtpEvent.ControlCleared e) {
            text = e.cleared() ? Messages.cleared : Messages.notCleared;
        } else if (event instanceof FtpEvent.SessionClosed e) {
            text = NLS.bind(Messages.sessionClosed, new SessionEndWording().why(e));
        }
        return Optional.ofNullable(text);
    }

    /** Java writes addresses as {@code name/1.2.3.4:21} or {@code /1.2.3.4:21}; the number is what was used. */
    private static String address(Object socket) {
        String text = String.valueOf(socket);
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
