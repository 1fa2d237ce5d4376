package io.portside.ui.connection;

import static io.portside.ui.connection.SequenceRow.Flow.NONE;
import static io.portside.ui.connection.SequenceRow.Flow.TO_CLIENT;
import static io.portside.ui.connection.SequenceRow.Flow.TO_SERVER;

import java.time.Duration;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ui.connection.SequenceRow.Flow;
import io.portside.ui.connection.SequenceRow.Kind;
import io.portside.ui.connection.SequenceRow.Lane;
import io.portside.ui.connection.SequenceRow.Mark;

/** The steps of data connections: who opens them, from which port to which, and how it ends. */
final class DataSteps {
    private static final int FTP_DATA = 20;

    private final Formats formats;
    private final SequenceModel model;

    DataSteps(Formats formats, SequenceModel model) {
        this.formats = formats;
        this.model = model;
    }

    /** Whether the event was one of these. */
    boolean fold(FtpEvent event, Track track) {
        if (event instanceof FtpEvent.DataListening e) {
            listening(e, track);
        } else if (event instanceof FtpEvent.DataConnecting e) {
            connecting(e, track);
        } else if (event instanceof FtpEvent.DataOpened e) {
            opened(e, track);
        } else if (event instanceof FtpEvent.StrangerRefused e) {
            model.append(track.row(model.next(), e.data(), Kind.DATA, Lane.DATA, TO_CLIENT, Mark.ODD, track.dataClient,
                    End.of(e.stranger()), SequenceFolder.SYN, NLS.bind(Messages.stranger, End.of(e.stranger())),
                    "step.data.stranger"));
        } else if (event instanceof FtpEvent.DataClosed e) {
            closed(e, track);
        } else {
            return false;
        }
        return true;
    }

    private static void begin(Track track, int data, Route route) {
        track.data = data;
        track.route = route;
        track.dataOpen = false;
        track.dataSilent = false;
        track.payload = -1;
        track.dataSyn = -1;
        track.dataClient = End.UNKNOWN;
        track.dataServer = End.UNKNOWN;
    }

    private void listening(FtpEvent.DataListening e, Track track) {
        begin(track, e.data(), e.route());
        track.dataClient = End.of(e.bound());
        boolean elsewhere = !e.bound().equals(e.advertised());
        String note = elsewhere ? NLS.bind(Messages.advertisedElsewhere, End.of(e.advertised())) : "";
        append(track, NONE, elsewhere ? Mark.ODD : Mark.NONE, Messages.listening, note, "step.data.listen");
    }

    private void connecting(FtpEvent.DataConnecting e, Track track) {
        begin(track, e.data(), e.route());
        track.dataServer = End.of(e.used());
        track.dataSyn = model.next();
        boolean elsewhere = !e.used().equals(e.advertised());
        String note = elsewhere
                ? NLS.bind(Messages.usedInstead, End.of(e.advertised()).host(), track.dataServer.host())
                : Messages.weOpen;
        append(track, TO_SERVER, elsewhere ? Mark.ODD : Mark.NONE, SequenceFolder.SYN, note, "step.data.syn.passive");
    }

    private void opened(FtpEvent.DataOpened e, Track track) {
        if (track.data != e.data()) {
            begin(track, e.data(), e.route());
        }
        track.dataClient = End.of(e.local());
        track.dataServer = End.of(e.remote());
        track.dataOpen = true;
        track.openedAt = e.at();
        String after = NLS.bind(Messages.after, formats.wait(e.waited()));
        if (e.route().active()) {
            String from = track.dataServer.port() == FTP_DATA
                    ? Messages.serverOpens
                    : NLS.bind(Messages.serverOpensElsewhere, track.dataServer.portText());
            String note = track.dataSilent ? from + ", " + NLS.bind(Messages.late, formats.wait(e.waited())) : from;
            append(track, TO_CLIENT, track.dataSilent ? Mark.ODD : Mark.NONE, SequenceFolder.SYN, note,
                    "step.data.syn.active");
            append(track, TO_SERVER, Mark.NONE, SequenceFolder.SYN_ACK, "", "step.data.synack");
            append(track, TO_CLIENT, Mark.NONE, SequenceFolder.ACK, "", "step.data.ack");
        } else {
            // Only now is it known from which port we went out.
            model.row(track.dataSyn).ifPresent(syn -> model.replace(syn.with(syn.flow(), syn.mark(), track.dataClient,
                    track.dataServer, syn.message(), syn.note())));
            append(track, TO_CLIENT, Mark.NONE, SequenceFolder.SYN_ACK, after, "step.data.synack");
            append(track, TO_SERVER, Mark.NONE, SequenceFolder.ACK, "", "step.data.ack");
        }
        track.payload = model.next();
        append(track, track.payloadFlow(), Mark.NONE, NLS.bind(Messages.dataFlowing, what(track)), "",
                "step.data.payload");
    }

