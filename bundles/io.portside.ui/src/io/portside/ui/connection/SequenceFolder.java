package io.portside.ui.connection;

import static io.portside.ui.connection.SequenceRow.Flow.NONE;
import static io.portside.ui.connection.SequenceRow.Flow.TO_CLIENT;
import static io.portside.ui.connection.SequenceRow.Flow.TO_SERVER;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;
import io.portside.engine.text.RouteWording;
import io.portside.engine.text.SessionEndWording;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ui.connection.AddressForms.Named;
import io.portside.ui.connection.SequenceRow.Flow;
import io.portside.ui.connection.SequenceRow.Kind;
import io.portside.ui.connection.SequenceRow.Lane;
import io.portside.ui.connection.SequenceRow.Mark;

/**
 * Makes steps of events. What TCP does is concluded from what the sockets told: the program sees no packets. A missing
 * event (the oldest may have been lost) leaves gaps and does no harm. Used by one {@link SequenceModel}.
 */
final class SequenceFolder {
    static final String SYN = "SYN";
    static final String SYN_ACK = "SYN, ACK";
    static final String ACK = "ACK";
    static final String FIN = "FIN";
    /** Sessions of a site that may be alive at a time, and then some: old ones are forgotten. */
    private static final int SESSIONS = 200;

    private final Formats formats;
    private final RouteWording routes;
    private final SessionEndWording ends = new SessionEndWording();
    private final SequenceModel model;
    private final DataSteps dataSteps;
    private final Map<Integer, Track> tracks = new HashMap<>();
    /** Why the routes that were left were left, the latest word on each. */
    private final Map<Route, String> reasons = new LinkedHashMap<>();

    SequenceFolder(Formats formats, SequenceModel model) {
        this.formats = formats;
        this.model = model;
        routes = new RouteWording(formats);
        dataSteps = new DataSteps(formats, model);
    }

    void fold(FtpEvent event) {
        if (!tracks.containsKey(event.session()) && tracks.size() >= SESSIONS) {
            tracks.keySet().stream().min(Integer::compare).ifPresent(tracks::remove);
        }
        Track track = tracks.computeIfAbsent(event.session(), Track::new);
        track.at(event.at());
        if (!control(event, track) && !dataSteps.fold(event, track)) {
            decision(event, track);
        }
    }

    private boolean control(FtpEvent event, Track track) {
        if (event instanceof FtpEvent.ControlConnecting e) {
            track.controlServer = End.of(e.to());
            track.controlClient = End.UNKNOWN;
            track.controlSyn = model.next();
            control(track, Kind.CONTROL, TO_SERVER, Mark.NONE, SYN, NLS.bind(Messages.controlSyn, track.controlServer),
                    "step.control.syn");
        } else if (event instanceof FtpEvent.ControlConnected e) {
            connected(e, track);
        } else if (event instanceof FtpEvent.ControlConnectFailed e) {
            track.controlServer = End.of(e.to());
            control(track, Kind.CONTROL, TO_SERVER, Mark.FAILED, SYN,
                    NLS.bind(Messages.controlFailed, e.why(), formats.wait(e.took())), "step.control.failed");
        } else if (event instanceof FtpEvent.CommandSent e) {
            command(e, track);
        } else if (event instanceof FtpEvent.ReplyReceived e) {
            reply(e, track);
        } else if (event instanceof FtpEvent.TlsEstablished e) {
            protectedFromHere(e, track);
        } else if (event instanceof FtpEvent.ControlCleared e) {
            control(track, Kind.CONTROL, NONE, e.cleared() ? Mark.ODD : Mark.NONE,
                    e.cleared() ? Messages.cleared : Messages.clearingRefused, "",
                    e.cleared() ? "step.tls.cleared" : "step.tls.kept");
        } else if (event instanceof FtpEvent.SessionClosed e) {
            control(track, Kind.CONTROL, NONE, Mark.NONE,
                    NLS.bind(Messages.controlClosed, Track.printable(ends.why(e))), "",
                    "step.control.closed");
            tracks.remove(e.session());
        } else {
            return false;
        }
        return true;
    }

    private void connected(FtpEvent.ControlConnected e, Track track) {
        track.controlClient = End.of(e.local());
        track.controlServer = End.of(e.remote());
        // Only now is it known from which port we went out.
        model.row(track.controlSyn)
                .ifPresent(syn -> model.replace(syn.with(syn.flow(), syn.mark(), track.controlClient,
                        track.controlServer, syn.message(), syn.note())));
        control(track, Kind.CONTROL, TO_CLIENT, Mark.NONE, SYN_ACK,
                NLS.bind(Messages.after, formats.wait(e.took())), "step.control.synack");
        control(track, Kind.CONTROL, TO_SERVER, Mark.NONE, ACK, "", "step.control.ack");
    }

