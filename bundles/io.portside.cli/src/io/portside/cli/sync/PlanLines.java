package io.portside.cli.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.PlanTotals;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.text.Formats;
import io.portside.engine.text.SyncWording;

/** A plan as lines. Pure. */
public final class PlanLines {
    private static final SyncWording WORDING = new SyncWording(Formats.here());
    private final Formats formats = Formats.here();

    /** A constant as the options and JSON have it: {@code COPY_RIGHT} is {@code copy-right}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A warning in a sentence. */
    static String guard(Guard guard) {
        return WORDING.guard(guard);
    }

    /** What is done and why, a line each; what is left alone only where {@code all} is wanted. */
    public List<String> text(SyncPlan plan, boolean all) {
        List<PlanItem> shown = plan.items().stream().filter(item -> all || shown(item.action())).toList();
        int width = shown.stream().mapToInt(item -> action(item.action()).length()).max().orElse(0);
        List<String> lines = new ArrayList<>(shown.size());
        for (PlanItem item : shown) {
            String action = action(item.action());
            String path = item.path() + (item.folder() ? "/" : "");
            String named = item.from().map(from -> NLS.bind(Messages.movedFrom, from, path)).orElse(path);
            lines.add(action + " ".repeat(width - action.length()) + "  " + named + "  ("
                    + WORDING.line(item) + ")");
        }
        return lines;
    }

    private static boolean shown(Action action) {
        return action.writes() || action == Action.CONFLICT;
    }

    private static String action(Action action) {
        return WORDING.action(action);
    }

    /** Warnings that somebody will have to say yes to. */
    public List<String> guards(SyncPlan plan) {
        return plan.guards().stream().map(guard -> NLS.bind(Messages.guard, guard(guard), word(guard.kind()))).toList();
    }

    /** The whole in a line. */
    public String summary(SyncPlan plan) {
        PlanTotals totals = PlanTotals.of(plan);
        return plan.nothingToDo()
                ? NLS.bind(Messages.nothingToDo, formats.number(plan.unchanged() + totals.of(Action.RECORD).files()))
                : NLS.bind(Messages.planSummary,
                        new Object[]{formats.number(copies(totals)), formats.size(totals.bytesToCopy()),
                                formats.number(deletions(totals)), formats.number(moves(totals)),
                                formats.number(totals.of(Action.CONFLICT).items()), formats.number(plan.unchanged())});
    }

    private static long copies(PlanTotals totals) {
        return totals.of(Action.COPY_LEFT).items() + totals.of(Action.COPY_RIGHT).items()
                + totals.of(Action.KEEP_BOTH).items();
    }

    private static long deletions(PlanTotals totals) {
        return totals.of(Action.DELETE_LEFT).items() + totals.of(Action.DELETE_RIGHT).items();
    }

    private static long moves(PlanTotals totals) {
        return totals.of(Action.MOVE_LEFT).items() + totals.of(Action.MOVE_RIGHT).items();
    }

    /** One item; keys are promised in the documentation. */
    public static JsonObject json(PlanItem item) {
        JsonObject json = new JsonObject();
        json.addProperty("path", item.path().toString());
        json.addProperty("action", word(item.action()));
        item.from().ifPresent(from -> json.addProperty("from", from.toString()));
        json.addProperty("leftChange", word(item.leftChange()));
        json.addProperty("rightChange", word(item.rightChange()));
        JsonArray reasons = new JsonArray();
        item.reasons().stream().map(Reason::kind).map(PlanLines::word).forEach(reasons::add);
        json.add("reasons", reasons);
        json.addProperty("why", WORDING.line(item));
        item.left().ifPresent(facts -> json.add("left", json(facts)));
        item.right().ifPresent(facts -> json.add("right", json(facts)));
        return json;
    }

    private static JsonObject json(Facts facts) {
        JsonObject json = new JsonObject();
        json.addProperty("type", word(facts.kind()));
        facts.size().ifPresent(size -> json.addProperty("size", size));
        facts.modified().ifPresent(stamp -> json.addProperty("modified", stamp.time().toString()));
        return json;
    }

    /** The totals and warnings, the last line of a preview. */
    public static JsonObject json(SyncPlan plan) {
        PlanTotals totals = PlanTotals.of(plan);
        JsonObject json = new JsonObject();
        json.addProperty("copies", copies(totals));
        json.addProperty("bytes", totals.bytesToCopy());
        json.addProperty("deletions", deletions(totals));
        json.addProperty("moves", moves(totals));
        json.addProperty("conflicts", totals.of(Action.CONFLICT).items());
        json.addProperty("unchanged", plan.unchanged());
        JsonArray guards = new JsonArray();
        for (Guard guard : plan.guards()) {
            JsonObject one = new JsonObject();
            one.addProperty("kind", word(guard.kind()));
            one.addProperty("what", guard(guard));
            guards.add(one);
        }
        json.add("guards", guards);
        return json;
    }
}
