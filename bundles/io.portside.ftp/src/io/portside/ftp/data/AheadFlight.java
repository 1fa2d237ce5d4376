package io.portside.ftp.data;

import java.util.ArrayList;
import java.util.List;

import io.portside.ftp.control.Command;

/**
 * A transfer over an active route whose commands go out, all of them, before the server has said that the one before is
 * over; for servers that are known to work in order. A round trip is saved. On the session's thread; closed by whoever made it
 * unless a {@link DataTransfer} has run it.
 */
public final class AheadFlight {
    private final RouteOpening opening;
    private final List<PreludeStep> prelude;
    private final Command command;

    AheadFlight(RouteOpening opening, List<PreludeStep> prelude, Command command) {
        this.opening = opening;
        this.prelude = List.copyOf(prelude);
        this.command = command;
    }

    RouteOpening opening() {
        return opening;
    }

    public List<PreludeStep> prelude() {
        return prelude;
    }

    public Command command() {
        return command;
    }

    /** PORT first: NAT helpers look for it at the start of a segment only. */
    Command[] commands() {
        List<Command> flight = new ArrayList<>();
        flight.add(opening.negotiation());
        prelude.forEach(step -> flight.add(step.command()));
        flight.add(command);
        return flight.toArray(Command[]::new);
    }

    /** Lets go of the listener. */
    public void close() {
        opening.close();
    }
}
