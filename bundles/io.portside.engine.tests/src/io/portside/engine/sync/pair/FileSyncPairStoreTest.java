package io.portside.engine.sync.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.disk.Disk;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.SyncPair;

class FileSyncPairStoreTest {
    @TempDir
    Path state;
    private Path folder;
    private final Set<String> sites = new TreeSet<>(Set.of("shop"));
    private final List<String> forgotten = new ArrayList<>();
    private FileSyncPairStore store;

    @BeforeEach
    void open() {
        folder = state.resolve("pairs");
        store = new FileSyncPairStore(folder, sites::contains, forgotten::add);
    }

    private static ProblemKind kind(Executable call) {
        return assertThrows(ProblemException.class, call).problem().kind();
    }

    private void write(String id, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(id + ".json"), text);
    }

    private String text(String id) throws IOException {
        return Files.readString(folder.resolve(id + ".json"));
    }

    @Test
    void pairsComeBackAsTheyWereSavedSortedByName() throws Exception {
        store.save(Pairs.plain("p1", "zoo"));
        store.save(Pairs.full("p2"));
        store.save(Pairs.plain("p3", "Apple"));
        assertEquals(List.of(Pairs.plain("p3", "Apple"), Pairs.full("p2"), Pairs.plain("p1", "zoo")), store.all());
        assertEquals(Optional.of(Pairs.full("p2")), store.find("p2"));
        assertEquals(Optional.empty(), store.find("p4"));
        assertEquals(List.of(), store.damaged());
    }

    @Test
    void membersOfOthersSurviveAndTheVersionBeforeIsKept() throws Exception {
        store.save(Pairs.plain("p", "one"));
        String before = text("p").replace("\"sessions\": 0", "\"sessions\": 0,\n  \"note\": {\"by\": \"ann\"}");
        write("p", before);
        store.save(Pairs.full("p"));
        assertTrue(text("p").contains("\"by\": \"ann\""), text("p"));
        assertEquals(Optional.of(Pairs.full("p")), store.find("p"));
        assertEquals(before, Files.readString(folder.resolve("p.json.bak")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode", "deletion", "patterns", "hidden", "leftVolume", "rightFolder", "name", "format"})
    void whatDecidesAboutFilesIsThereOrTheFileIsDamaged(String member) throws Exception {
        store.save(Pairs.full("p"));
        String whole = text("p");
        write("p", whole.replace("\"" + member + "\":", "\"" + member + "x\":"));
        assertEquals(ProblemKind.PAIR_DAMAGED, kind(() -> store.find("p")), member);
    }

    /** A file of an earlier version, or one from which a member was lost, keeps everything. */
    @Test
    void aRuleForClearingThatIsNotThereClearsNothing() throws Exception {
        store.save(Pairs.full("p"));
        write("p", text("p").replace("keepTrashDays", "a").replace("keepVersions", "b").replace("keepVersionDays",
                "c"));
        assertEquals(KeepRules.ALL, store.find("p").orElseThrow().rules().keep());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"mirror-left\" | \"mirror\"", "\"PT1M30S\" | \"90 seconds\"",
            "\"guardPercent\": 80 | \"guardPercent\": 101", "\"sessions\": 3 | \"sessions\": 3.5",
            "\"/home/ann/a b\" | \"a b\"", "\"smallest\": 1 | \"smallest\": 5000000001",
            "\"hidden\": false | \"hidden\": \"no\"", "\"keepTrashDays\": 30 | \"keepTrashDays\": 0",
            "\"keepVersions\": 5 | \"keepVersions\": \"five\""})
    void whatAPairCannotHoldIsDamageAndLeftAlone(String good, String bad) throws Exception {
        store.save(Pairs.full("p"));
        store.save(Pairs.plain("q", "other"));
        String damaged = text("p").replace(good, bad);
        assertFalse(damaged.equals(text("p")), good);
        write("p", damaged);
        assertEquals(List.of(Pairs.plain("q", "other")), store.all());
        assertEquals(List.of(ProblemKind.PAIR_DAMAGED), store.damaged().stream().map(Problem::kind).toList());
        assertEquals(damaged, text("p"));
    }

    @Test
    void theVersionBeforeCanBeRestored() throws Exception {
        store.save(Pairs.plain("p", "one"));
        store.save(Pairs.full("p"));
        write("p", "{\"format\": 1");
        Problem damaged = store.damaged().get(0);
        assertEquals("one", damaged.facts().get(1));
        assertEquals(Pairs.plain("p", "one"), store.restorePrevious(damaged.facts().get(0)));
        assertEquals(Optional.of(Pairs.plain("p", "one")), store.find("p"));
        assertTrue(Files.exists(folder.resolve("p.json.damaged")));
    }

    @Test
    void aFileOfALaterProgramIsToldAndNeverOverwritten() throws Exception {
        store.save(Pairs.full("p"));
        String later = text("p").replace("\"format\": 1", "\"format\": 2");
        write("p", later);
        assertEquals(ProblemKind.PAIR_NEWER, kind(() -> store.find("p")));
        assertEquals(ProblemKind.PAIR_NEWER, kind(() -> store.save(Pairs.full("p"))));
        assertEquals(later, text("p"));
    }

    @Test
    void aPairWhoseSiteIsGoneIsToldAndNotLost() throws Exception {
        store.save(Pairs.plain("p", "Shop"));
        sites.clear();
        assertEquals(List.of(Pairs.plain("p", "Shop")), store.all());
        List<Problem> problems = store.damaged();
        assertEquals(List.of(ProblemKind.PAIR_SITE_GONE), problems.stream().map(Problem::kind).toList());
        assertEquals(List.of("Shop", "shop"), problems.get(0).facts());
        sites.add("shop");
        assertEquals(List.of(), store.damaged());
    }

    @Test
    void whatIsRememberedGoesWithThePair() throws Exception {
        store.save(Pairs.plain("p", "Shop"));
        store.delete("p");
        assertEquals(List.of("p"), forgotten);
        assertEquals(List.of(), store.all());
    }

    @Test
    void aPairThatIsBeingSynchronisedIsNotDeleted() throws Exception {
        FileSyncPairStore busy = new FileSyncPairStore(folder, sites::contains, id -> {
            throw new ProblemException(Problem.of(ProblemKind.PAIR_BUSY, "", id), null);
        });
        busy.save(Pairs.plain("p", "Shop"));
        assertEquals(ProblemKind.PAIR_BUSY, kind(() -> busy.delete("p")));
        assertEquals(1, store.all().size());
    }

    @Test
    void aFullDiskLeavesTheOldPair() throws Exception {
        store.save(Pairs.plain("p", "one"));
        FileSyncPairStore full = new FileSyncPairStore(folder, sites::contains, forgotten::add, new Disk() {
            @Override
            public void writeNew(Path file, byte[] content) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void replace(Path from, Path to) throws IOException {
                Disk.REAL.replace(from, to);
            }
        });
        assertEquals(ProblemKind.NO_SPACE, kind(() -> full.save(Pairs.full("p"))));
        assertEquals(Optional.of(Pairs.plain("p", "one")), store.find("p"));
    }

    @Test
    void aPairThatBreaksTheRulesIsNotSaved() throws Exception {
        SyncPair nameless = Pairs.plain("p", " ");
        ProblemException refused = assertThrows(ProblemException.class, () -> store.save(nameless));
        assertEquals(ProblemKind.PAIR_INVALID, refused.problem().kind());
        assertEquals(List.of("NAME", "EMPTY"), refused.problem().facts());
        assertEquals(List.of(), store.all());
    }
}
