package io.portside.engine.sync.plan.file;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** One item of a plan as JSON and back. Pure. */
final class ItemLine {
    private ItemLine() {}

    static JsonObject write(PlanItem item) {
        JsonObject json = new JsonObject();
        json.addProperty("path", item.path().toString());
        json.addProperty("action", Words.of(item.action()));
        json.addProperty("proposed", Words.of(item.proposed()));
        item.from().ifPresent(from -> json.addProperty("from", from.toString()));
        json.addProperty("leftChange", Words.of(item.leftChange()));
        json.addProperty("rightChange", Words.of(item.rightChange()));
        item.left().ifPresent(facts -> json.add("left", facts(facts)));
        item.right().ifPresent(facts -> json.add("right", facts(facts)));
        item.baseline().ifPresent(entry -> {
            json.add("baselineLeft", facts(entry.left()));
            json.add("baselineRight", facts(entry.right()));
        });
        JsonArray reasons = new JsonArray();
        for (Reason reason : item.reasons()) {
            JsonObject one = new JsonObject();
            one.addProperty("kind", Words.of(reason.kind()));
            one.add("details", RulesLine.texts(reason.details()));
            reasons.add(one);
        }
        json.add("reasons", reasons);
        return json;
    }

    private static JsonObject facts(Facts facts) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", Words.of(facts.kind()));
        facts.size().ifPresent(size -> json.addProperty("size", size));
        facts.modified().ifPresent(stamp -> {
            json.addProperty("modified", stamp.time().toString());
            json.addProperty("precision", Words.of(stamp.quality().precision()));
            json.addProperty("zoneKnown", stamp.quality().zoneKnown());
        });
        facts.linkTarget().ifPresent(target -> json.addProperty("target", target));
        facts.checksum().ifPresent(checksum -> json.addProperty("checksum", checksum));
        json.addProperty("hidden", facts.hidden());
        return json;
    }

    static PlanItem read(Members json) throws Damaged {
        VolumePath path = path(json, "path", json.text("path"));
        Action action = json.word("action", Action.class);
        Action proposed = json.word("proposed", Action.class);
        Optional<String> moved = json.maybeText("from");
        Optional<VolumePath> from = moved.isPresent()
                ? Optional.of(path(json, "from", moved.get()))
                : Optional.empty();
        Change left = json.word("leftChange", Change.class);
        Change right = json.word("rightChange", Change.class);
        List<Reason> reasons = new ArrayList<>();
        for (Members reason : json.objects("reasons")) {
            reasons.add(new Reason(reason.word("kind", Reason.Kind.class), reason.texts("details")));
            reason.done();
        }
        PlanItem item = new PlanItem(path, facts(json, "left"), facts(json, "right"), baseline(json), left, right,
                proposed, action, reasons, from);
        json.done();
        return item;
    }

    private static VolumePath path(Members json, String name, String text) throws Damaged {
        VolumePath path = VolumePath.parse(text);
        if (!path.toString().equals(text)) {
            throw json.wrong(name, "not a path: " + text);
        }
        return path;
    }

    private static Optional<BaselineEntry> baseline(Members json) throws Damaged {
        Optional<Facts> left = facts(json, "baselineLeft");
        Optional<Facts> right = facts(json, "baselineRight");
        if (left.isPresent() != right.isPresent()) {
            throw json.wrong("baselineLeft", "one side only");
        }
        return left.isPresent() ? Optional.of(new BaselineEntry(left.get(), right.get())) : Optional.empty();
    }

    private static Optional<Facts> facts(Members json, String name) throws Damaged {
        Optional<Members> found = json.maybeObject(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Members facts = found.get();
        Optional<String> modified = facts.maybeText("modified");
        Optional<Stamp> stamp = Optional.empty();
        if (modified.isPresent()) {
            stamp = Optional.of(new Stamp(instant(facts, "modified", modified.get()),
                    new TimeQuality(facts.word("precision", TimeQuality.Precision.class), facts.truth("zoneKnown"))));
        }
        Facts read = new Facts(facts.word("kind", EntryKind.class), facts.maybeNumber("size"), stamp,
                facts.maybeText("target"), facts.maybeText("checksum"), facts.truth("hidden"));
        facts.done();
        return Optional.of(read);
    }

    static Instant instant(Members json, String name, String text) throws Damaged {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw json.wrong(name, "not a time");
        }
    }
}