    private void protectedFromHere(FtpEvent.TlsEstablished e, Track track) {
        String message = NLS.bind(e.resumed() ? Messages.tlsResumed : Messages.tlsNew, e.protocol());
        String topic = e.resumed() ? "step.tls.resumed" : "step.tls.new";
        boolean data = e.data() > 0;
        model.append(track.row(model.next(), e.data(), data ? Kind.DATA : Kind.CONTROL,
                data ? Lane.DATA : Lane.CONTROL, NONE, Mark.NONE, data ? track.dataClient : track.controlClient,
                data ? track.dataServer : track.controlServer, message, e.cipher(), topic));
    }

    private void command(FtpEvent.CommandSent e, Track track) {
        String line = Track.masked(Track.printable(e.line()));
        String verb = Track.verb(line);
        if (Track.movesData(verb)) {
            track.transfer = line;
        }
        Optional<Named> named = AddressForms.inCommand(line);
        talk(track, TO_SERVER, Mark.NONE, line, named.map(SequenceFolder::words).orElse(""), "command." + verb,
                named.map(SequenceFolder::sum).orElse(""));
    }

    private void reply(FtpEvent.ReplyReceived e, Track track) {
        List<String> lines = e.lines().stream().map(Track::printable).toList();
        String first = lines.isEmpty() ? String.valueOf(e.code()) : lines.get(0);
        String topic = "reply." + e.code();
        Optional<Named> named = AddressForms.inReply(e.code(), first);
        String note = named.map(SequenceFolder::words).orElse("");
        if (e.code() >= 400) {
            note = Meanings.of(topic).title();
        } else if (lines.size() > 1) {
            note = NLS.bind(Messages.moreLines, formats.number(lines.size() - 1));
        }
        talk(track, TO_CLIENT, e.code() >= 400 ? Mark.FAILED : Mark.NONE, first, note, topic,
                lines.size() > 1 ? String.join("\n", lines) : named.map(SequenceFolder::sum).orElse(""));
    }

    private static String words(Named named) {
        String port = String.valueOf(named.port());
        return named.host().isEmpty()
                ? NLS.bind(Messages.portOnly, port)
                : NLS.bind(Messages.addressAndPort, named.host(), port);
    }

    private static String sum(Named named) {
        return named.sum().isEmpty() ? "" : NLS.bind(Messages.portSum, named.sum());
    }

    private void talk(Track track, Flow flow, Mark mark, String message, String note, String topic, String detail) {
        model.append(track.row(model.next(), 0, Kind.TALK, Lane.CONTROL, flow, mark, track.controlClient,
                track.controlServer, message, note, topic).withDetail(detail));
    }

    private void control(Track track, Kind kind, Flow flow, Mark mark, String message, String note, String topic) {
        model.append(track.row(model.next(), 0, kind, Lane.CONTROL, flow, mark, track.controlClient,
                track.controlServer, message, note, topic));
    }

    private void decision(FtpEvent event, Track track) {
        if (event instanceof FtpEvent.RouteFailed e) {
            dataSteps.failed(e.failure(), track);
            String failure = routes.failure(e.failure());
            reasons.put(e.failure().route(), failure);
            decision(track, Mark.FAILED, NLS.bind(Messages.routeFailed, failure), "decision.failed."
                    + e.failure().evidence());
        } else if (event instanceof FtpEvent.HedgeStarted e) {
            String after = formats.wait(e.after());
            silentTrack(e).ifPresent(silent -> dataSteps.silent(e, after, silent, track));
            reasons.put(e.silent(), NLS.bind(Messages.silentReason, routes.route(e.silent()), after));
            decision(track, Mark.HEDGE, NLS.bind(Messages.hedge,
                    new Object[]{routes.route(e.silent()), after, track.number, routes.route(e.next())}),
                    "decision.hedge");
        } else if (event instanceof FtpEvent.RouteChosen e) {
            String route = routes.route(e.route());
            // What answered late after all is no reason any more.
            reasons.remove(e.route());
            String why = String.join("; ", reasons.values());
            boolean fallback = !why.isEmpty();
            reasons.clear();
            String text = e.remembered()
                    ? NLS.bind(Messages.remembered, route)
                    : NLS.bind(fallback ? Messages.fallback : Messages.chosen, route, why);
            decision(track, fallback && !e.remembered() ? Mark.FALLBACK : Mark.NONE, text, "decision.chosen");
        }
    }

    /** The session that waits in vain: the latest other one that tries that route and has no connection yet. */
    private Optional<Track> silentTrack(FtpEvent.HedgeStarted e) {
        return tracks.values().stream().filter(track -> track.number != e.session() && track.waitsFor(e.silent()))
                .max((one, other) -> Integer.compare(one.number, other.number));
    }

    private void decision(Track track, Mark mark, String text, String topic) {
        model.append(new SequenceRow(model.next(), track.at, Duration.ZERO, track.number, 0, Kind.DECISION, Lane.BOTH,
                NONE, mark, End.UNKNOWN, End.UNKNOWN, text, "", topic.toLowerCase(Locale.ROOT), ""));
    }
}
