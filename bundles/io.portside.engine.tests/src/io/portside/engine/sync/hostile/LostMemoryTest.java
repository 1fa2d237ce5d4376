package io.portside.engine.sync.hostile;

import static io.portside.engine.sync.hostile.Pairing.TIME;
import static io.portside.engine.sync.hostile.Pairing.action;
import static io.portside.engine.sync.hostile.Pairing.guards;
import static io.portside.engine.sync.hostile.Pairing.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import io.portside.engine.profile.Sites;
import io.portside.testkit.ScriptedFtpServer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.testkit.Trigger;

/** What is remembered of a pair is damaged, gone, somebody else's, or in use. */
@SuppressWarnings("resource") // Closed with what holds it.
class LostMemoryTest {
    @TempDir
    private Path folder;
    private Pairing pairing;

    @BeforeEach
    void agree() throws Exception {
        pairing = new Pairing(folder);
        for (int i = 0; i < 8; i++) {
            pairing.here("d/file " + i, "content " + i, TIME);
        }
        pairing.sync();
        assertEquals(8, pairing.filesThere().size());
    }

    @AfterEach
    void close() {
        pairing.close();
    }

    private List<Path> databases() throws IOException {
        try (Stream<Path> walk = Files.walk(pairing.state().resolve("sync"))) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("state.db"))
                    .toList();
        }
    }

    /** How a file is spoilt. */
    enum Damage {
        EMPTY, HALF, RUBBISH, HOLES, GONE
    }

    private void damage(Damage how) throws IOException {
        assertFalse(databases().isEmpty());
        for (Path file : databases()) {
            byte[] content = Files.readAllBytes(file);
            switch (how) {
                case EMPTY -> Files.write(file, new byte[0]);
                case HALF -> Files.write(file, Arrays.copyOf(content, content.length / 2));
                case RUBBISH -> Files.writeString(file, "not a database at all ".repeat(200));
                case HOLES -> {
                    for (int i = 100; i < content.length; i += 7) {
                        content[i] ^= 0x55;
                    }
                    Files.write(file, content);
                }
                case GONE -> Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void withoutMemoryNothingIsDeletedAndNothingReplaced(Damage how) throws Exception {
        Files.delete(pairing.here().resolve("d/file 0"));
        pairing.here("d/file 1", "changed here", TIME.plusSeconds(60));
        damage(how);
        SyncPlan plan = pairing.plan();
        assertTrue(plan.items().stream().noneMatch(
                item -> item.action() == Action.DELETE_LEFT || item.action() == Action.DELETE_RIGHT),
                plan.items().toString());
        assertEquals(Action.CONFLICT, action(plan, "d/file 1"));
        assertEquals(how != Damage.GONE && how != Damage.EMPTY, guards(plan).contains(Guard.Kind.BASELINE_LOST),
                plan.guards().toString());
        pairing.run(plan);
        assertEquals("content 0", pairing.filesHere().get("d/file 0"));
        assertEquals("changed here", pairing.filesHere().get("d/file 1"));
        assertEquals("content 1", pairing.filesThere().get("d/file 1"));
        // From here on it is remembered again.
        Files.delete(pairing.here().resolve("d/file 2"));
        SyncPlan next = pairing.plan();
        assertEquals(List.of("DELETE_RIGHT /d/file 2"), writes(next));
        assertFalse(guards(next).contains(Guard.Kind.BASELINE_LOST));
    }

    @Test
    void memoryOfAnotherPairOfFoldersIsNotUsed() throws Exception {
        // The pair was pointed at another folder in a text editor, and its id, and so its memory, stayed.
        Path other = Files.createDirectory(folder.resolve("other"));
        SyncPair moved = new SyncPair(pairing.pair().id(), "Pair",
                new SyncEnd("local", other.toString()), pairing.pair().right(),
                pairing.pair().rules(), pairing.pair().keepInStep(), 0, 0);
        Files.writeString(other.resolve("unrelated"), "u");
        LocalRun run = new LocalRun(pairing.engine(), moved);
        SyncPlan plan = run.plan();
        if (writes(plan).stream().anyMatch(write -> write.startsWith("DELETE"))) {
            assertFalse(plan.guards().isEmpty());
            assertThrows(ProblemException.class, () -> run.run(plan, Set.of()));
        }
        assertEquals(8, pairing.filesThere().size());
    }

    /** The site moved to another provider, and not all of it has been copied there yet. */
    @Test
    void memoryOfAnotherServerIsNotUsed() throws Exception {
        try (ScriptedFtpServer other = ScriptedFtpServer.start()) {
            for (String path : List.of("d/file 1", "d/file 2", "d/file 3", "d/file 4")) {
                other.tree().file("/site/" + path, pairing.tree().content("/site/" + path), Pairing.TIME);
            }
            pairing.engine().store().save(Sites.at("site", other.host(), other.port(), "ann"));
            pairing.engine().connections().close("site");
            SyncPlan plan = pairing.plan();
            assertEquals(List.of(), writes(plan).stream().filter(write -> write.startsWith("DELETE")).toList());
            pairing.run(plan);
            assertEquals(8, pairing.filesHere().size());
        }
    }

    /** Another Portside, in a process of its own: holds the pair's upload until it is told to end. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            try (PortsideEngine engine = Pairing.engine(Path.of(arguments[0]))) {
                SyncPair pair = engine.synchroniser().pairs().find(arguments[1]).orElseThrow();
                LocalRun run = new LocalRun(engine, pair);
                System.out.println("started");
                run.all();
                System.out.println("done");
            }
        }
    }

    @Test
    void twoPortsidesAtOnceDoNotMeet() throws Exception {
        pairing.here("d/new", "new", TIME);
        Trigger goOn = new Trigger();
        pairing.server().on("STOR").times(1).holdUntil(goOn);
        long before = pairing.server().count("STOR");
        Process other = OtherJava.start(Other.class, folder.toRealPath().toString(), pairing.pair().id());
        try (BufferedReader said = new BufferedReader(
                new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            while (pairing.server().count("STOR") == before) {
                assertTrue(other.isAlive());
                LockSupport.parkNanos(1_000_000);
            }
            ProblemException busy = assertThrows(ProblemException.class, pairing::plan);
            assertEquals(ProblemKind.PAIR_BUSY, busy.problem().kind());
            ProblemException deleted = assertThrows(ProblemException.class,
                    () -> pairing.engine().synchroniser().pairs().delete(pairing.pair().id()));
            assertEquals(ProblemKind.PAIR_BUSY, deleted.problem().kind());
            goOn.fire();
            assertEquals("started", said.readLine());
            assertEquals("done", said.readLine());
            assertTrue(other.waitFor(60, TimeUnit.SECONDS));
            assertEquals("new", pairing.filesThere().get("d/new"));
            assertEquals(List.of(), writes(pairing.plan()));
        } finally {
            goOn.fire();
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aPortsideThatIsKilledDoesNotBlockTheNext() throws Exception {
        pairing.here("d/new", "new", TIME);
        pairing.here("d/file 3", "replaced", TIME.plusSeconds(60));
        Trigger goOn = new Trigger();
        pairing.server().on("STOR").times(1).holdUntil(goOn);
        long before = pairing.server().count("STOR");
        Process other = OtherJava.start(Other.class, folder.toRealPath().toString(), pairing.pair().id());
        try {
            while (pairing.server().count("STOR") == before) {
                assertTrue(other.isAlive());
                LockSupport.parkNanos(1_000_000);
            }
        } finally {
            other.destroyForcibly().waitFor();
            goOn.fire();
        }
        pairing.sync();
        assertEquals(pairing.filesHere(), pairing.filesThere());
        assertEquals("replaced", pairing.filesThere().get("d/file 3"));
        assertTrue(pairing.keptThere().contains("content 3"), pairing.tree().paths().toString());
        assertEquals(List.of(), writes(pairing.plan()));
    }
}
