package io.portside.ui.log;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import io.portside.ftp.event.FtpEvent;
import io.portside.ui.log.LogLine.Direction;
import io.portside.engine.problem.Problem;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.engine.text.RouteWording;
import io.portside.engine.text.SessionEndWording;

/** Wire events as lines of text. Pure, any thread. */
public final class LogWording {
    private static final String HIDDEN = "********"; //$NON-NLS-1$

    private final Formats formats;
    private final RouteWording routes;
    private final SessionEndWording ends = new SessionEndWording();

    public LogWording(Formats formats) {
        this.formats = formats;
        routes = new RouteWording(formats);
    }

    /** Something that failed beside the wire, of a site of which only the name is known. */
    LogLine trouble(String site, Problem problem) {
        return new LogLine(Instant.now(), "trouble:" + site, site, 0, Direction.NOTE,
                printable(new ProblemWording(formats).line(problem)));
    }

    /** One line an event, of a reply one each of its lines. */
    public List<LogLine> lines(String siteId, String site, FtpEvent event) {
        if (event instanceof FtpEvent.CommandSent command) {
            return List.of(line(siteId, site, event, Direction.OUT, masked(command.line())));
        }
        if (event instanceof FtpEvent.ReplyReceived reply) {
            return reply.lines().stream().map(text -> line(siteId, site, event, Direction.IN, text)).toList();
        }
        return List.of(line(siteId, site, event, Direction.NOTE, note(event)));
    }

    private static LogLine line(String siteId, String site, FtpEvent event, Direction direction, String text) {
        return new LogLine(event.at(), siteId, site, event.session(), direction, printable(text));
    }

    /** The engine masks already; a log that people mail around deserves a second look. */
    private static String masked(String line) {
        String verb = line.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT); //$NON-NLS-1$
        return verb.equals("PASS") || verb.equals("ACCT") ? verb + " " + HIDDEN : line; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    /** A server may send anything, line ends and escape sequences included. */
    private static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl) ? text : text.replaceAll("\\p{Cntrl}", "\u00b7"); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private String note(FtpEvent event) {
        if (event instanceof FtpEvent.ControlConnecting e) {
            return bind(Messages.connecting, e.to());
        } else if (event instanceof FtpEvent.ControlConnected e) {
            return bind(Messages.connected, e.remote(), e.local(), formats.wait(e.took()));
        } else if (event instanceof FtpEvent.ControlConnectFailed e) {
            return bind(Messages.connectFailed, e.to(), e.why(), formats.wait(e.took()));
        } else if (event instanceof FtpEvent.DataListening e) {
            return e.bound().equals(e.advertised())
                    ? bind(Messages.listening, routes.route(e.route()), e.bound())
                    : bind(Messages.listeningElsewhere, routes.route(e.route()), e.bound(), e.advertised());
        } else if (event instanceof FtpEvent.DataConnecting e) {
            return e.used().equals(e.advertised())
                    ? bind(Messages.dataConnecting, routes.route(e.route()), e.used())
                    : bind(Messages.dataConnectingElsewhere, routes.route(e.route()), e.used(), e.advertised());
        } else if (event instanceof FtpEvent.DataOpened e) {
            return e.route().active()
                    ? bind(Messages.dataOpenedByServer, e.remote(), e.local(), formats.wait(e.waited()))
                    : bind(Messages.dataOpenedByUs, e.local(), e.remote(), formats.wait(e.waited()));
        } else if (event instanceof FtpEvent.StrangerRefused e) {
            return bind(Messages.stranger, e.stranger());
        } else if (event instanceof FtpEvent.DataClosed e) {
            return bind(e.clean() ? Messages.dataClosed : Messages.dataBroken, formats.exactSize(e.bytes()));
        } else if (event instanceof FtpEvent.RouteFailed e) {
            return bind(Messages.routeFailed, routes.failure(e.failure()));
        } else if (event instanceof FtpEvent.HedgeStarted e) {
            return bind(Messages.hedge, routes.route(e.silent()), formats.wait(e.after()), routes.route(e.next()));
        } else if (event instanceof FtpEvent.RouteChosen e) {
            return bind(e.remembered() ? Messages.routeRemembered : Messages.routeChosen, routes.route(e.route()));
        } else if (event instanceof FtpEvent.TlsEstablished e) {
            return bind(e.data() == 0
                    ? Messages.tlsControl
                    : e.resumed() ? Messages.tlsDataResumed : Messages.tlsDataNew, e.protocol(), e.cipher());
        } else if (event instanceof FtpEvent.ControlCleared e) {
            return e.cleared() ? Messages.cleared : Messages.notCleared;
        } else if (event instanceof FtpEvent.SessionClosed e) {
            return bind(Messages.sessionClosed, ends.why(e));
        }
        throw new IllegalArgumentException(event.getClass().getName());
    }

    private static String bind(String pattern, Object... values) {
        Object[] texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = address(String.valueOf(values[i]));
        }
        return NLS.bind(pattern, texts);
    }

    /** Java writes addresses as {@code name/1.2.3.4:21} or {@code /1.2.3.4:21}; the number is what was used. */
    private static String address(String text) {
        int slash = text.lastIndexOf('/');
        return slash >= 0 && text.substring(slash + 1).matches("[0-9a-fA-F.:%\\[\\]\\w]+:\\d+") //$NON-NLS-1$
                ? text.substring(slash + 1)
                : text;
    }

    /** The whole line: time, site and session, arrow, text. */
    String text(LogLine line) {
        String session = line.session() == 0 ? "" : " #" + line.session();
        return formats.clock(line.at()) + "  " + line.site() + session + "  " + line.direction().arrow() //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
                + " " + line.text(); //$NON-NLS-1$
    }
}
