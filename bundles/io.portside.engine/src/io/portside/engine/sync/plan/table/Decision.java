package io.portside.engine.sync.plan.table;

import java.util.List;
import java.util.Optional;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Reason;

/**
 * What the table says of an entry.
 *
 * @param action empty: nothing is to be done and nothing to be told
 * @param why    beside the changes themselves
 */
public record Decision(Optional<Action> action, List<Reason.Kind> why) {
    static final Decision NOTHING = new Decision(Optional.empty(), List.of());

    static Decision of(Action action, Reason.Kind... why) {
        return new Decision(Optional.of(action), List.of(why));
    }
}
