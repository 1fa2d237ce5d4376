package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.ModelTree.folder;
import static io.portside.engine.sync.plan.ModelTree.path;
import static io.portside.engine.sync.plan.SyncPlannerTest.actions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.SyncRules;

/** Names that the other side cannot have, or cannot tell from others. */
class NamesTest {
    private static final String COMPOSED = "caf\u00e9";
    private static final String DECOMPOSED = "cafe\u0301";
    private final ModelPair pair = new ModelPair();

    @Test
    void windowsRefusesSomeNames() {
        pair.leftNature = SideNature.WINDOWS;
        pair.right.with("a:b", file(1, 1)).with("con.txt", file(2, 2)).with("good", file(3, 3));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/a:b", Action.SKIP, "/con.txt", Action.SKIP, "/good", Action.COPY_LEFT), actions(plan));
        assertReason(plan, "a:b", Reason.of(Kind.NAME_REFUSED, ":"));
        assertReason(plan, "con.txt", Reason.of(Kind.NAME_REFUSED, "con"));
        assertEquals(List.of(new Guard(Guard.Kind.NAME_COLLISIONS, List.of("2", "/a:b"))), plan.guards());
    }

    @Test
    void whatIsBelowANameThatIsRefusedStaysToo() {
        pair.leftNature = SideNature.WINDOWS;
        pair.right.with("a:b/c/d", file(1, 1));
        assertEquals(Map.of("/a:b", Action.SKIP, "/a:b/c", Action.SKIP, "/a:b/c/d", Action.SKIP),
                actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void ftpHasNoLineBreaks() {
        pair.left.put(new VolumePath(List.of("two\r\nlines")), file(1, 1));
        pair.left.put(new VolumePath(List.of("bell\u0007")), file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertTrue(plan.items().stream()
                .allMatch(item -> item.action() == Action.SKIP && item.has(Kind.NAME_LINE_BREAK)), plan::toString);
        assertEquals(2, plan.items().size());
    }

    @Test
    void namesAreTooLongByTheirBytes() {
        String name = "\u00e9".repeat(128);
        pair.left.put(new VolumePath(List.of(name)), file(1, 1));
        pair.left.put(new VolumePath(List.of("e".repeat(255))), file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertReason(plan, name, Reason.of(Kind.NAME_TOO_LONG, "256", "255"));
        assertEquals(Action.COPY_RIGHT, plan.item(path("e".repeat(255))).orElseThrow().action());
    }

    @Test
    void namesThatDifferInCaseOnlyAreTwoOnLinuxAndOneOnWindows() {
        pair.right.with("Logo.png", file(1, 1)).with("logo.png", file(2, 2));
        assertEquals(Set.of(Action.COPY_LEFT), Set.copyOf(actions(pair.plan(SyncRules.DEFAULT)).values()));
        pair.leftNature = SideNature.WINDOWS;
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(plan).values()));
        assertReason(plan, "Logo.png", Reason.of(Kind.NAME_CASE, "logo.png"));
    }

    @Test
    void aNewTwinDoesNotReplaceTheOldOne() {
        pair.leftNature = SideNature.WINDOWS;
        pair.left.with("logo.png", file(1, 1));
        pair.right.with("logo.png", file(1, 1));
        pair.remember();
        pair.right.with("LOGO.PNG", file(2, 2));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/LOGO.PNG", Action.SKIP), actions(plan));
    }

    @Test
    void foldersHaveTwinsToo() {
        pair.rightNature = SideNature.WINDOWS;
        pair.left.with("img/a", file(1, 1)).with("IMG/b", file(1, 1));
        assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(pair.plan(SyncRules.DEFAULT)).values()));
    }

    /** On Windows a file got another case; the server has both names and is told. */
    @Test
    void anotherCaseIsANewNameWhereItCanBe() {
        pair.leftNature = SideNature.WINDOWS;
        pair.left.with("logo.png", file(1, 1));
        pair.right.with("logo.png", file(1, 1));
        pair.remember();
        pair.left.remove(path("logo.png"));
        pair.left.with("Logo.png", file(1, 1));
        assertEquals(Map.of("/Logo.png", Action.MOVE_RIGHT), actions(pair.plan(SyncRules.DEFAULT)));
        pair.left.with("Logo.png", file(9, 9));
        assertEquals(Map.of("/Logo.png", Action.COPY_RIGHT, "/logo.png", Action.DELETE_RIGHT),
                actions(pair.plan(SyncRules.DEFAULT)));
    }

