package io.portside.ui.sync.preview;

import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.Manner;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;
import io.portside.engine.text.Formats;

/** An item of a plan in words. Pure. */
public final class ItemWording {
    private final Formats formats;

    public ItemWording(Formats formats) {
        this.formats = formats;
    }

    static String kind(ItemKind kind) {
        return switch (kind) {
            case OUTGOING -> Messages.kindOutgoing;
            case INCOMING -> Messages.kindIncoming;
            case CONFLICT -> Messages.kindConflict;
            case LEFT_ALONE -> Messages.kindLeftAlone;
            case SAME -> Messages.kindSame;
        };
    }

    /** What will be done, two or three words. */
    public static String action(PlanItem item) {
        return action(item.action(), item.manner());
    }

    /** The same, also of what was done: a report uses the words of the preview. */
    public static String action(Action action, Manner manner) {
        return switch (action) {
            case SKIP -> Messages.actionSkip;
            case RECORD -> Messages.actionRecord;
            case COPY_LEFT -> switch (manner) {
                case PLAIN -> Messages.actionCopyLeft;
                case FOLDER -> Messages.actionFolderLeft;
                case REPLACES -> Messages.actionReplaceLeft;
            };
            case COPY_RIGHT -> switch (manner) {
                case PLAIN -> Messages.actionCopyRight;
                case FOLDER -> Messages.actionFolderRight;
                case REPLACES -> Messages.actionReplaceRight;
            };
            case DELETE_LEFT -> Messages.actionDeleteLeft;
            case DELETE_RIGHT -> Messages.actionDeleteRight;
            case MOVE_LEFT -> Messages.actionMoveLeft;
            case MOVE_RIGHT -> Messages.actionMoveRight;
            case KEEP_BOTH -> Messages.actionKeepBoth;
            case CONFLICT -> Messages.actionConflict;
        };
    }

    /** Of an action that somebody may choose, for the menu. */
    static String choice(Action action) {
        return switch (action) {
            case SKIP -> Messages.choiceSkip;
            case RECORD -> Messages.choiceRecord;
            case COPY_LEFT -> Messages.choiceCopyLeft;
            case COPY_RIGHT -> Messages.choiceCopyRight;
            case DELETE_LEFT -> Messages.choiceDeleteLeft;
            case DELETE_RIGHT -> Messages.choiceDeleteRight;
            case MOVE_LEFT -> Messages.choiceMoveLeft;
            case MOVE_RIGHT -> Messages.choiceMoveRight;
            case KEEP_BOTH -> Messages.choiceKeepBoth;
            case CONFLICT -> Messages.choiceConflict;
        };
    }

    String size(PlanItem item, Side side) {
        OptionalLong size = item.of(side).map(Facts::size).orElse(OptionalLong.empty());
        if (size.isPresent() && !item.of(side).get().folder()) {
            return formats.size(size.getAsLong());
        }
        return item.of(side).map(facts -> what(facts.kind())).orElse(missing(item, side));
    }

    private static String missing(PlanItem item, Side side) {
        if (notLookedAt(item, side)) {
            return ""; //$NON-NLS-1$
        }
        return item.change(side) == Change.UNKNOWN ? Messages.notKnown : Messages.absent;
    }

    /** An undo looks at the side that it changes. */
    private static boolean notLookedAt(PlanItem item, Side side) {
        return item.change(side) == Change.UNKNOWN
                && item.reasons().stream().anyMatch(reason -> reason.kind() == Reason.Kind.UNDO);
    }

    private static String what(EntryKind kind) {
        return switch (kind) {
            case FILE -> ""; //$NON-NLS-1$
            case FOLDER -> Messages.folder;
            case LINK -> Messages.link;
            case OTHER -> Messages.special;
        };
    }

    /** As exact as it is known, and no more. */
    String time(PlanItem item, Side side) {
        return item.of(side).flatMap(Facts::modified).map(this::time).orElse(""); //$NON-NLS-1$
    }

    private String time(Stamp stamp) {
        if (stamp.quality().precision() == TimeQuality.Precision.DAY) {
            return formats.date(stamp.time());
        }
        String text = formats.time(stamp.time());
        return stamp.quality().zoneKnown() ? text : NLS.bind(Messages.zoneUnknown, text);
    }

    /** All that is known of an entry on one side, for the details. */
    String facts(PlanItem item, Side side) {
        if (item.of(side).isEmpty() && notLookedAt(item, side)) {
            return Messages.notLookedAt;
        }
        String state = change(item.change(side));
        return item.of(side).map(facts -> NLS.bind(Messages.factsAndChange, facts(facts), state))
                .orElse(item.change(side) == Change.UNKNOWN ? Messages.notKnownText : state);
    }

    /** How it was on that side when both last agreed. */
    String before(PlanItem item, Side side) {
        return item.baseline().map(entry -> facts(entry.of(side))).orElse(Messages.neverAgreed);
    }

    private String facts(Facts facts) {
        StringBuilder text = new StringBuilder();
        add(text, what(facts.kind()));
        if (facts.size().isPresent() && !facts.folder()) {
            add(text, formats.exactSize(facts.size().getAsLong()));
        }
        facts.modified().map(this::stamp).ifPresent(part -> add(text, part));
        facts.linkTarget().ifPresent(target -> add(text, NLS.bind(Messages.pointsTo, target)));
        facts.checksum().ifPresent(sum -> add(text, sum.length() > 24 ? sum.substring(0, 24) + '\u2026' : sum));
        return text.toString();
    }

    private String stamp(Stamp stamp) {
        return switch (stamp.quality().precision()) {
            case SECOND -> time(stamp);
            case MINUTE -> NLS.bind(Messages.toTheMinute, time(stamp));
            case DAY -> NLS.bind(Messages.toTheDay, time(stamp));
        };
    }

    private static void add(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(part); //$NON-NLS-1$ //$NON-NLS-2$
        }
    }

    private static String change(Change change) {
        return switch (change) {
            case ABSENT -> Messages.changeAbsent;
            case UNCHANGED -> Messages.changeNone;
            case CREATED -> Messages.changeCreated;
            case MODIFIED -> Messages.changeModified;
            case DELETED -> Messages.changeDeleted;
            case KIND_CHANGED -> Messages.changeKind;
            case UNKNOWN -> Messages.changeUnknown;
        };
    }
}
