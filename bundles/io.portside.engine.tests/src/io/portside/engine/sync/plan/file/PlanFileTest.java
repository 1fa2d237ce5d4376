package io.portside.engine.sync.plan.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

class PlanFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("plan.json");
    }

    private SavedPlan written(long seed, int items) throws ProblemException {
        SavedPlan plan = new RandomPlans(seed).plan(items);
        new PlanFile(file()).write(plan);
        return plan;
    }

    private ProblemException refused() {
        return assertThrows(ProblemException.class, () -> new PlanFile(file()).unjudged());
    }

    private void lines(List<String> lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        for (long seed = 0; seed < 400; seed++) {
            SavedPlan plan = written(seed, (int) seed % 7);
            assertEquals(plan, new PlanFile(file()).unjudged(), "seed " + seed);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void aHundredThousandItemsAreOneLineEach() throws Exception {
        SavedPlan plan = written(5, 100_000);
        assertEquals(plan, new PlanFile(file()).unjudged());
        try (Stream<String> lines = Files.lines(file())) {
            assertEquals(100_002, lines.count());
        }
    }

    @Test
    void noByteCanBeChanged() throws Exception {
        SavedPlan plan = written(11, 3);
        byte[] good = Files.readAllBytes(file());
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file(), bad);
            ProblemKind kind = refused().problem().kind();
            assertTrue(kind == ProblemKind.PLAN_DAMAGED || kind == ProblemKind.PLAN_NEWER, "byte " + i + ": " + kind);
        }
        Files.write(file(), good);
        assertEquals(plan, new PlanFile(file()).unjudged());
    }

    @Test
    void noBeginningOfAPlanIsAPlan() throws Exception {
        written(3, 3);
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length; length++) {
            Files.write(file(), Arrays.copyOf(good, length));
            assertEquals(ProblemKind.PLAN_DAMAGED, refused().problem().kind(), length + " bytes");
        }
    }

    @Test
    void linesCannotBeLeftOutDoubledOrAdded() throws Exception {
        written(2, 4);
        List<String> good = Files.readAllLines(file());
        for (int i = 0; i < good.size(); i++) {
            List<String> fewer = new ArrayList<>(good);
            fewer.remove(i);
            lines(fewer);
            assertEquals(ProblemKind.PLAN_DAMAGED, refused().problem().kind(), "without line " + i);
            List<String> more = new ArrayList<>(good);
            more.add(i, good.get(i));
            lines(more);
            assertEquals(ProblemKind.PLAN_DAMAGED, refused().problem().kind(), "twice line " + i);
        }
        Files.writeString(file(), String.join("\r\n", good) + "\r\n");
        assertEquals(ProblemKind.PLAN_DAMAGED, refused().problem().kind());
    }

    @Test
    void aLaterVersionIsToldAsOne() throws Exception {
        written(1, 1);
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\"format\":1", "\"format\":2").replace("\"made\"", "\"born\""));
        assertEquals(ProblemKind.PLAN_NEWER, refused().problem().kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"action\":\"[a-z-]+\" | \"action\":\"obliterate\" | action: unknown word obliterate",
            "\"path\":\".*?\"(?=,\"action) | \"path\":\"/a/../b\" | path: not a path: /a/../b",
            "\"made\":\"[^\"]*\" | \"made\":\"yesterday\" | made: not a time",
            "\"unchanged\":[0-9]+ | \"unchanged\":-1 | unchanged: below zero",
            "\"unchanged\":[0-9]+ | \"unchanged\":1e99 | unchanged: not a whole number",
            "\"proposed\":\"[a-z-]+\" | \"proposal\":\"skip\" | proposed: missing",
            "\"reasons\":\\[ | \"hurry\":true,\"reasons\":[ | hurry: not known"})
    void whatIsWrongIsNamed(String pattern, String replacement, String told) throws Exception {
        new PlanFile(file()).write(new RandomPlans(7).plan(1));
        String text = Files.readString(file());
        String changed = text.replaceFirst(pattern, replacement.replace("\\", "\\\\").replace("$", "\\$"));
        assertFalse(changed.equals(text), text);
        Files.writeString(file(), changed);
        String fact = refused().problem().facts().get(1);
        assertTrue(fact.endsWith(told), fact);
    }

    @Test
    void nothingButAPlanIsReplaced() throws Exception {
        Files.writeString(file(), "my thesis\n");
        SavedPlan plan = new RandomPlans(1).plan(2);
        ProblemException refused = assertThrows(ProblemException.class, () -> new PlanFile(file()).write(plan));
        assertEquals(ProblemKind.ALREADY_EXISTS, refused.problem().kind());
        assertArrayEquals("my thesis\n".getBytes(StandardCharsets.US_ASCII), Files.readAllBytes(file()));
        assertEquals(ProblemKind.PLAN_DAMAGED, refused().problem().kind());
        assertThrows(ProblemException.class, () -> new PlanFile(folder).write(plan));
        Files.delete(file());
        assertEquals(ProblemKind.NOT_FOUND, refused().problem().kind());
    }

    @Test
    void aPlanIsForThePairItWasMadeFor() {
        SyncPair pair = SyncPair.of("Site", new SyncEnd("local", "/a"), new SyncEnd("x", "/b"), SyncRules.DEFAULT);
        SavedPlan plan = new SavedPlan(
                new SyncPair(pair.id(), pair.name(), pair.left(), pair.right(), pair.rules(),
                        new KeepInStep(true, Optional.empty()), 0, 0),
                new RandomPlans(1).plan(0).plan());
        assertTrue(plan.madeFor(pair));
        assertFalse(plan.madeFor(new SyncPair(pair.id(), pair.name(), pair.left(), new SyncEnd("x", "/c"),
                pair.rules(), pair.keepInStep(), 0, 0)));
        assertFalse(plan.madeFor(pair.withRules(pair.rules().withMode(SyncMode.MIRROR_LEFT))));
        assertFalse(plan.madeFor(SyncPair.of("Site", pair.left(), pair.right(), pair.rules())));
    }
}
