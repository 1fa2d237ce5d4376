package io.portside.ftp.session;

import java.util.List;
import java.util.Optional;

import io.portside.ftp.control.Command;
import io.portside.ftp.data.AheadOpening;
import io.portside.ftp.data.DataOutcome;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.route.Route;

/**
 * What is sent behind a transfer command, to be answered when the transfer is over: the negotiation of the next data
 * connection, where the server is known to keep what comes early; a harmless question that finds that out, where it is
 * not known; else nothing.
 */
final class FollowUp {
    private final DataCalls calls;
    private final Optional<AheadOpening> next;
    private final List<Command> commands;

    private FollowUp(DataCalls calls, Optional<AheadOpening> next, List<Command> commands) {
        this.calls = calls;
        this.next = next;
        this.commands = commands;
    }

    /** For the transfer that is being made up. */
    static FollowUp of(DataCalls calls, Route route) {
        Optional<AheadOpening> next = calls.keepsBehind() ? calls.ahead(route) : Optional.empty();
        List<Command> commands = next.isPresent()
                ? List.of(next.get().negotiation())
                : calls.asks() ? List.of(Command.of("NOOP")) : List.of();
        return new FollowUp(calls, next, commands);
    }

    /** Only in a row of transfers, whose later ones will be the faster for it: the first one is to teach the route. */
    static FollowUp inARow(DataCalls calls, Route route) {
        return calls.inARow(route) ? of(calls, route) : new FollowUp(calls, Optional.empty(), List.of());
    }

    List<Command> commands() {
        return commands;
    }

    /** The transfer is over: begins to connect for the next one. */
    void begin(DataOutcome outcome) throws FtpException {
        if (next.isPresent() && outcome.behind().isPresent()) {
            calls.keep(next.get(), outcome.behind().get().get(0));
        }
    }

    /** The transfer failed. */
    void drop() {
        next.ifPresent(AheadOpening::close);
    }
}
