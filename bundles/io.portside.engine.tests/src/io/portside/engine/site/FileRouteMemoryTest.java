package io.portside.engine.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.profile.Site;
import io.portside.engine.profile.Sites;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.RoutePlanner;
import io.portside.ftp.route.RouteRecord;
import io.portside.ftp.route.RouteRecord.Postponed;
import io.portside.ftp.route.SiteFacts;
import io.portside.ftp.route.SiteOnNetwork;

class FileRouteMemoryTest {
    private static final SiteOnNetwork HOME = new SiteOnNetwork("ftp.example.org:21", "192.168.71.0/24");
    private static final SiteOnNetwork OFFICE = new SiteOnNetwork("ftp.example.org:21", "10.0.0.0/8");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final RouteRecord PASSIVE = new RouteRecord(Optional.of(Route.PASSIVE_EPSV), NOW,
            List.of(new Postponed(new RouteFailure(Route.ACTIVE_PORT, Evidence.NO_INBOUND, Duration.ofMillis(612),
                    Optional.empty()), NOW.minusSeconds(9)),
                    new Postponed(new RouteFailure(Route.ACTIVE_EPRT, Evidence.NEGOTIATION_REFUSED,
                            Duration.ofMillis(40), Optional.of(new Reply(500, List.of("a \"b\"", "c <&>")))), NOW)));
    private static final RouteRecord NOTHING = new RouteRecord(Optional.empty(), NOW, List.of());
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("state").resolve("known-sites.json");
    }

    @Test
    void whatWasLearnedIsKnownAfterARestart() throws Exception {
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.empty(), memory.recall(HOME));
            memory.remember(HOME, PASSIVE);
            memory.remember(OFFICE, NOTHING);
            assertEquals(Optional.of(PASSIVE), memory.recall(HOME));
        }
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.of(PASSIVE), memory.recall(HOME));
            assertEquals(Optional.of(NOTHING), memory.recall(OFFICE));
        }
    }

    @Test
    void whatElseWasLearnedIsKnownAfterARestartUntilItIsTooOld() throws Exception {
        SiteFacts facts = new SiteFacts(Optional.of(new SiteFacts.Sessions(1, NOW)),
                Optional.of(new SiteFacts.SeenAt("203.0.113.1", "203.0.113.77", NOW)));
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.remember(HOME, PASSIVE);
            memory.learn(HOME, before -> before.withSessions(facts.sessions()).withSeenAt(facts.seenAt()));
            memory.learn(OFFICE, before -> facts);
        }
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.of(PASSIVE), memory.recall(HOME));
            assertEquals(facts, memory.facts(HOME));
            assertEquals(facts, memory.facts(OFFICE));
            Site site = Sites.plain("id");
            assertEquals(List.of(facts, facts), memory.networks(site).stream().map(KnownNetwork::facts).toList());
            memory.forget(site);
            assertEquals(SiteFacts.NONE, memory.facts(HOME));
        }
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.learn(OFFICE, before -> facts);
            assertEquals(List.of(), networksLater(memory));
        }
    }

    private List<KnownNetwork> networksLater(FileRouteMemory memory) {
        memory.close();
        try (FileRouteMemory later = new FileRouteMemory(file,
                InstantSource.fixed(NOW.plus(SiteFacts.LEARNED_FOR).plus(RoutePlanner.WORKED_FOR)))) {
            return later.networks(Sites.plain("id"));
        }
    }

    @Test
    void nothingIsWrittenWhenNothingWasLearned() {
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.recall(HOME);
        }
        assertFalse(Files.exists(file.getParent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "\"x\"", "{}", "{\"format\":2,\"sites\":[]}", "{\"format\":1}",
            "{\"format\":1,\"sites\":{}}", "{\"format\":1,\"sites\":[7]}", "\0\0\0", ""})
    void aDamagedFileIsKeptAsideAndLearningStartsAfresh(String content) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.empty(), memory.recall(HOME));
            memory.remember(HOME, PASSIVE);
        }
        assertEquals(content, Files.readString(file.resolveSibling("known-sites.json.damaged")));
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.of(PASSIVE), memory.recall(HOME));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"server\":\"s\",\"network\":\"n\",\"worked\":\"BY_PIGEON\"}",
            "{\"server\":\"s\",\"network\":\"n\",\"worked\":\"\",\"workedAt\":\"yesterday\",\"failures\":[]}",
            "{\"server\":\"s\",\"network\":\"n\",\"worked\":\"\",\"workedAt\":\"2026-11-20T12:00:00Z\",\"failures\":[{}]}"})
    void anEntryThatSaysNothingKnownIsLeftOut(String entry) throws Exception {
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.remember(HOME, PASSIVE);
        }
        Files.writeString(file, Files.readString(file).replaceFirst("\\[", "[" + entry + ","));
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.of(PASSIVE), memory.recall(HOME));
            assertEquals(Optional.empty(), memory.recall(new SiteOnNetwork("s", "n")));
        }
        assertEquals(List.of("known-sites.json"), names());
    }

    @Test
    void itCanBeErased() throws Exception {
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.remember(HOME, PASSIVE);
        }
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.remember(OFFICE, PASSIVE);
            memory.erase();
            assertEquals(Optional.empty(), memory.recall(HOME));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void aSitesNetworksAreShownAndForgotten() throws Exception {
        Site site = Sites.at("id", "FTP.example.org", 21, "ann");
        SiteOnNetwork encrypted = new SiteOnNetwork("ftpes://ftp.example.org:21", HOME.network());
        SiteOnNetwork other = new SiteOnNetwork("ftp.example.org:2121", HOME.network());
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.remember(HOME, PASSIVE);
            memory.remember(OFFICE, new RouteRecord(Optional.of(Route.ACTIVE_PORT), NOW.minusSeconds(60), List.of()));
            memory.remember(encrypted, NOTHING);
            memory.remember(other, PASSIVE);
            List<KnownNetwork> networks = memory.networks(site);
            assertEquals(List.of(HOME.network(), HOME.network(), OFFICE.network()),
                    networks.stream().map(KnownNetwork::network).sorted(Comparator.reverseOrder()).toList());
            KnownNetwork home = networks.stream().filter(known -> known.route().isPresent()).findFirst().orElseThrow();
            assertEquals(Optional.of(Route.PASSIVE_EPSV), home.route());
            assertEquals(NOW, home.since());
            assertEquals(Route.ACTIVE_PORT, home.failures().get(0).failure().route());
            memory.forget(site);
            assertEquals(List.of(), memory.networks(site));
            assertEquals(Optional.empty(), memory.recall(OFFICE));
        }
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.empty(), memory.recall(HOME));
            assertEquals(Optional.of(PASSIVE), memory.recall(other));
            memory.forget(Sites.at("id", "ftp.example.org", 2121, "ann"));
        }
        assertFalse(Files.exists(file), "nothing is left to keep");
    }

    @Test
    void whatIsOlderThanAMonthIsForgotten() throws Exception {
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.remember(HOME, PASSIVE);
        }
        Instant later = NOW.plus(RoutePlanner.WORKED_FOR);
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(later.minusSeconds(5)))) {
            KnownNetwork known = memory.networks(Sites.at("id", "ftp.example.org", 21, "ann")).get(0);
            assertEquals(Optional.of(Route.PASSIVE_EPSV), known.route());
            assertEquals(1, known.failures().size(), "the older failure has expired");
        }
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(later))) {
            assertEquals(Optional.empty(), memory.recall(HOME));
        }
    }

    @Test
    void itDoesNotGrowForEver() throws Exception {
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            for (int i = 0; i < FileRouteMemory.MAX_ENTRIES + 10; i++) {
                memory.remember(new SiteOnNetwork("host" + i, "n"),
                        new RouteRecord(Optional.of(Route.PASSIVE_EPSV), NOW.plusSeconds(i), List.of()));
            }
        }
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            assertEquals(Optional.empty(), memory.recall(new SiteOnNetwork("host9", "n")));
            assertTrue(memory.recall(new SiteOnNetwork("host10", "n")).isPresent());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyCostsTheMemory() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file.getParent(), "a file in the way");
        try (FileRouteMemory memory = new FileRouteMemory(file, InstantSource.fixed(NOW))) {
            memory.remember(HOME, PASSIVE);
            assertEquals(Optional.of(PASSIVE), memory.recall(HOME));
        }
        assertEquals("a file in the way", Files.readString(file.getParent()));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
