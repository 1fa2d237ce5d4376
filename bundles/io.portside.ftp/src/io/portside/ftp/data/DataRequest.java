package io.portside.ftp.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portside.ftp.control.Command;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.transfer.Bandwidth;

/**
 * What a {@link DataTransfer} is to do.
 *
 * @param prelude  commands between the negotiation and the transfer command, answered in the same round trip
 * @param behind   commands that are sent with the transfer command, and answered after it by servers that work in order
 * @param flight   what travels together
 * @param budget   how long opening may take
 * @param patience how long silence is borne otherwise
 * @param opened   told how long it took
 * @param bandwidth what may move at a time
 * @param keepAlive how often to say NOOP while bytes move, to a server that answers after the transfer; empty: never
 */
public record DataRequest(Route route, List<PreludeStep> prelude, Command command, List<Command> behind, Flight flight,
        Duration budget, Patience patience, Consumer<Duration> opened, Bandwidth bandwidth,
        Optional<Duration> keepAlive) {
    public DataRequest {
        prelude = List.copyOf(prelude);
        behind = List.copyOf(behind);
    }

    Command[] transfer() {
        List<Command> flight = new ArrayList<>(List.of(command));
        flight.addAll(behind);
        return flight.toArray(Command[]::new);
    }
}
