package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.ModelTree.path;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Guard.Kind;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;

class GuardsTest {
    private static final SyncRules RULES = SyncRules.DEFAULT.withGuards(new GuardLimits(3, 50));
    private final ModelPair pair = new ModelPair();

    @Test
    void aFolderThatBecameEmpty() {
        both(3);
        pair.remember();
        for (int i = 0; i < 3; i++) {
            pair.left.remove(path("f" + i));
        }
        assertEquals(List.of(guard(Kind.ROOT_EMPTY, "LEFT")), pair.plan(RULES).guards());
    }

    @Test
    void aFolderThatCannotBeReadIsNotTakenForEmpty() {
        both(3);
        pair.remember();
        pair.unreadable.get(Side.LEFT).add(VolumePath.ROOT);
        assertEquals(List.of(guard(Kind.UNREADABLE, "1", "/")), pair.plan(RULES).guards());
    }

    @Test
    void aFolderThatAlwaysWasEmptyIsNothingSpecial() {
        pair.left.with("a", file(1, 1));
        assertEquals(List.of(), pair.plan(RULES).guards());
        pair.remember();
        assertEquals(List.of(), pair.plan(RULES).guards());
    }

    /** Something is in it, but nothing of what was: another disk is mounted there, or the site's address is another one. */
    @Test
    void everythingOfASmallPairIsManyWhateverTheLimitSays() {
        SyncRules rules = SyncRules.DEFAULT.withGuards(GuardLimits.DEFAULT);
        both(3);
        pair.remember();
        delete(3);
        pair.left.with("other", file(99, 99));
        assertEquals(List.of(guard(Kind.MANY_DELETIONS, "RIGHT", "3", "3")), pair.plan(rules).guards());
        pair.left.with("f0", file(0, 0));
        assertEquals(List.of(), pair.plan(rules).guards(), "one is still there");
    }

    @Test
    void deletionsBeyondBothLimits() {
        both(8);
        pair.remember();
        delete(4);
        assertEquals(List.of(), pair.plan(RULES).guards(), "half of them");
        delete(5);
        assertEquals(List.of(guard(Kind.MANY_DELETIONS, "RIGHT", "5", "8")), pair.plan(RULES).guards());
        assertEquals(List.of(), pair.plan(RULES.withGuards(new GuardLimits(5, 50))).guards(), "few");
        assertEquals(List.of(), pair.plan(RULES.withMode(SyncMode.UPDATE_RIGHT)).guards());
    }

    @Test
    void replacingByOlderContentCountsToo() {
        both(8);
        pair.remember();
        for (int i = 0; i < 5; i++) {
            pair.right.put(path("f" + i), file(100 + i, 500));
        }
        assertEquals(List.of(), pair.plan(RULES).guards());
        assertEquals(List.of(guard(Kind.MANY_DELETIONS, "RIGHT", "5", "8")),
                pair.plan(RULES.withMode(SyncMode.MIRROR_RIGHT)).guards());
    }

    @Test
    void changesOfThePlanAreCounted() {
        both(8);
        pair.remember();
        delete(5);
        SyncPlan plan = pair.plan(RULES);
        SyncPlan fewer = PlanEdits.choose(plan, List.of(path("f0")), Action.SKIP);
        assertEquals(List.of(), fewer.guards());
        assertEquals(plan.guards(), PlanEdits.reset(fewer, List.of(path("f0"))).guards());
    }

    @Test
    void aClockThatWasSet() {
        both(6);
        pair.remember();
        for (int i = 0; i < 6; i++) {
            pair.left.put(path("f" + i), file(i, i + 7200));
        }
        assertEquals(List.of(guard(Kind.SAME_OFFSET, "LEFT", "6", "7200")), pair.plan(RULES).guards());
        pair.left.put(path("f0"), file(0, 1));
        pair.left.put(path("f1"), file(1, 3));
        pair.left.put(path("f2"), file(2, 5));
        assertEquals(List.of(), pair.plan(RULES).guards(), "half of them are as they were");
    }

    @Test
    void foldersThatHaveNothingInCommon() {
        for (int i = 0; i < 20; i++) {
            pair.left.with("left" + i, file(i, i));
            pair.right.with("right" + i, file(i, i));
        }
        assertEquals(List.of(guard(Kind.WRONG_PAIR, "20", "20", "0")), pair.plan(RULES).guards());
        for (int i = 0; i < 5; i++) {
            pair.left.with("both" + i, file(i, i));
            pair.right.with("both" + i, file(i, i));
        }
        assertEquals(List.of(), pair.plan(RULES).guards());
    }

    @Test
    void aFolderThatIsNoMoreTheOneItWas() {
        both(20);
        pair.remember();
        for (int i = 0; i < 20; i++) {
            pair.right.remove(path("f" + i));
            pair.right.with("other" + i, file(i, 100 + i));
        }
        assertEquals(List.of(guard(Kind.WRONG_PAIR, "20", "20", "0"), guard(Kind.MANY_DELETIONS, "LEFT", "20", "20")),
                pair.plan(RULES).guards());
    }

    @Test
    void aBaselineThatWasDamaged() {
        SyncPlanner planner = new SyncPlanner(new PlanTask("pair", RULES, false, Optional.of("/state/damaged"),
                SideNature.UNIX, SideNature.SERVER, ModelPair.NOW));
        planner.folder(pair.triple(VolumePath.ROOT));
        assertEquals(List.of(guard(Kind.BASELINE_LOST, "/state/damaged")), planner.finish().guards());
    }

    private void both(int files) {
        for (int i = 0; i < files; i++) {
            pair.left.with("f" + i, file(i, i));
            pair.right.with("f" + i, file(i, i));
        }
    }

    private void delete(int files) {
        for (int i = 0; i < files; i++) {
            pair.left.remove(path("f" + i));
        }
    }

    private static Guard guard(Kind kind, String... details) {
        return new Guard(kind, List.of(details));
    }
}
