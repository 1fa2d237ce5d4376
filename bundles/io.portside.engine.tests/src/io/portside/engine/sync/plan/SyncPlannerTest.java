package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.ModelTree.folder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncRules;

class SyncPlannerTest {
    private final ModelPair pair = new ModelPair();

    @Test
    void whatIsTheSameIsOnlyCounted() {
        both("a/b", 5);
        both("c", 7);
        pair.remember();
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of(), actions(plan));
        assertEquals(2, plan.unchanged());
        assertTrue(plan.nothingToDo());
    }

    @Test
    void aNewFolderGoesOverWithWhatIsInIt() {
        pair.remember();
        pair.left.with("new/file", file(5, 1));
        assertEquals(Map.of("/new", Action.COPY_RIGHT, "/new/file", Action.COPY_RIGHT),
                actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void aFolderGoesWhenAllThatIsInItGoes() {
        both("old/a", 1);
        both("old/deep/b", 2);
        pair.remember();
        pair.left.remove(ModelTree.path("old"));
        assertEquals(Map.of("/old", Action.DELETE_RIGHT, "/old/a", Action.DELETE_RIGHT, "/old/deep",
                Action.DELETE_RIGHT, "/old/deep/b", Action.DELETE_RIGHT), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void aFolderIsMadeAgainForWhatIsNewInIt() {
        both("old/a", 1);
        pair.remember();
        pair.left.remove(ModelTree.path("old"));
        pair.right.with("old/new", file(9, 9));
        assertEquals(Map.of("/old", Action.COPY_LEFT, "/old/a", Action.DELETE_RIGHT, "/old/new", Action.COPY_LEFT),
                actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void aFolderStaysWithAConflictInIt() {
        both("old/a", 1);
        both("old/b", 1);
        pair.remember();
        pair.left.remove(ModelTree.path("old"));
        pair.right.with("old/a", file(9, 9));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/old", Action.SKIP, "/old/a", Action.CONFLICT, "/old/b", Action.DELETE_RIGHT),
                actions(plan));
        assertTrue(plan.items().get(0).has(Kind.CONTENT_STAYS));
    }

    @Test
    void whatIsLeftOutKeepsItsFolder() {
        both("old/a", 1);
        both("old/b.bak", 1);
        pair.remember();
        pair.left.remove(ModelTree.path("old"));
        SyncRules rules = SyncRules.DEFAULT.withFilter(FilterRules.ALL.withPatterns(List.of("*.bak")));
        assertEquals(Map.of("/old", Action.SKIP, "/old/a", Action.DELETE_RIGHT), actions(pair.plan(rules)));
    }

    @Test
    void nothingHappensBelowAFolderThatCannotBeRead() {
        both("dir/sub/a", 1);
        both("dir/b", 1);
        both("c", 1);
        pair.remember();
        pair.unreadable.get(Side.LEFT).add(ModelTree.path("dir"));
        pair.right.with("dir/sub/a", file(2, 2));
        pair.right.remove(ModelTree.path("dir/b"));
        pair.right.remove(ModelTree.path("c"));
        assertEquals(Map.of("/c", Action.DELETE_LEFT, "/dir", Action.SKIP, "/dir/b", Action.SKIP, "/dir/sub/a",
                Action.SKIP), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void aFileTakesThePlaceOfAFolderThatIsTakenAway() {
        both("x/a", 1);
        pair.remember();
        pair.left.remove(ModelTree.path("x"));
        pair.left.with("x", file(3, 3));
        assertEquals(Map.of("/x", Action.COPY_RIGHT, "/x/a", Action.DELETE_RIGHT),
                actions(pair.plan(SyncRules.DEFAULT)));
        pair.right.with("x/a", file(4, 4));
        assertEquals(Map.of("/x", Action.CONFLICT, "/x/a", Action.SKIP), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void emptyFoldersAreSynchronisedToo() {
        pair.remember();
        pair.right.with("empty", folder());
        assertEquals(Map.of("/empty", Action.COPY_LEFT), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void aFileThatWasOnlyTouchedIsNotCopiedWhereChecksumsTell() {
        SyncRules rules = SyncRules.DEFAULT.withComparison(Comparison.CHECKSUM);
        both("a", 1);
        pair.remember();
        pair.left.with("a", file(1, 50).withChecksum("SHA-256:aa"));
        pair.right.with("a", file(1, 1).withChecksum("SHA-256:aa"));
        assertEquals(Map.of("/a", Action.RECORD), actions(pair.plan(rules)));
        pair.right.with("a", file(1, 1).withChecksum("SHA-256:bb"));
        assertEquals(Map.of("/a", Action.COPY_RIGHT), actions(pair.plan(rules)));
    }

    /** Its content changed, its size and time did not: a program that puts the time back, or a disk that fails. */
    @Test
    void contentThatChangedUnseenIsAConflict() {
        both("a", 1);
        pair.remember();
        pair.left.with("a", file(1, 1).withChecksum("SHA-256:aa"));
        pair.right.with("a", file(1, 1).withChecksum("SHA-256:bb"));
        assertEquals(Map.of("/a", Action.CONFLICT),
                actions(pair.plan(SyncRules.DEFAULT.withComparison(Comparison.CHECKSUM))));
        assertEquals(Map.of(), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void oneFolderThatCannotBeReadIsToldOnce() {
        both("dir/sub/a", 1);
        pair.remember();
        pair.unreadable.get(Side.RIGHT).add(ModelTree.path("dir"));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/dir", Action.SKIP), actions(plan));
        assertEquals(List.of(new Guard(Guard.Kind.UNREADABLE, List.of("1", "/dir"))), plan.guards());
    }

    private void both(String path, long size) {
        pair.left.with(path, file(size, size));
        pair.right.with(path, file(size, size));
    }

    static Map<String, Action> actions(SyncPlan plan) {
        Map<String, Action> actions = new TreeMap<>();
        plan.items().forEach(item -> actions.put(item.path().toString(), item.action()));
        return actions;
    }
}
