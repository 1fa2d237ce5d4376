package io.portside.engine.sync.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why an item is in the plan, or why it is left alone. Its words are in {@code io.portside.engine.text.SyncWording}.
 *
 * @param details values for the words, in the order the kind says
 */
public record Reason(Kind kind, List<String> details) {
    private static final int MOST_SHARED = 1000;
    private static final Map<Kind, Reason> PLAIN = plain();
    private static final Map<List<Reason>, List<Reason>> SHARED = new ConcurrentHashMap<>();

    private static Map<Kind, Reason> plain() {
        Map<Kind, Reason> plain = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            plain.put(kind, new Reason(kind, List.of()));
        }
        return plain;
    }

    public Reason {
        details = List.copyOf(details);
    }

    public static Reason of(Kind kind, String... details) {
        return details.length == 0 ? PLAIN.get(kind) : new Reason(kind, List.of(details));
    }

    /** The same list for the same plain reasons, as far as they were met before: a plan may have a million items. */
    static List<Reason> shared(List<Reason> reasons) {
        List<Reason> copy = List.copyOf(reasons);
        for (Reason reason : copy) {
            if (!reason.details().isEmpty()) {
                return copy;
            }
        }
        List<Reason> known = SHARED.get(copy);
        if (known == null && SHARED.size() < MOST_SHARED) {
            known = SHARED.putIfAbsent(copy, copy);
        }
        return known == null ? copy : known;
    }

    /** What kind of reason. */
    public enum Kind {
        /** Which facts of the sides differ from each other or, with a baseline, from it. */
        CREATED_LEFT, CREATED_RIGHT, DELETED_LEFT, DELETED_RIGHT, SIZE_CHANGED_LEFT, SIZE_CHANGED_RIGHT, TIME_CHANGED_LEFT, TIME_CHANGED_RIGHT, CONTENT_CHANGED_LEFT, CONTENT_CHANGED_RIGHT, LINK_CHANGED_LEFT, LINK_CHANGED_RIGHT, KIND_CHANGED_LEFT, KIND_CHANGED_RIGHT, SIZES_DIFFER, TIMES_DIFFER, CONTENTS_DIFFER, LINKS_DIFFER, KINDS_DIFFER, EQUAL,
        /** All times of a side are off by the same, and this one too. Details: by how much, such as {@code 5:30}. */
        CLOCK_SHIFTED, MOVED_LEFT, MOVED_RIGHT,
        /** Without a baseline nothing is deleted and nothing replaced. */
        NO_BASELINE,
        /** The mode says so. */
        MODE_KEEPS, MODE_UNDOES,
        /** A folder could not be read for sure. */
        UNREADABLE_LEFT, UNREADABLE_RIGHT,
        /** Neither sizes nor times are told, so nobody knows whether it changed. */
        NOT_COMPARABLE_LEFT, NOT_COMPARABLE_RIGHT,
        /** Something below it must stay. */
        CONTENT_STAYS,
        /** A folder above it is left alone, and so is all that is in it. Details: that folder. */
        FOLDER_LEFT_ALONE,
        /** It is reached through a link on that side, where nothing is deleted or replaced. */
        BEHIND_LINK_LEFT, BEHIND_LINK_RIGHT,
        /** Details: the other name. */
        NAME_CASE, NAME_NORMALISATION,
        /** Details: what is refused. */
        NAME_REFUSED, NAME_TOO_LONG, NAME_LINE_BREAK, LINK_LEFT_ALONE, SPECIAL_FILE,
        /** The side that does not have it could not get it (back): its name, or that it is a link. */
        BARRED,
        /** Of a folder: there are entries in it that the filter leaves out. Details: number on the left, on the right. */
        FILTERED,
        /** Somebody chose what is done. */
        DECIDED,
        /** Of an undo: what the run did is taken back, or is not because something else has happened to it since. */
        UNDO, UNDO_CHANGED,
        /** Of an undo: what would come back was cleared from trash or versions, as the pair's rules say. */
        UNDO_CLEARED
    }
}
