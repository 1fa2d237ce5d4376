package io.portside.engine.sync.hostile;

import static io.portside.engine.sync.hostile.Pairing.TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanEdits;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.SyncPlan;

/** A server to which {@code a} and {@code A} are one file, as those on Windows are; nobody says so. */
class CaseInsensitiveServerTest {
    @TempDir
    private Path folder;
    private Pairing pairing;

    @BeforeEach
    void open() throws Exception {
        pairing = new Pairing(folder);
        pairing.tree().ignoringCase();
    }

    @AfterEach
    void close() {
        pairing.close();
    }

    private static Map<String, Action> actions(SyncPlan plan) {
        Map<String, Action> actions = new TreeMap<>();
        plan.items().forEach(item -> actions.put(item.path().toString(), item.action()));
        return actions;
    }

    @Test
    void aTwinDoesNotTakeThePlaceOfAFileThatIsThere() throws Exception {
        pairing.here("Logo.png", "the first", TIME);
        pairing.sync();
        pairing.here("logo.png", "the second", TIME.plusSeconds(60));
        SyncPlan plan = pairing.plan();
        assertEquals(Map.of("/logo.png", Action.SKIP), actions(plan));
        PlanItem item = plan.items().get(0);
        assertTrue(item.has(Kind.NAME_CASE), item::toString);
        assertEquals(List.of(Guard.Kind.NAME_COLLISIONS), plan.guards().stream().map(Guard::kind).toList());
        pairing.run(plan);
        assertEquals(Map.of("Logo.png", "the first"), pairing.filesThere());
        assertEquals(Map.of("Logo.png", "the first", "logo.png", "the second"), pairing.filesHere());
    }

    /** Nothing is there yet by which the server could be asked. */
    @Test
    void twinsAreNotSentToAnEmptyServer() throws Exception {
        pairing.here("Logo.png", "the first", TIME);
        pairing.here("logo.png", "the second", TIME.plusSeconds(60));
        pairing.here("index.html", "index", TIME);
        for (int round = 0; round < 3; round++) {
            SyncPlan plan = pairing.plan();
            assertEquals(Action.SKIP, actions(plan).get("/logo.png"));
            assertEquals(Action.SKIP, actions(plan).get("/Logo.png"));
            pairing.run(plan);
            assertEquals(Map.of("index.html", "index"), pairing.filesThere());
        }
    }

    /** A person lets one of them go; the other comes next. */
    @Test
    void somebodyChoosesWhichOneGoes() throws Exception {
        pairing.here("index.html", "index", TIME);
        pairing.sync();
        pairing.here("Logo.png", "the first", TIME);
        pairing.here("logo.png", "the second", TIME.plusSeconds(60));
        SyncPlan plan = pairing.plan();
        plan = PlanEdits.choose(plan, List.of(VolumePath.parse("/Logo.png")), Action.DELETE_LEFT);
        pairing.run(plan);
        pairing.sync();
        assertEquals(Map.of("index.html", "index", "logo.png", "the second"), pairing.filesThere());
        assertEquals(pairing.filesThere(), pairing.filesHere());
        assertTrue(pairing.plan().nothingToDo());
    }

    /** The old name goes to the trash, and the new one comes: two runs, nothing lost. */
    @Test
    void aNameThatGotAnotherCaseArrives() throws Exception {
        pairing.here("logo.png", "logo", TIME);
        pairing.here("index.html", "index", TIME);
        pairing.sync();
        Files.move(pairing.here().resolve("logo.png"), pairing.here().resolve("Logo.png"));
        for (int round = 0; round < 3 && !pairing.plan().nothingToDo(); round++) {
            pairing.sync();
        }
        assertEquals(Map.of("Logo.png", "logo", "index.html", "index"), pairing.filesThere());
        assertEquals(pairing.filesThere(), pairing.filesHere());
    }

    /** The same names where the server tells them apart are brought over as they are. */
    @Test
    void aServerThatTellsThemApartGetsBoth() throws Exception {
        try (Pairing other = new Pairing(Files.createDirectory(folder.resolve("other")))) {
            // Nothing is there but the folder, which answers for all.
            other.here("Logo.png", "the first", TIME);
            other.here("logo.png", "the second", TIME.plusSeconds(60));
            assertEquals(Map.of("/Logo.png", Action.COPY_RIGHT, "/logo.png", Action.COPY_RIGHT),
                    actions(other.plan()));
            other.sync();
            assertEquals(other.filesHere(), other.filesThere());
            assertTrue(other.plan().nothingToDo());
        }
    }
}