    /** The other way round the old name has to go before the new one can come. */
    @Test
    void anotherCaseWaitsWhereBothCannotBe() {
        pair.leftNature = SideNature.WINDOWS;
        pair.left.with("logo.png", file(1, 1));
        pair.right.with("logo.png", file(1, 1));
        pair.remember();
        pair.right.remove(path("logo.png"));
        pair.right.with("Logo.png", file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/Logo.png", Action.SKIP, "/logo.png", Action.DELETE_LEFT), actions(plan));
        new ModelRun(pair, true).run(plan);
        assertEquals(Map.of("/Logo.png", Action.COPY_LEFT), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void lettersThatAreWrittenTwoWaysLookTheSame() {
        pair.left.with(COMPOSED, file(1, 1));
        pair.right.with(DECOMPOSED, file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(plan).values()));
        assertReason(plan, COMPOSED, Reason.of(Kind.NAME_NORMALISATION, DECOMPOSED));
        assertReason(plan, DECOMPOSED, Reason.of(Kind.NAME_NORMALISATION, COMPOSED));
    }

    /** Nothing is done with them unless somebody says so; then one can go, and the other be brought over. */
    @Test
    void somebodyCanChooseBetweenTwoSpellings() {
        pair.left.with(COMPOSED, file(1, 1));
        pair.right.with(DECOMPOSED, file(2, 2));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Set.of(Action.SKIP, Action.COPY_RIGHT, Action.DELETE_LEFT), choices(plan, COMPOSED));
        assertEquals(Set.of(Action.SKIP, Action.COPY_LEFT, Action.DELETE_RIGHT), choices(plan, DECOMPOSED));
        plan = PlanEdits.choose(plan, List.of(path(COMPOSED)), Action.COPY_RIGHT);
        plan = PlanEdits.choose(plan, List.of(path(DECOMPOSED)), Action.DELETE_RIGHT);
        assertEquals(Map.of("/" + COMPOSED, Action.COPY_RIGHT, "/" + DECOMPOSED, Action.DELETE_RIGHT), actions(plan));
        assertEquals(List.of(), PlanValidity.faults(plan));
        new ModelRun(pair, true).run(plan);
        assertEquals(Map.of(), actions(pair.plan(SyncRules.DEFAULT)));
        assertEquals(Set.of(path(COMPOSED)), pair.right.entries().keySet());
    }

    /** Where both cannot be, the other would be replaced: one can only go. */
    @Test
    void whatASideCannotTellApartCannotBeCopiedThere() {
        for (SideNature nature : List.of(SideNature.MAC, SideNature.WINDOWS)) {
            String one = nature == SideNature.MAC ? COMPOSED : "Logo.png";
            String other = nature == SideNature.MAC ? DECOMPOSED : "logo.png";
            pair.leftNature = nature;
            pair.left.with(one, file(1, 1));
            pair.right.with(other, file(2, 2));
            SyncPlan plan = pair.plan(SyncRules.DEFAULT);
            assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(plan).values()));
            assertEquals(Set.of(Action.SKIP, Action.DELETE_LEFT), choices(plan, one));
            assertEquals(Set.of(Action.SKIP, Action.DELETE_RIGHT), choices(plan, other));
            plan = PlanEdits.choose(plan, List.of(path(other)), Action.DELETE_RIGHT);
            new ModelRun(pair, true).run(plan);
            assertEquals(Map.of("/" + one, Action.COPY_RIGHT), actions(pair.plan(SyncRules.DEFAULT)));
            pair.left.remove(path(one));
        }
    }

    @Test
    void aFolderThatLooksLikeAnotherCanGoWithAllThatIsInIt() {
        pair.left.with(COMPOSED + "/a", file(1, 1)).with(COMPOSED + "/b/c", file(1, 1));
        pair.right.with(DECOMPOSED + "/a", file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(plan).values()));
        plan = PlanEdits.choose(plan, List.of(path(DECOMPOSED)), Action.DELETE_RIGHT);
        assertEquals(Action.DELETE_RIGHT, actions(plan).get("/" + DECOMPOSED + "/a"));
        assertEquals(List.of(), PlanValidity.faults(plan));
        new ModelRun(pair, true).run(plan);
        assertEquals(Set.of(Action.COPY_RIGHT), Set.copyOf(actions(pair.plan(SyncRules.DEFAULT)).values()));
    }

    private static Set<Action> choices(SyncPlan plan, String path) {
        return PlanEdits.choices(plan, List.of(path(path)));
    }

    /** An old Mac changes the spelling of every name it gets; nothing may be lost over that. */
    @Test
    void anotherSpellingOfTheSameNameIsMoved() {
        pair.leftNature = SideNature.MAC;
        pair.left.with(COMPOSED, file(1, 1));
        pair.right.with(COMPOSED, file(1, 1));
        pair.remember();
        pair.left.remove(path(COMPOSED));
        pair.left.with(DECOMPOSED, file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/" + DECOMPOSED, Action.MOVE_RIGHT), actions(plan));
        new ModelRun(pair, true).run(plan);
        assertEquals(Map.of(), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void whatASideIsLikeDependsOnItsFileSystem() {
        assertEquals(SideNature.UNIX, SideNature.local("Linux", "ext4"));
        assertEquals(SideNature.FAT, SideNature.local("Linux", "vfat"));
        assertEquals(SideNature.FAT, SideNature.local("Windows 11", "exFAT"));
        assertEquals(SideNature.WINDOWS, SideNature.local("Windows 11", "NTFS"));
        assertEquals(SideNature.MAC, SideNature.local("Mac OS X", ""));
        assertEquals(SideNature.FAT, SideNature.local("Mac OS X", "msdos"));
    }

    /** A memory stick rounds odd seconds; anywhere else a second more is another time. */
    @Test
    void onlyFatMayBeASecondOff() {
        pair.left.with("a", file(5, 2));
        pair.right.with("a", file(5, 3));
        assertEquals(Map.of("/a", Action.CONFLICT), actions(pair.plan(SyncRules.DEFAULT)));
        pair.leftNature = SideNature.FAT;
        assertEquals(Map.of("/a", Action.RECORD), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void namesThatAreThereAreNoProblem() {
        pair.leftNature = SideNature.WINDOWS;
        pair.left.with("a", file(1, 1)).with("b", folder());
        pair.right.with("a", file(2, 2)).with("b", folder());
        assertEquals(List.of(), pair.plan(SyncRules.DEFAULT).guards());
    }

    private static void assertReason(SyncPlan plan, String path, Reason reason) {
        PlanItem item = plan.item(path(path)).orElseThrow();
        assertTrue(item.reasons().contains(reason), item::toString);
    }
}
