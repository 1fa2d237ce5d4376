package io.portside.engine.sync.plan.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

/** The first line of a plan file: everything but the items. Pure. */
record HeadLine(SyncPair pair, SyncRules rules, Instant made, long unchanged, List<Guard> guards) {
    static final int VERSION = 1;
    private static final String KIND = "synchronisation plan";

    static HeadLine of(SavedPlan saved) {
        SyncPlan plan = saved.plan();
        return new HeadLine(saved.pair(), plan.rules(), plan.made(), plan.unchanged(), plan.guards());
    }

    SavedPlan with(List<PlanItem> items) {
        return new SavedPlan(pair, new SyncPlan(pair.id(), rules, made, items, guards, unchanged));
    }

    JsonObject write() {
        JsonObject json = new JsonObject();
        json.addProperty("portside", KIND);
        json.addProperty("format", VERSION);
        JsonObject joined = new JsonObject();
        joined.addProperty("id", pair.id());
        joined.addProperty("name", pair.name());
        joined.add("left", end(pair.left()));
        joined.add("right", end(pair.right()));
        joined.add("rules", RulesLine.write(pair.rules()));
        joined.addProperty("bytesPerSecond", pair.bytesPerSecond());
        joined.addProperty("sessions", pair.sessions());
        json.add("pair", joined);
        json.add("rules", RulesLine.write(rules));
        json.addProperty("made", made.toString());
        json.addProperty("unchanged", unchanged);
        JsonArray open = new JsonArray();
        for (Guard guard : guards) {
            JsonObject one = new JsonObject();
            one.addProperty("kind", Words.of(guard.kind()));
            one.add("details", RulesLine.texts(guard.details()));
            open.add(one);
        }
        json.add("guards", open);
        return json;
    }

    private static JsonObject end(SyncEnd end) {
        JsonObject json = new JsonObject();
        json.addProperty("volume", end.volume());
        json.addProperty("folder", end.folder());
        return json;
    }

    /** Of which version the file is; that of a later one need not be understood further. */
    static int version(Members json) throws Damaged {
        if (!json.maybeText("portside").equals(Optional.of(KIND))) {
            throw new Damaged("not a plan of Portside");
        }
        return json.smallCount("format");
    }

    static HeadLine read(Members json) throws Damaged {
        Members joined = json.object("pair");
        Members pairRules = joined.object("rules");
        SyncPair pair = new SyncPair(joined.text("id"), joined.text("name"), end(joined.object("left")),
                end(joined.object("right")), RulesLine.read(pairRules), KeepInStep.BY_HAND,
                joined.count("bytesPerSecond"), joined.smallCount("sessions"));
        joined.done();
        List<Guard> guards = new ArrayList<>();
        for (Members guard : json.objects("guards")) {
            guards.add(new Guard(guard.word("kind", Guard.Kind.class), guard.texts("details")));
            guard.done();
        }
        HeadLine head = new HeadLine(pair, RulesLine.read(json.object("rules")),
                ItemLine.instant(json, "made", json.text("made")), json.count("unchanged"), guards);
        json.done();
        return head;
    }

    private static SyncEnd end(Members json) throws Damaged {
        SyncEnd end = new SyncEnd(json.text("volume"), json.text("folder"));
        json.done();
        return end;
    }
}
