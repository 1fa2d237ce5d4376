package io.portside.engine.sync.plan.table;

import java.util.Optional;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;

/**
 * Says what is done with an entry from what happened to it on each side since the baseline. Without a baseline nothing is
 * deleted and nothing that is not known is replaced, whatever the mode.
 */
public final class ChangeTable {
    private final SyncMode mode;
    private final ConflictChoice choice;
    private final boolean baseline;

    /** @param baseline whether the pair has one at all */
    public ChangeTable(SyncRules rules, boolean baseline) {
        mode = rules.mode();
        choice = rules.conflict();
        this.baseline = baseline;
    }

    /**
     * What is done with an entry whose folder is known for sure on both sides. Before a first run came to its end there may
     * be entries of a run that was broken off: they are true, so a change against them counts, but nothing is deleted yet.
     */
    public Decision decide(Cell cell) {
        Decision decision = byMode(cell);
        boolean deletes = decision.action().filter(Action::deletes).isPresent();
        return deletes && !baseline ? Decision.of(Action.SKIP, Reason.Kind.NO_BASELINE) : decision;
    }

    private Decision byMode(Cell cell) {
        boolean left = cell.changed(Side.LEFT);
        boolean right = cell.changed(Side.RIGHT);
        if (cell.leftChange() == Change.UNKNOWN || cell.rightChange() == Change.UNKNOWN) {
            return Decision.of(Action.SKIP);
        }
        if (!left && !right) {
            return Decision.NOTHING;
        }
        if (!cell.there(Side.LEFT) && !cell.there(Side.RIGHT)) {
            return Decision.of(Action.RECORD);
        }
        if (left && right && cell.equal() || cell.sameContent()) {
            return Decision.of(Action.RECORD, Reason.Kind.EQUAL);
        }
        return switch (mode) {
            case TWO_WAY -> twoWay(cell, left, right);
            case MIRROR_RIGHT, BACKUP_RIGHT -> mirror(cell, Side.RIGHT);
            case MIRROR_LEFT -> mirror(cell, Side.LEFT);
            case UPDATE_RIGHT -> update(cell, left, right);
        };
    }

    private Decision twoWay(Cell cell, boolean left, boolean right) {
        if (left && right) {
            return conflict(cell);
        }
        return Decision.of(make(cell, left ? Side.RIGHT : Side.LEFT));
    }

    /** Makes {@code side} as the other one is. */
    private static Action make(Cell cell, Side side) {
        return cell.there(side.other()) ? Action.copyTo(side) : Action.deleteOn(side);
    }

    private Decision conflict(Cell cell) {
        if (!baseline) {
            // Both may be kept where one may not replace the other.
            return choice == ConflictChoice.BOTH && cell.files()
                    ? Decision.of(Action.KEEP_BOTH, Reason.Kind.NO_BASELINE)
                    : Decision.of(Action.CONFLICT, Reason.Kind.NO_BASELINE);
        }
        return Decision.of(switch (choice) {
            case ASK -> Action.CONFLICT;
            case LEFT -> make(cell, Side.RIGHT);
            case RIGHT -> make(cell, Side.LEFT);
            case NEWER -> cell.newer().map(side -> Action.copyTo(side.other())).orElse(Action.CONFLICT);
            case BOTH -> both(cell);
        });
    }

    /** What was changed on one side and deleted on the other is kept by having it on both again. */
    private static Action both(Cell cell) {
        if (cell.files()) {
            return Action.KEEP_BOTH;
        }
        return cell.both() ? Action.CONFLICT : Action.copyTo(cell.there(Side.LEFT) ? Side.RIGHT : Side.LEFT);
    }

    private Decision mirror(Cell cell, Side written) {
        if (!baseline && cell.both() && cell.changed(written)) {
            return Decision.of(Action.CONFLICT, Reason.Kind.NO_BASELINE);
        }
        Action action = make(cell, written);
        return cell.changed(written) ? Decision.of(action, Reason.Kind.MODE_UNDOES) : Decision.of(action);
    }

    private Decision update(Cell cell, boolean left, boolean right) {
        if (!left || !cell.there(Side.LEFT)) {
            return Decision.of(Action.SKIP, Reason.Kind.MODE_KEEPS);
        }
        if (!right || !cell.there(Side.RIGHT)) {
            return Decision.of(Action.COPY_RIGHT);
        }
        if (!baseline) {
            return Decision.of(Action.CONFLICT, Reason.Kind.NO_BASELINE);
        }
        Optional<Side> winner = switch (choice) {
            case LEFT -> Optional.of(Side.LEFT);
            case RIGHT -> Optional.of(Side.RIGHT);
            case NEWER -> cell.newer();
            case ASK, BOTH -> Optional.empty();
        };
        return winner.map(side -> side == Side.LEFT
                ? Decision.of(Action.COPY_RIGHT)
                : Decision.of(Action.SKIP, Reason.Kind.MODE_KEEPS)).orElseGet(() -> Decision.of(Action.CONFLICT));
    }
}
