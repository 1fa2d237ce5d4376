package io.portside.engine.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.profile.Site;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/**
 * Names that shells, listings and commands take for something else. What a server can hold under its name arrives there
 * under its name; all else is told, and nothing is lost or taken for something else on either side.
 */
@InTopology(Topology.OPEN)
@SuppressWarnings("resource") // close() closes the engine.
class OddNamesInLab {
    private static final List<String> NAMES = List.of("-f", "-la", "--help", "~", "~root", "*", "a*b", "[abc]", "?",
            "{a,b}", "#", "%41", "a%2Fb", "back\\slash", "\"quoted\"", "'single'", "$HOME", "`id`", "a;b", "a|b", "a&b",
            " leading", "  two leading", "trailing ", "in  side", "tab\tinside", ".hidden", "...", "..a", "x -> y",
            "Jan  1 12:00 name", "name (2024).txt", "ü", "日本語", "type=dir; x", "\u00a0nbsp", "line\nbreak");
    @TempDir
    private Path directory;
    private final Lab lab = Lab.current();
    private SyncHarness house;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void oddNamesAreThemselvesOrTold(LabServer server) throws Exception {
        Path local = Files.createDirectory(directory.resolve("site"));
        int number = 0;
        for (String name : NAMES) {
            // Contents of one length, so that one file is never told from another by its size.
            Files.writeString(local.resolve("f" + name), "plain " + (100 + number));
            Files.writeString(local.resolve(name), "a file " + (100 + number));
            Files.createDirectories(local.resolve("folders").resolve(name));
            Files.writeString(local.resolve("folders").resolve(name).resolve("inside"), "inside " + (100 + number));
            number++;
        }
        lab.serve(server);
        house = new SyncHarness(directory.resolve("state"), lab::password);
        house.engine().store().save(Site.of("lab", "Lab", lab.host(), lab.port(), lab.user()));
        SyncPair pair = SyncPair.of("Pair", new SyncEnd(SyncEnd.LOCAL, local.toRealPath().toString()),
                new SyncEnd("lab", "/site"), SyncRules.DEFAULT);
        Path there = lab.home().resolve("site");
        Map<String, String> before = SyncHarness.tree(local);

        SyncReport first = house.run(pair, house.plan(pair));
        List<String> told = new ArrayList<>(
                first.fates().stream().filter(fate -> fate.outcome() != Outcome.DONE).map(OddNamesInLab::path)
                        .toList());
        assertEquals(before, SyncHarness.tree(local), "nothing here is touched");
        assertArrived(before, SyncHarness.tree(there), told);

        SyncPlan second = house.plan(pair);
        List<String> again = SyncHarness.actions(second).stream()
                .filter(action -> !action.startsWith("COPY_RIGHT") && !action.startsWith("COPY_LEFT")).toList();
        assertEquals(List.of(), again, "what the server shows is taken for nothing else");
        house.run(pair, second);
        assertKept(before, SyncHarness.tree(local));

        // Deletions go where they belong too.
        for (String name : NAMES.subList(0, 20)) {
            Files.deleteIfExists(local.resolve(name));
        }
        Map<String, String> rest = SyncHarness.tree(local);
        Map<String, String> others = SyncHarness.tree(there);
        others.keySet().removeAll(NAMES.subList(0, 20));
        house.run(pair, house.plan(pair));
        assertEquals(rest, SyncHarness.tree(local), "nothing comes back, nothing else goes");
        assertEquals(others, SyncHarness.tree(there), "nothing else goes there");
    }

    /** Beside what a server keeps under a name of its own. */
    private static void assertKept(Map<String, String> expected, Map<String, String> found) {
        Map<String, String> kept = new TreeMap<>(found);
        kept.keySet().retainAll(expected.keySet());
        assertEquals(expected, kept, "nothing here is touched by the second run");
    }

    private static String path(Fate fate) {
        return fate.path().toString().substring(1);
    }

    /** All of it is there but for what was told; and there is nothing there that is not here. */
    private static void assertArrived(Map<String, String> expected, Map<String, String> found, List<String> told)
            throws IOException {
        Map<String, String> all = new TreeMap<>(expected);
        for (String path : told) {
            all.keySet().removeIf(one -> one.equals(path) || one.startsWith(path + "/"));
        }
        Map<String, String> arrived = new TreeMap<>(found);
        for (String path : told) {
            arrived.keySet().removeIf(one -> one.equals(path) || one.startsWith(path + "/"));
            // Pure-FTPd and Apache FtpServer give what ends with a space another name, which is told.
            if (!path.equals(path.strip())) {
                arrived.keySet()
                        .removeIf(one -> List.of(path.strip(), path.strip() + "_", path.strip() + "_/").contains(one));
            }
        }
        assertEquals(all, arrived, () -> "told: " + new TreeSet<>(told));
        assertTrue(told.size() < NAMES.size(), () -> "too many could not be brought over: " + told);
    }
}
