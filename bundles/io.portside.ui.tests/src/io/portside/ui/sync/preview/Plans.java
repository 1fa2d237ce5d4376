package io.portside.ui.sync.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PathOrder;
import io.portside.engine.sync.plan.PlanEdits;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** Plans for tests. */
public final class Plans {
    public static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");

    private Plans() {}

    public static Facts file(long size) {
        return new Facts(EntryKind.FILE, OptionalLong.of(size),
                Optional.of(new Stamp(Instant.parse("2026-05-04T03:02:01Z"), TimeQuality.EXACT)), Optional.empty(),
                Optional.empty(), false);
    }

    public static Facts folder() {
        return new Facts(EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                false);
    }

    /** An entry of which the sides have what the action needs. */
    public static PlanItem item(String path, Action action, Facts facts) {
        boolean left = action != Action.COPY_LEFT && action != Action.DELETE_RIGHT;
        boolean right = action != Action.COPY_RIGHT && action != Action.DELETE_LEFT;
        Change leftChange = left ? right ? Change.MODIFIED : Change.CREATED : Change.ABSENT;
        Change rightChange = right ? left ? Change.MODIFIED : Change.CREATED : Change.ABSENT;
        List<Reason> reasons = action == Action.CONFLICT
                ? List.of(Reason.of(Reason.Kind.SIZES_DIFFER))
                : List.of(Reason.of(left ? Reason.Kind.CREATED_LEFT : Reason.Kind.CREATED_RIGHT));
        return new PlanItem(VolumePath.parse(path), Optional.of(facts).filter(f -> left),
                Optional.of(facts).filter(f -> right), Optional.empty(), leftChange, rightChange, action, action,
                reasons, Optional.empty());
    }

    public static PlanItem item(String path, Action action) {
        return item(path, action, file(100));
    }

    public static SyncPlan plan(List<PlanItem> items, Guard... guards) {
        List<PlanItem> sorted = new ArrayList<>(items);
        sorted.sort((one, other) -> PathOrder.PARENTS_FIRST.compare(one.path(), other.path()));
        return new SyncPlan("web", SyncRules.DEFAULT, MADE, sorted, List.of(guards), 1_234);
    }

    public static SyncPlan plan(PlanItem... items) {
        return plan(List.of(items));
    }

    /** A web site with something of every kind. */
    public static SyncPlan site(Guard... guards) {
        return plan(List.of(item("/css", Action.COPY_RIGHT, folder()), item("/css/a.css", Action.COPY_RIGHT),
                item("/css/b.css", Action.COPY_RIGHT), item("/img/deep/logo.png", Action.COPY_LEFT, file(5_000)),
                item("/img/old.png", Action.DELETE_RIGHT), item("/index.html", Action.CONFLICT),
                item("/notes.txt", Action.SKIP), item("/same.txt", Action.RECORD)), guards);
    }

    /** A hundred folders, in each so many files to upload. */
    public static SyncPlan big(int folders, int files) {
        List<PlanItem> items = new ArrayList<>(folders * files);
        for (int d = 0; d < folders; d++) {
            for (int f = 0; f < files; f++) {
                items.add(item(String.format("/folder-%04d/file-%05d.html", d, f), Action.COPY_RIGHT));
            }
        }
        return plan(items);
    }

    /** The engine's decisions with words of its own. */
    public static final PlanAdviser ADVISER = new PlanAdviser() {
        @Override
        public String why(PlanItem item) {
            return "because of " + item.reasons().get(0).kind();
        }

        @Override
        public String explanation(PlanItem item) {
            return why(item);
        }

        @Override
        public String warning(Guard guard) {
            return "Beware of " + guard.kind() + " " + guard.details();
        }

        @Override
        public Set<Action> choices(SyncPlan plan, PlanItem item) {
            return PlanEdits.choices(plan, List.of(item.path()));
        }

        @Override
        public SyncPlan decide(SyncPlan plan, List<VolumePath> paths, Action action) {
            return PlanEdits.choose(plan, paths, action);
        }

        @Override
        public SyncPlan asProposed(SyncPlan plan, List<VolumePath> paths) {
            return PlanEdits.reset(plan, paths);
        }
    };
}
