package io.portside.engine.sync.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.plan.file.PlanFile;
import io.portside.engine.sync.plan.file.SavedPlan;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

/** Plans of the planner in files, and what somebody made of such a file who knows how to make its digest fit again. */
class SavedPlansTest {
    private static final List<JsonElement> OTHERS = List.of(JsonNull.INSTANCE, new JsonPrimitive(-1),
            new JsonPrimitive(0), new JsonPrimitive(1L << 40), new JsonPrimitive(1.5), new JsonPrimitive(true),
            new JsonPrimitive(false), new JsonPrimitive(""), new JsonPrimitive("/"), new JsonPrimitive("a"),
            new JsonPrimitive("/x/y"), new JsonPrimitive("/a"), new JsonPrimitive("/.portside-trash/b"),
            new JsonPrimitive("delete-left"), new JsonPrimitive("delete-right"), new JsonPrimitive("copy-left"),
            new JsonPrimitive("copy-right"), new JsonPrimitive("move-left"), new JsonPrimitive("skip"),
            new JsonPrimitive("record"), new JsonPrimitive("conflict"), new JsonPrimitive("keep-both"),
            new JsonPrimitive("deleted"), new JsonPrimitive("created"), new JsonPrimitive("folder"),
            new JsonPrimitive("file"), new JsonPrimitive("P-3D"), new JsonPrimitive("2024-01-01T00:00:00Z"),
            new JsonArray(), new JsonObject());
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("plan.json");
    }

    private static SavedPlan saved(SyncPlan plan) {
        SyncPair pair = new SyncPair(plan.pairId(), "name", new SyncEnd("local", "/here"), new SyncEnd("x", "/there"),
                plan.rules(), SyncPair.of("n", new SyncEnd("local", "/"), new SyncEnd("x", "/"), plan.rules())
                        .keepInStep(),
                0, 0);
        return new SavedPlan(pair, plan);
    }

    /** Every plan that the planner makes, and what a person makes of it, is one. */
    @Test
    void whatThePlannerMadeIsReadAgain() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            ModelPairs pairs = new ModelPairs(seed);
            SyncPlan plan = pairs.pair(seed % 3 > 0).plan(SyncRules.DEFAULT
                    .withMode(SyncMode.values()[(int) (seed % SyncMode.values().length)])
                    .withConflict(ConflictChoice.values()[(int) (seed % ConflictChoice.values().length)])
                    .withGuards(new GuardLimits(1, 20)));
            if (!plan.items().isEmpty()) {
                PlanItem item = pairs.any(plan.items());
                plan = PlanEdits.choose(plan, List.of(item.path()),
                        pairs.any(List.copyOf(PlanEdits.choices(plan, List.of(item.path())))));
            }
            SavedPlan saved = saved(plan);
            new PlanFile(file).write(saved);
            assertEquals(saved, new PlanFile(file).read(), "seed " + seed);
        }
    }

    /** Some that have everything in them: moves, conflicts, folders, warnings. */
    private static List<SyncPlan> plans() {
        List<SyncPlan> plans = new ArrayList<>();
        for (long seed = 0; plans.size() < 4; seed++) {
            SyncPlan plan = new ModelPairs(seed).pair(true).plan(SyncRules.DEFAULT.withGuards(new GuardLimits(0, 0)));
            if (plan.items().size() >= 5 && !plan.guards().isEmpty()
                    && plan.items().stream().anyMatch(item -> item.from().isPresent())) {
                plans.add(plan);
            }
        }
        return plans;
    }

    /** Whatever single thing is changed: no plan, or one that could have been made. */
    @Test
    void aFieldChangedByHandIsRefusedUnlessThePlanStillMakesSense() throws Exception {
        int refused = 0;
        int accepted = 0;
        for (SyncPlan plan : plans()) {
            new PlanFile(file).write(saved(plan));
            List<String> good = Files.readAllLines(file);
            for (int i = 0; i < good.size() - 1; i++) {
                for (JsonObject changed : changes(JsonParser.parseString(good.get(i)).getAsJsonObject())) {
                    List<String> lines = new ArrayList<>(good);
                    lines.set(i, changed.toString());
                    write(lines);
                    byte[] before = Files.readAllBytes(file);
                    Optional<SyncPlan> read = read();
                    assertArrayEquals(before, Files.readAllBytes(file));
                    assertTrue(read.isEmpty() || PlanValidity.faults(read.get()).isEmpty(), () -> changed.toString());
                    refused += read.isEmpty() ? 1 : 0;
                    accepted += read.isPresent() ? 1 : 0;
                }
            }
        }
        assertTrue(refused > 1000, refused + " refused, " + accepted + " accepted");
    }

    /** What is not a plan is told as one that is damaged or of a later version, with the reason, and as nothing else. */
    private Optional<SyncPlan> read() {
        try {
            return Optional.of(new PlanFile(file).read().plan());
        } catch (ProblemException e) {
            Problem problem = e.problem();
            assertTrue(problem.kind() == ProblemKind.PLAN_DAMAGED && !problem.facts().get(1).isBlank()
                    || problem.kind() == ProblemKind.PLAN_NEWER, problem::toString);
            return Optional.empty();
        }
    }

    /** The object with each of its members, at any depth, left out and replaced by all sorts of things. */
    private static List<JsonObject> changes(JsonObject json) {
        List<JsonObject> changes = new ArrayList<>();
        for (String name : json.keySet()) {
            JsonObject less = json.deepCopy();
            less.remove(name);
            changes.add(less);
            JsonElement value = json.get(name);
            List<JsonElement> others = new ArrayList<>(OTHERS);
            if (value.isJsonObject()) {
                others.addAll(changes(value.getAsJsonObject()));
            } else if (value.isJsonArray() && !value.getAsJsonArray().isEmpty()
                    && value.getAsJsonArray().get(0).isJsonObject()) {
                for (JsonObject inner : changes(value.getAsJsonArray().get(0).getAsJsonObject())) {
                    JsonArray list = value.getAsJsonArray().deepCopy();
                    list.set(0, inner);
                    others.add(list);
                }
            }
            for (JsonElement other : others) {
                if (!other.equals(value)) {
                    JsonObject changed = json.deepCopy();
                    changed.add(name, other);
                    changes.add(changed);
                }
            }
        }
        return changes;
    }

    private void write(List<String> lines) throws Exception {
        String text = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        String digest = HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(file,
                text + "{\"items\":" + (lines.size() - 2) + ",\"digest\":\"SHA-256:" + digest + "\"}\n");
    }

    @Test
    void linesLeftOutOrExchangedWithAFittingDigestAreStillAPlanOrNone() throws Exception {
        for (SyncPlan plan : plans()) {
            new PlanFile(file).write(saved(plan));
            List<String> good = Files.readAllLines(file);
            for (int i = 1; i < good.size() - 1; i++) {
                for (int j = i; j < good.size() - 1; j++) {
                    List<String> lines = new ArrayList<>(good);
                    lines.remove(i);
                    lines.add(j, good.get(i));
                    write(lines);
                    assertEquals(i == j, read().isPresent(), "line " + i + " at " + j);
                }
                List<String> less = new ArrayList<>(good);
                less.remove(i);
                write(less);
                read().ifPresent(one -> assertEquals(List.of(), PlanValidity.faults(one)));
            }
        }
    }

    /** The warning is what somebody has to say yes to. */
    @Test
    void aWarningCannotBeTakenOut() throws Exception {
        SyncPlan plan = plans().stream().filter(one -> one.guards().stream()
                .anyMatch(guard -> guard.kind() == Guard.Kind.MANY_DELETIONS)).findFirst().orElseThrow();
        SyncPlan without = new SyncPlan(plan.pairId(), plan.rules(), plan.made(), plan.items(),
                plan.guards().stream().filter(guard -> guard.kind() != Guard.Kind.MANY_DELETIONS).toList(),
                plan.unchanged());
        new PlanFile(file).write(saved(without));
        assertTrue(read().isEmpty());
    }
}
