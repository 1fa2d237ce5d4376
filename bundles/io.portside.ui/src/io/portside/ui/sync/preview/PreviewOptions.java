package io.portside.ui.sync.preview;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.PlanItem;

/**
 * What of a plan is shown, and how. Immutable.
 *
 * @param tree   folders with their content; else every item by its path
 * @param search words that the path must have
 * @param closed folders of the tree whose content is folded away
 */
record PreviewOptions(boolean tree, Set<ItemKind> kinds, String search, Set<VolumePath> closed) {
    static final PreviewOptions INITIAL = new PreviewOptions(true,
            EnumSet.of(ItemKind.OUTGOING, ItemKind.INCOMING, ItemKind.CONFLICT, ItemKind.LEFT_ALONE), "", Set.of()); //$NON-NLS-1$

    PreviewOptions {
        kinds = Set.copyOf(kinds);
        closed = Set.copyOf(closed);
    }

    PreviewOptions withTree(boolean on) {
        return new PreviewOptions(on, kinds, search, closed);
    }

    PreviewOptions with(ItemKind kind, boolean shown) {
        Set<ItemKind> others = new HashSet<>(kinds);
        if (shown) {
            others.add(kind);
        } else {
            others.remove(kind);
        }
        return new PreviewOptions(tree, others, search, closed);
    }

    PreviewOptions withSearch(String text) {
        return new PreviewOptions(tree, kinds, text, closed);
    }

    PreviewOptions withClosed(Set<VolumePath> folders) {
        return new PreviewOptions(tree, kinds, search, folders);
    }

    PreviewOptions toggled(VolumePath folder, boolean close) {
        Set<VolumePath> others = new HashSet<>(closed);
        if (close) {
            others.add(folder);
        } else {
            others.remove(folder);
        }
        return withClosed(others);
    }

    /** The words to look for, in lower case. */
    List<String> words() {
        return search.isBlank() ? List.of() : List.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+")); //$NON-NLS-1$
    }

    boolean shows(PlanItem item, List<String> words) {
        if (!kinds.contains(ItemKind.of(item))) {
            return false;
        }
        if (words.isEmpty()) {
            return true;
        }
        String path = item.path().toString().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(path::contains);
    }
}
