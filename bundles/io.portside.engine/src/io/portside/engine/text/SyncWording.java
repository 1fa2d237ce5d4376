package io.portside.engine.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;

/** What a synchronisation is going to do and why, in words. Pure, any thread. */
public final class SyncWording {
    private final ResourceBundle texts = ResourceBundle.getBundle("io.portside.engine.text.sync"); //$NON-NLS-1$
    private final Formats formats;
    private final FactsText facts;

    public SyncWording(Formats formats) {
        this.formats = formats;
        facts = new FactsText(texts, formats);
    }

    /** Two or three words: {@code copy to the right}. */
    public String action(Action action) {
        return text(action.name() + ".label"); //$NON-NLS-1$
    }

    /** What is going to be done with the entry, a sentence: {@code It replaces the one on the right.} */
    public String sentence(PlanItem item) {
        String name = item.action().name();
        return switch (item.action()) {
            case SKIP, CONFLICT, KEEP_BOTH -> text(name + ".sentence"); //$NON-NLS-1$
            case RECORD -> text(item.left().isPresent() ? "RECORD.both" : "RECORD.gone"); //$NON-NLS-1$ //$NON-NLS-2$
            case MOVE_LEFT, MOVE_RIGHT ->
                NLS.bind(text(name + ".sentence"), item.from().map(Object::toString).orElse("")); //$NON-NLS-1$ //$NON-NLS-2$
            case DELETE_LEFT, DELETE_RIGHT -> text(name + (item.folder() ? ".folder" : ".file")); //$NON-NLS-1$ //$NON-NLS-2$
            case COPY_LEFT -> copy(item, Side.LEFT);
            case COPY_RIGHT -> copy(item, Side.RIGHT);
        };
    }

    private String copy(PlanItem item, Side side) {
        boolean folder = item.folder(side.other());
        String how = folder ? ".folder" : ".file"; //$NON-NLS-1$ //$NON-NLS-2$
        if (item.of(side).isPresent()) {
            how = item.folder(side) ? ".replaceFolder" : folder ? ".replaceFile" : ".replace"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        }
        return text(item.action().name() + how);
    }

    /** A reason in a few words, for a list: {@code modified on the left}. */
    public String reason(Reason reason) {
        return NLS.bind(text(reason.kind().name()), reason.details().toArray());
    }

    /**
     * A reason with what the entry is and was, a sentence without a full stop: {@code Modified on the left: 12,345 bytes,
     * Mar 1, 2026, 12:00:01 PM; was 12,300 bytes, ...}.
     */
    public String reason(PlanItem item, Reason reason) {
        String key = reason.kind().name() + ".facts"; //$NON-NLS-1$
        if (!texts.containsKey(key)) {
            String words = reason(reason);
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
        return NLS.bind(text(key), values(item, reason.kind()));
    }

    /** All reasons that say something about what is done now, with facts. */
    public List<String> reasons(PlanItem item) {
        List<String> sentences = new ArrayList<>();
        for (Reason reason : item.reasons()) {
            if (tells(item, reason)) {
                sentences.add(reason(item, reason));
            }
        }
        return sentences;
    }

    /** The reasons in one line, in few words. */
    public String line(PlanItem item) {
        return item.reasons().stream()
                .filter(reason -> tells(item, reason)).map(this::reason).collect(Collectors.joining("; ")); //$NON-NLS-1$
    }

    /** Why it would have stayed, or could not be copied, says nothing where something else is done. */
    private static boolean tells(PlanItem item, Reason reason) {
        boolean idle = reason.kind() == Reason.Kind.CONTENT_STAYS || reason.kind() == Reason.Kind.BARRED;
        return !idle || !item.action().writes();
    }

    private Object[] values(PlanItem item, Reason.Kind kind) {
        return switch (kind) {
            case CREATED_LEFT -> new Object[]{facts(item.left())};
            case CREATED_RIGHT -> new Object[]{facts(item.right())};
            case DELETED_LEFT -> new Object[]{facts(before(item, Side.LEFT))};
            case DELETED_RIGHT -> new Object[]{facts(before(item, Side.RIGHT))};
            case CONTENT_CHANGED_LEFT -> new Object[]{content(item.left()), content(before(item, Side.LEFT))};
            case CONTENT_CHANGED_RIGHT -> new Object[]{content(item.right()), content(before(item, Side.RIGHT))};
            case TIME_CHANGED_LEFT -> new Object[]{time(item.left()), time(before(item, Side.LEFT))};
            case TIME_CHANGED_RIGHT -> new Object[]{time(item.right()), time(before(item, Side.RIGHT))};
            case SIZE_CHANGED_LEFT, LINK_CHANGED_LEFT, KIND_CHANGED_LEFT ->
                new Object[]{facts(item.left()), facts(before(item, Side.LEFT))};
            case SIZE_CHANGED_RIGHT, LINK_CHANGED_RIGHT, KIND_CHANGED_RIGHT ->
                new Object[]{facts(item.right()), facts(before(item, Side.RIGHT))};
            case TIMES_DIFFER -> new Object[]{time(item.left()), time(item.right())};
            case CONTENTS_DIFFER -> new Object[]{content(item.left()), content(item.right())};
            default -> new Object[]{facts(item.left()), facts(item.right())};
        };
    }

    private static Optional<Facts> before(PlanItem item, Side side) {
        return item.baseline().map((BaselineEntry entry) -> entry.of(side));
    }

    private String facts(Optional<Facts> entry) {
        return entry.map(facts::facts).orElse(Messages.noWords);
    }

    private String time(Optional<Facts> entry) {
        return entry.map(facts::time).orElse(Messages.noWords);
    }

    private String content(Optional<Facts> entry) {
        return entry.map(facts::content).orElse(Messages.noWords);
    }

    /** Two or three words. */
    public String title(Guard guard) {
        return text(guard.kind().name() + ".title"); //$NON-NLS-1$
    }

    /** What is unusual, one or two sentences. */
    public String guard(Guard guard) {
        List<String> details = new ArrayList<>(guard.details());
        String first = details.isEmpty() ? "" : details.get(0); //$NON-NLS-1$
        String bySide = guard.kind().name() + "." + first; //$NON-NLS-1$
        String key = texts.containsKey(bySide) ? bySide : guard.kind().name() + ".sentence"; //$NON-NLS-1$
        switch (guard.kind()) {
            case MANY_DELETIONS, WRONG_PAIR, NAME_COLLISIONS, UNREADABLE -> details.replaceAll(this::number);
            case SAME_OFFSET -> {
                details.set(2, offset(details.get(2)));
                details.set(1, number(details.get(1)));
            }
            case ROOT_EMPTY, BASELINE_LOST -> {
                // Nothing to count.
            }
        }
        return NLS.bind(text(key), details.toArray());
    }

    private String number(String detail) {
        try {
            return formats.number(Long.parseLong(detail));
        } catch (NumberFormatException e) {
            return detail;
        }
    }

    private String offset(String seconds) {
        return formats.duration(Duration.ofSeconds(Math.abs(Long.parseLong(seconds))));
    }

    private String text(String key) {
        return texts.getString(key);
    }
}
