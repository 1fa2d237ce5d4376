package io.portside.engine.sync.plan.file;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;

/** Rules as JSON and back. Pure. */
final class RulesLine {
    private RulesLine() {}

    static JsonObject write(SyncRules rules) {
        JsonObject json = new JsonObject();
        json.addProperty("mode", Words.of(rules.mode()));
        json.addProperty("compare", Words.of(rules.comparison()));
        json.addProperty("deletion", Words.of(rules.deletion()));
        json.addProperty("conflict", Words.of(rules.conflict()));
        json.addProperty("links", Words.of(rules.links()));
        json.addProperty("guardDeletions", rules.guards().deletions());
        json.addProperty("guardPercent", rules.guards().deletionPercent());
        rules.keep().trashDays().ifPresent(days -> json.addProperty("keepTrashDays", days));
        rules.keep().versions().ifPresent(count -> json.addProperty("keepVersions", count));
        rules.keep().versionDays().ifPresent(days -> json.addProperty("keepVersionDays", days));
        FilterRules filter = rules.filter();
        json.add("exclude", texts(filter.patterns()));
        filter.smallest().ifPresent(size -> json.addProperty("smallest", size));
        filter.largest().ifPresent(size -> json.addProperty("largest", size));
        filter.youngest().ifPresent(age -> json.addProperty("youngest", age.toString()));
        filter.oldest().ifPresent(age -> json.addProperty("oldest", age.toString()));
        json.addProperty("hidden", filter.hidden());
        return json;
    }

    static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray(texts.size());
        texts.forEach(array::add);
        return array;
    }

    static SyncRules read(Members json) throws Damaged {
        FilterRules filter = new FilterRules(json.texts("exclude"), json.maybeNumber("smallest"),
                json.maybeNumber("largest"), age(json, "youngest"), age(json, "oldest"), json.truth("hidden"));
        SyncRules rules = new SyncRules(json.word("mode", SyncMode.class), filter,
                json.word("compare", Comparison.class), json.word("deletion", DeletionPolicy.class),
                json.word("conflict", ConflictChoice.class), json.word("links", LinkPolicy.class),
                new GuardLimits(json.smallCount("guardDeletions"), json.smallCount("guardPercent")),
                new KeepRules(json.maybeSmallCount("keepTrashDays"), json.maybeSmallCount("keepVersions"),
                        json.maybeSmallCount("keepVersionDays")));
        json.done();
        return rules;
    }

    private static Optional<Duration> age(Members json, String name) throws Damaged {
        Optional<String> text = json.maybeText(name);
        try {
            return text.map(Duration::parse);
        } catch (DateTimeParseException e) {
            throw json.wrong(name, "not a duration");
        }
    }
}
