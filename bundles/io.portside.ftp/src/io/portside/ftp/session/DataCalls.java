package io.portside.ftp.session;

import java.nio.ByteBuffer;
import java.util.List;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.Trace;
import io.portside.ftp.data.DataTransfer;
import io.portside.ftp.data.DataTransfer.Flight;
import io.portside.ftp.data.DataTransfer.Outcome;
import io.portside.ftp.data.DataTransfer.Step;
import io.portside.ftp.data.Payload;
import io.portside.ftp.data.RouteOpener;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.setting.Patience;

/** Runs the transfers of one session, each by the route and under the watch it is given. */
final class DataCalls {
    private static final int BUFFER_BYTES = 512 * 1024;

    private final ControlConnection control;
    private final ChannelWatch watch;
    private final Trace trace;
    private final SiteHabits habits;
    private final Patience patience;
    private final RouteOpener opener;
    private ByteBuffer buffer;

    DataCalls(ControlConnection control, ChannelWatch watch, Trace trace, SiteHabits habits, FtpSiteSettings settings) {
        this.control = control;
        this.watch = watch;
        this.trace = trace;
        this.habits = habits;
        this.patience = settings.patience();
        this.opener = new RouteOpener(control, watch, trace, settings.data(),
                habits::nextPortOffset);
    }

    /** The session's one buffer for payload; a session moves one file at a time. */
    ByteBuffer buffer() {
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        }
        return buffer;
    }

    /** @param restarts whether a REST is in the prelude: then its reply is awaited before the transfer command goes out */
    Outcome run(Route route, OpenWatch openWatch, List<Step> prelude, Command command, boolean restarts,
            Payload payload) throws FtpException {
        DataTransfer.Request request = new DataTransfer.Request(route, prelude, command, flight(route, restarts),
                openWatch.budget(), patience, openWatch::opened);
        try {
            Outcome outcome = new DataTransfer(control, watch, trace, request, payload).run(opener);
            if (route.active()) {
                habits.learnActiveAccepted(true);
            }
            return outcome;
        } catch (RouteFailedException e) {
            if (route.active() && e.failure().evidence() == Evidence.NEGOTIATION_REFUSED) {
                habits.learnActiveAccepted(false);
            }
            throw e;
        }
    }

    private Flight flight(Route route, boolean restarts) {
        if (!habits.pipelined()) {
            return Flight.ONE_COMMAND;
        }
        if (restarts) {
            return Flight.UNTIL_AGREED;
        }
        return route.active() && habits.activeAccepted() ? Flight.EVERYTHING : Flight.UNTIL_NEGOTIATED;
    }
}