    private static String what(Track track) {
        return track.transfer.isEmpty() ? Messages.data : track.transfer;
    }

    private void closed(FtpEvent.DataClosed e, Track track) {
        Flow flow = track.payloadFlow();
        String size = formats.exactSize(e.bytes());
        Duration took = Duration.between(track.openedAt, e.at());
        String moved = NLS.bind(Messages.dataMoved, size, formats.wait(took.isNegative() ? Duration.ZERO : took));
        model.row(track.payload).ifPresent(row -> model.replace(row.with(row.flow(), row.mark(), row.client(),
                row.server(), NLS.bind(Messages.dataOf, what(track)), moved)));
        append(track, e.clean() ? flow : NONE, e.clean() ? Mark.NONE : Mark.FAILED,
                e.clean() ? SequenceFolder.FIN : Messages.brokenOff,
                e.clean() ? "" : NLS.bind(Messages.brokenNote, size),
                e.clean() ? "step.data.fin" : "step.data.broken");
        track.data = 0;
        track.dataOpen = false;
    }

    /** Nothing has come on that route so far, and another session begins to try the next. */
    void silent(FtpEvent.HedgeStarted e, String after, Track silent, Track by) {
        silent.dataSilent = true;
        Flow flow = e.silent().active() ? TO_CLIENT : TO_SERVER;
        String note = NLS.bind(e.silent().active() ? Messages.noSynSoFar : Messages.noAnswerSoFar, after);
        model.append(new SequenceRow(model.next(), by.at, e.after(), silent.number, silent.data, Kind.DATA, Lane.DATA,
                flow, Mark.FAILED, silent.dataClient, silent.dataServer, SequenceFolder.SYN, note,
                e.silent().active() ? "step.data.silence.active" : "step.data.silence.passive", ""));
    }

    /** What a failed route looks like from here. */
    void failed(RouteFailure failure, Track track) {
        String waited = formats.wait(failure.waited());
        String topic = "step.data.failed." + failure.evidence().name().toLowerCase(Locale.ROOT);
        switch (failure.evidence()) {
            case NO_INBOUND -> append(track, TO_CLIENT, Mark.FAILED, SequenceFolder.SYN,
                    NLS.bind(Messages.noSyn, waited), topic);
            case CONNECT_TIMED_OUT -> append(track, TO_SERVER, Mark.FAILED, SequenceFolder.SYN,
                    NLS.bind(Messages.noAnswer, waited), topic);
            case CONNECT_REFUSED -> append(track, TO_CLIENT, Mark.FAILED, "RST", Messages.refused, topic);
            case CONNECT_UNREACHABLE -> append(track, TO_SERVER, Mark.FAILED, SequenceFolder.SYN, Messages.unreachable,
                    topic);
            case SERVER_COULD_NOT_CONNECT -> append(track, TO_CLIENT, Mark.FAILED, SequenceFolder.SYN,
                    Messages.serverCouldNot, topic);
            case SERVER_REJECTED_PEER -> append(track, TO_CLIENT, Mark.FAILED, "RST", Messages.rejected, topic);
            case NO_LOCAL_PORT, NEGOTIATION_REFUSED, UNREADABLE_REPLY -> {
                // Nothing of a data connection was to be seen yet.
            }
        }
        track.data = 0;
    }

    private void append(Track track, Flow flow, Mark mark, String message, String note, String topic) {
        model.append(track.row(model.next(), track.data, Kind.DATA, Lane.DATA, flow, mark, track.dataClient,
                track.dataServer, message, note, topic));
    }
}
