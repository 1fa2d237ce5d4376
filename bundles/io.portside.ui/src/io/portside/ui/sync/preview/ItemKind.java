package io.portside.ui.sync.preview;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.ui.theme.Icon;

/** Which way an item goes, in Eclipse's words: outgoing from the left side, incoming to it. */
public enum ItemKind {
    OUTGOING(Icon.OUTGOING), INCOMING(Icon.INCOMING),
    /** Both sides changed, whether somebody has decided meanwhile or not. */
    CONFLICT(Icon.CONFLICT),
    /** Nothing is done, by rule or by decision. */
    LEFT_ALONE(Icon.LEAVE),
    /** The same on both sides; only remembered. */
    SAME(Icon.SAME);

    private final Icon icon;

    ItemKind(Icon icon) {
        this.icon = icon;
    }

    Icon icon() {
        return icon;
    }

    /** A conflict stays one when it has been decided, so that it does not vanish from under the cursor. */
    static ItemKind of(PlanItem item) {
        return item.proposed() == Action.CONFLICT ? CONFLICT : of(item.action());
    }

    static ItemKind of(Action action) {
        return switch (action) {
            case COPY_RIGHT, DELETE_RIGHT, MOVE_RIGHT -> OUTGOING;
            case COPY_LEFT, DELETE_LEFT, MOVE_LEFT -> INCOMING;
            case CONFLICT, KEEP_BOTH -> CONFLICT;
            case SKIP -> LEFT_ALONE;
            case RECORD -> SAME;
        };
    }
}
