package io.portside.engine.sync.pair;

import static io.portside.engine.json.JsonMembers.array;
import static io.portside.engine.json.JsonMembers.constant;
import static io.portside.engine.json.JsonMembers.duration;
import static io.portside.engine.json.JsonMembers.large;
import static io.portside.engine.json.JsonMembers.number;
import static io.portside.engine.json.JsonMembers.text;
import static io.portside.engine.json.JsonMembers.texts;
import static io.portside.engine.json.JsonMembers.truth;
import static io.portside.engine.json.JsonMembers.word;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import com.google.gson.JsonObject;

import io.portside.engine.json.Damaged;
import io.portside.engine.json.JsonForm;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

/** A pair as JSON and back. What decides about deletions has no default in a file: it is there, or the file is damaged. */
final class PairForm implements JsonForm<SyncPair> {
    private static final Set<String> MEMBERS = Set.of("name", "leftVolume", "leftFolder", "rightVolume", "rightFolder",
            "mode", "patterns", "smallest", "largest", "youngest", "oldest", "hidden", "comparison", "deletion",
            "conflict", "links", "guardDeletions", "guardPercent", "keepTrashDays", "keepVersions", "keepVersionDays",
            "watch", "every", "bytesPerSecond", "sessions");

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String id(SyncPair pair) {
        return pair.id();
    }

    @Override
    public String name(SyncPair pair) {
        return pair.name();
    }

    @Override
    public Optional<Problem> fault(SyncPair pair) {
        return SyncPairRules.check(pair).stream().findFirst().map(invalid -> Problem.of(ProblemKind.PAIR_INVALID,
                "field " + invalid.field(), invalid.field().name(), invalid.fault().name()));
    }

    @Override
    public Set<String> members() {
        return MEMBERS;
    }

    @Override
    public ProblemKind damaged() {
        return ProblemKind.PAIR_DAMAGED;
    }

    @Override
    public ProblemKind newer() {
        return ProblemKind.PAIR_NEWER;
    }

    @Override
    public JsonObject write(SyncPair pair) {
        JsonObject json = new JsonObject();
        json.addProperty("name", pair.name());
        json.addProperty("leftVolume", pair.left().volume());
        json.addProperty("leftFolder", pair.left().folder());
        json.addProperty("rightVolume", pair.right().volume());
        json.addProperty("rightFolder", pair.right().folder());
        SyncRules rules = pair.rules();
        json.addProperty("mode", word(rules.mode()));
        filter(rules.filter(), json);
        json.addProperty("comparison", word(rules.comparison()));
        json.addProperty("deletion", word(rules.deletion()));
        json.addProperty("conflict", word(rules.conflict()));
        json.addProperty("links", word(rules.links()));
        json.addProperty("guardDeletions", rules.guards().deletions());
        json.addProperty("guardPercent", rules.guards().deletionPercent());
        keep(rules.keep(), json);
        json.addProperty("watch", pair.keepInStep().watch());
        pair.keepInStep().every().ifPresent(every -> json.addProperty("every", every.toString()));
        json.addProperty("bytesPerSecond", pair.bytesPerSecond());
        json.addProperty("sessions", pair.sessions());
        return json;
    }

    private static void keep(KeepRules keep, JsonObject json) {
        keep.trashDays().ifPresent(days -> json.addProperty("keepTrashDays", days));
        keep.versions().ifPresent(count -> json.addProperty("keepVersions", count));
        keep.versionDays().ifPresent(days -> json.addProperty("keepVersionDays", days));
    }

    private static void filter(FilterRules filter, JsonObject json) {
        json.add("patterns", array(filter.patterns()));
        filter.smallest().ifPresent(bytes -> json.addProperty("smallest", bytes));
        filter.largest().ifPresent(bytes -> json.addProperty("largest", bytes));
        filter.youngest().ifPresent(age -> json.addProperty("youngest", age.toString()));
        filter.oldest().ifPresent(age -> json.addProperty("oldest", age.toString()));
        json.addProperty("hidden", filter.hidden());
    }

    @Override
    public SyncPair read(String id, JsonObject json) throws Damaged {
        SyncRules rules = new SyncRules(constant(json, "mode", SyncMode.class, null), filter(json),
                constant(json, "comparison", Comparison.class, Comparison.SIZE_AND_TIME),
                constant(json, "deletion", DeletionPolicy.class, null),
                constant(json, "conflict", ConflictChoice.class, ConflictChoice.ASK),
                constant(json, "links", LinkPolicy.class, LinkPolicy.SKIP),
                new GuardLimits(number(json, "guardDeletions", GuardLimits.DEFAULT.deletions()),
                        number(json, "guardPercent", GuardLimits.DEFAULT.deletionPercent())),
                keep(json));
        SyncPair pair = new SyncPair(id, text(json, "name", null),
                new SyncEnd(text(json, "leftVolume", null), text(json, "leftFolder", null)),
                new SyncEnd(text(json, "rightVolume", null), text(json, "rightFolder", null)), rules,
                new KeepInStep(truth(json, "watch"), duration(json, "every")), large(json, "bytesPerSecond", 0),
                number(json, "sessions", 0));
        List<SyncPairRules.Invalid> invalid = SyncPairRules.check(pair);
        if (!invalid.isEmpty()) {
            throw new Damaged(invalid.get(0).field() + ": " + invalid.get(0).fault());
        }
        return pair;
    }

    /** Filters that got lost would let everything take part, be it deleted: each is read strictly. */
    private static FilterRules filter(JsonObject json) throws Damaged {
        if (!json.has("patterns")) {
            throw new Damaged("patterns: missing");
        }
        return new FilterRules(texts(json, "patterns"), bytes(json, "smallest"), bytes(json, "largest"),
                duration(json, "youngest"), duration(json, "oldest"), truth(json, "hidden", null));
    }

    /** What is not there keeps: a rule that got lost must not delete anything. */
    private static KeepRules keep(JsonObject json) throws Damaged {
        return new KeepRules(count(json, "keepTrashDays"), count(json, "keepVersions"),
                count(json, "keepVersionDays"));
    }

    private static OptionalInt count(JsonObject json, String name) throws Damaged {
        return json.has(name) ? OptionalInt.of(number(json, name, 0)) : OptionalInt.empty();
    }

    private static OptionalLong bytes(JsonObject json, String name) throws Damaged {
        return json.has(name) ? OptionalLong.of(large(json, name, 0)) : OptionalLong.empty();
    }
}
