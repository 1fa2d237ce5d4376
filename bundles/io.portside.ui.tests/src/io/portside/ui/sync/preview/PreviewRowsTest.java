package io.portside.ui.sync.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;

class PreviewRowsTest {
    private static final PreviewOptions ALL = new PreviewOptions(true, EnumSet.allOf(ItemKind.class), "", Set.of());

    private static List<String> shown(PreviewRows rows) {
        return rows.rows().stream().map(row -> "-".repeat(row.depth()) + row.path()
                + (row.folder() ? " (" + row.below() + (row.hasItem() ? ")" : ") only holds") : "")).toList();
    }

    private static List<String> paths(PreviewRows rows, int... selected) {
        return rows.items(Arrays.stream(selected).mapToObj(rows.rows()::get).toList()).stream()
                .map(i -> rows.plan().items().get(i).path().toString()).toList();
    }

    @Test
    void aTreeHasTheFoldersThatHoldSomething() {
        assertEquals(List.of("/css (2)", "-/css/a.css", "-/css/b.css", "/img (2) only holds",
                "-/img/deep (1) only holds", "--/img/deep/logo.png", "-/img/old.png", "/index.html", "/notes.txt",
                "/same.txt"), shown(PreviewRows.of(Plans.site(), ALL)));
    }

    @Test
    void aListHasItemsOnly() {
        PreviewRows rows = PreviewRows.of(Plans.site(), ALL.withTree(false));
        assertEquals(Plans.site().items().stream().map(PlanItem::path).toList(),
                rows.rows().stream().map(PreviewRow::path).toList());
        assertTrue(rows.rows().stream().allMatch(row -> row.depth() == 0 && !row.canFold()));
    }

    @Test
    void kindsAndWordsSift() {
        PreviewRows rows = PreviewRows.of(Plans.site(), PreviewOptions.INITIAL.with(ItemKind.OUTGOING, false));
        assertEquals(List.of("/img (1) only holds", "-/img/deep (1) only holds", "--/img/deep/logo.png",
                "/index.html", "/notes.txt"), shown(rows));
        assertEquals(3, rows.shown());
        assertEquals(4, rows.counts().get(ItemKind.OUTGOING));
        assertEquals(1, rows.counts().get(ItemKind.SAME));
        assertEquals(List.of("/img (1) only holds", "-/img/old.png"),
                shown(PreviewRows.of(Plans.site(), ALL.withSearch(" OLD img "))));
        assertEquals(0, PreviewRows.of(Plans.site(), ALL.withSearch("nowhere")).shown());
    }

    @Test
    void foldersFoldAway() {
        VolumePath css = VolumePath.parse("/css");
        VolumePath deep = VolumePath.parse("/img/deep");
        PreviewRows rows = PreviewRows.of(Plans.site(), ALL.toggled(css, true).toggled(deep, true));
        assertEquals(List.of("/css (2)", "/img (2) only holds", "-/img/deep (1) only holds", "-/img/old.png",
                "/index.html", "/notes.txt", "/same.txt"), shown(rows));
        assertTrue(rows.rows().get(0).closed());
        assertEquals(Set.of(css, VolumePath.parse("/img"), deep), rows.foldable());
        assertEquals(PreviewRows.of(Plans.site(), ALL).rows(), PreviewRows
                .of(Plans.site(), ALL.toggled(css, true).toggled(css, false)).rows());
        assertEquals(5, PreviewRows.of(Plans.site(), ALL.withClosed(rows.foldable())).rows().size());
    }

    @Test
    void aFolderMeansWhatIsShownInIt() {
        PreviewRows rows = PreviewRows.of(Plans.site(), ALL);
        assertEquals(List.of("/css", "/css/a.css", "/css/b.css"), paths(rows, 0));
        assertEquals(List.of("/img/deep/logo.png", "/img/old.png"), paths(rows, 3));
        assertEquals(List.of("/css/b.css", "/index.html"), paths(rows, 2, 7));
        PreviewRows sifted = PreviewRows.of(Plans.site(), ALL.withSearch("b.css"));
        assertEquals(List.of("/css/b.css"), paths(sifted, 0));
        PreviewRows folded = PreviewRows.of(Plans.site(), ALL.toggled(VolumePath.parse("/img"), true));
        assertEquals(List.of("/img/deep/logo.png", "/img/old.png"), paths(folded, 3));
    }

    @Test
    void rowsAreFoundAgain() {
        for (boolean tree : new boolean[]{true, false}) {
            PreviewRows rows = PreviewRows.of(Plans.site(), ALL.withTree(tree));
            for (int i = 0; i < rows.rows().size(); i++) {
                assertEquals(i, rows.indexOf(rows.rows().get(i).path()));
            }
            assertEquals(-1, rows.indexOf(VolumePath.parse("/nothing")));
        }
    }

    @Test
    void namesThatSortAroundTheSlashKeepTheTreeTogether() {
        PreviewRows rows = PreviewRows.of(Plans.plan(Plans.item("/a/b", Action.COPY_RIGHT),
                Plans.item("/a.txt", Action.COPY_RIGHT), Plans.item("/a b/c", Action.COPY_RIGHT),
                Plans.item("/a/0", Action.COPY_RIGHT)), ALL);
        assertEquals(List.of("/a (2) only holds", "-/a/0", "-/a/b", "/a b (1) only holds", "-/a b/c", "/a.txt"),
                shown(rows));
    }

    @Test
    void aConflictStaysOneWhenItIsDecided() {
        PlanItem conflict = Plans.item("/index.html", Action.CONFLICT);
        assertEquals(ItemKind.CONFLICT, ItemKind.of(conflict.withAction(Action.COPY_LEFT)));
        assertEquals(ItemKind.OUTGOING, ItemKind.of(Plans.item("/a", Action.COPY_RIGHT)));
        assertEquals(ItemKind.LEFT_ALONE, ItemKind.of(Plans.item("/a", Action.COPY_RIGHT).withAction(Action.SKIP)));
    }

    @Test
    void patternsToLeaveOut() {
        assertEquals(List.of("/css/site.min.css", "site.min.css", "*.css"),
                ExcludePatterns.of(VolumePath.parse("/css/site.min.css"), false));
        assertEquals(List.of("/cache/", "cache/"), ExcludePatterns.of(VolumePath.parse("/cache"), true));
        assertEquals(List.of("/\\[a\\]\\*", "\\[a\\]\\*"), ExcludePatterns.of(VolumePath.parse("/[a]*"), false));
        assertEquals(List.of("/#x", "\\#x"), ExcludePatterns.of(VolumePath.parse("/#x"), false));
        assertEquals(List.of("/.profile", ".profile"), ExcludePatterns.of(VolumePath.parse("/.profile"), false));
        assertEquals(List.of(), ExcludePatterns.of(VolumePath.ROOT, true));
    }
}
