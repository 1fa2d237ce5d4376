package io.portside.engine.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portside.engine.profile.Site;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.ftp.setting.TlsSettings;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** Two-way, with edits on both sides, through firewalls and NATs, in clear text and over TLS: always the same results. */
@InTopology({Topology.OPEN, Topology.CLIENT_FIREWALL, Topology.SERVER_FIREWALL, Topology.CLIENT_NAT})
@SuppressWarnings("resource") // The house closes the engine.
class SyncBehindFirewallsInLab {
    @TempDir
    private Path directory;
    private final Lab lab = Lab.current();
    private SyncHarness house;

    static Stream<Arguments> servers() {
        return Stream.of(LabServer.values())
                .flatMap(server -> Stream.of(Arguments.of(server, false), Arguments.of(server, true)));
    }

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void editsOfBothSidesMeet(LabServer server, boolean tls) throws Exception {
        Path local = Files.createDirectory(directory.resolve("site"));
        for (int i = 0; i < 40; i++) {
            write(local, "folder-" + i % 4 + "/page-" + i + ".html", "page " + i);
        }
        write(local, "Büro/naïve name.txt", "text");
        lab.serve(server, tls ? new String[]{"--tls"} : new String[0]);
        house = new SyncHarness(directory.resolve("state"), lab::password);
        Site site = Site.of("lab", "Lab", lab.host(), lab.port(), lab.user());
        house.engine().store().save(
                tls ? site.withTls(TlsSettings.EXPLICIT.withAuthority(Optional.of(lab.certificate()))) : site);
        SyncPair pair = SyncPair.of("Pair", new SyncEnd(SyncEnd.LOCAL, local.toRealPath().toString()),
                new SyncEnd("lab", "/site"), SyncRules.DEFAULT);
        Path there = lab.home().resolve("site");

        house.synchronise(pair);
        assertEquals(SyncHarness.tree(local), SyncHarness.tree(there));
        assertNothingToDo(pair);

        write(local, "folder-0/page-0.html", "edited here");
        write(local, "fresh/here.html", "made here");
        Files.delete(local.resolve("folder-1/page-1.html"));
        write(there, "folder-2/page-2.html", "edited there");
        write(there, "folder-3/there.html", "made there");
        Files.delete(there.resolve("folder-3/page-3.html"));
        house.synchronise(pair);
        Map<String, String> tree = SyncHarness.tree(local);
        assertEquals(tree, SyncHarness.tree(there));
        assertEquals("edited here", tree.get("folder-0/page-0.html"));
        assertEquals("edited there", tree.get("folder-2/page-2.html"));
        assertEquals("made here", tree.get("fresh/here.html"));
        assertEquals("made there", tree.get("folder-3/there.html"));
        assertFalse(tree.containsKey("folder-1/page-1.html") || tree.containsKey("folder-3/page-3.html"));
        assertNothingToDo(pair);
    }

    private void assertNothingToDo(SyncPair pair) throws Exception {
        SyncPlan plan = house.plan(pair);
        assertEquals(List.of(), SyncHarness.actions(plan));
        assertTrue(plan.nothingToDo());
    }

    private static void write(Path root, String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
