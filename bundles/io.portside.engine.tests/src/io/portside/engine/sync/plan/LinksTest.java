package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.ModelTree.folder;
import static io.portside.engine.sync.plan.ModelTree.link;
import static io.portside.engine.sync.plan.ModelTree.path;
import static io.portside.engine.sync.plan.ModelTree.special;
import static io.portside.engine.sync.plan.SyncPlannerTest.actions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.EntryKind;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.Facts;

/** Links and special files. */
class LinksTest {
    private static final SyncRules COPY = SyncRules.DEFAULT.withLinks(LinkPolicy.COPY);
    private static final SyncRules FOLLOW = SyncRules.DEFAULT.withLinks(LinkPolicy.FOLLOW);
    private final ModelPair pair = new ModelPair();

    @Test
    void linksAreLeftAloneUnlessSomebodyWantsThem() {
        pair.left.with("link", link("target"));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/link", Action.SKIP), actions(plan));
        assertTrue(plan.items().get(0).has(Kind.LINK_LEFT_ALONE));
    }

    @Test
    void whatALinkTookThePlaceOfIsLeftAloneToo() {
        pair.left.with("dir/a", file(1, 1));
        pair.right.with("dir/a", file(1, 1));
        pair.remember();
        pair.right.remove(path("dir"));
        pair.right.with("dir", link("elsewhere"));
        for (SyncMode mode : SyncMode.values()) {
            assertEquals(Map.of("/dir", Action.SKIP, "/dir/a", Action.SKIP),
                    actions(pair.plan(SyncRules.DEFAULT.withMode(mode))));
        }
    }

    @Test
    void linksAreCopiedWhereBothSidesHaveThem() {
        pair.left.with("link", link("target"));
        assertEquals(Map.of("/link", Action.SKIP), actions(pair.plan(COPY)));
        pair.rightNature = SideNature.UNIX;
        assertEquals(Map.of("/link", Action.COPY_RIGHT), actions(pair.plan(COPY)));
        new ModelRun(pair, true).run(pair.plan(COPY));
        pair.right.with("link", link("other"));
        assertEquals(Map.of("/link", Action.COPY_LEFT), actions(pair.plan(COPY)));
        pair.right.remove(path("link"));
        assertEquals(Map.of("/link", Action.DELETE_LEFT), actions(pair.plan(COPY)));
    }

    @Test
    void whatIsBehindAFollowedLinkIsNeitherDeletedNorReplaced() {
        pair.left.with("dir", followed()).with("dir/a", file(1, 1)).with("dir/b", file(1, 1));
        pair.right.with("dir/a", file(1, 1)).with("dir/b", file(1, 1));
        pair.remember();
        pair.right.remove(path("dir/a"));
        pair.right.with("dir/b", file(2, 2)).with("dir/c", file(3, 3));
        SyncPlan plan = pair.plan(FOLLOW);
        assertEquals(Map.of("/dir/a", Action.SKIP, "/dir/b", Action.SKIP, "/dir/c", Action.COPY_LEFT), actions(plan));
        assertEquals(Set.of(Action.SKIP, Action.COPY_RIGHT), PlanEdits.choices(plan, List.of(path("dir/a"))));
        pair.right.remove(path("dir"));
        plan = pair.plan(FOLLOW);
        assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(plan).values()));
    }

    @Test
    void whatAFollowedLinkShowsIsCopied() {
        pair.left.with("dir", followed()).with("dir/a", file(1, 1));
        assertEquals(Map.of("/dir", Action.COPY_RIGHT, "/dir/a", Action.COPY_RIGHT), actions(pair.plan(FOLLOW)));
    }

    @Test
    void specialFilesAreLeftAlone() {
        pair.left.with("socket", special());
        pair.right.with("socket", file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/socket", Action.SKIP), actions(plan));
        assertTrue(plan.items().get(0).has(Kind.SPECIAL_FILE));
    }

    private static Facts followed() {
        Facts folder = folder();
        return new Facts(EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), Optional.of("/elsewhere"),
                folder.checksum(), false);
    }
}
