package io.portside.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.Sites;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.PasswordPrompt.Answer;
import io.portside.engine.site.SiteStatus;
import io.portside.engine.site.SiteStatus.State;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.testkit.ScriptedFtpServer;

/** Site, password, state and known route with the real core against a server. */
class SitesThroughTheEngineTest {
    private static final String RIGHT = "r1ght-w0rd";
    @TempDir
    Path state;
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final BlockingQueue<String> stored = new LinkedBlockingQueue<>();
    private final SecretStore secrets = new Announcing(stored);
    private final List<Optional<String>> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Optional<Answer>> answers = new LinkedBlockingQueue<>();
    private final List<SiteStatus> told = new CopyOnWriteArrayList<>();
    private final List<String> wire = new CopyOnWriteArrayList<>();
    private PortsideEngine engine;

    @BeforeEach
    void start() {
        server.account("ann", RIGHT);
        engine = engine();
    }

    private PortsideEngine engine() {
        PortsideEngine made = new PortsideEngine(new EngineSettings("This computer", state, secrets,
                (site, refused) -> {
                    asked.add(refused);
                    try {
                        return answers.take();
                    } catch (InterruptedException e) {
                        return Optional.empty();
                    }
                }, question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, false), List::of));
        made.addListener(new EngineListener() {
            @Override
            public void siteStatus(SiteStatus status) {
                told.add(status);
            }

            @Override
            public void wire(String siteId, String siteName, FtpEvent event) {
                wire.add(event.toString());
            }
        });
        return made;
    }

    @AfterEach
    void end() {
        answers.add(Optional.empty());
        engine.close();
        server.close();
    }

    @Test
    void aTypingSlipIsAskedAgainAndTheRightPasswordRemembered() throws Exception {
        engine.store().save(site());
        Volume volume = engine.connections().open("a");
        answers.add(Optional.of(new Answer("typo".toCharArray(), true)));
        answers.add(Optional.of(new Answer(RIGHT.toCharArray(), true)));
        assertTrue(list(volume).complete());
        assertEquals(2, asked.size());
        assertEquals(Optional.empty(), asked.get(0));
        assertFalse(asked.get(1).orElseThrow().isBlank());
        assertEquals(RIGHT, stored.take());
        assertEquals(State.CONNECTED, engine.connections().status("a").state());
        assertTrue(told.stream().anyMatch(status -> status.state() == State.CONNECTING));
        assertFalse(told.stream().anyMatch(status -> status.state() == State.FAILED), told.toString());

        engine.close();
        engine = engine();
        list(engine.connections().open("a"));
        assertEquals(2, asked.size(), "the stored one is used");
        assertTrue(stored.isEmpty());
        assertNoPassword();
    }

    @Test
    void manyAtOnceAskOnce() throws Exception {
        Volume volume = engine.connections().open(site());
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Listing>> listings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                listings.add(workers.submit(() -> list(volume)));
            }
            answers.add(Optional.of(new Answer(RIGHT.toCharArray(), false)));
            for (Future<Listing> listing : listings) {
                assertTrue(listing.get().complete());
            }
            assertEquals(1, asked.size());
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void cancellingThePromptCancelsTheCall() throws Exception {
        Volume volume = engine.connections().open(site());
        answers.add(Optional.empty());
        assertEquals(ProblemKind.CANCELLED, kind(volume));
        assertEquals(State.DISCONNECTED, engine.connections().status("a").state());
        assertEquals(0, server.sessionCount(), "nobody connects before the password is there");
        answers.add(Optional.of(new Answer(RIGHT.toCharArray(), false)));
        assertTrue(list(volume).complete());
    }

    @Test
    void aRefusedGuestIsAProblemWithTheServersWords() throws Exception {
        Volume volume = engine.connections().open(Sites.at("a", server.host(), server.port(), ""));
        ProblemException thrown = assertThrows(ProblemException.class, () -> list(volume));
        assertEquals(ProblemKind.LOGIN_REFUSED, thrown.problem().kind());
        assertEquals(State.FAILED, engine.connections().status("a").state());
        assertEquals(Optional.of(thrown.problem()), engine.connections().status("a").problem());
        assertEquals(List.of(), asked);
    }

    @Test
    void theRouteOfTheFirstVisitIsKnownAtTheSecond() throws Exception {
        server.on("PORT").reply("500 no");
        Volume volume = engine.connections().open(site());
        answers.add(Optional.of(new Answer(RIGHT.toCharArray(), false)));
        list(volume);
        assertEquals(Optional.of(Route.PASSIVE_EPSV), engine.connections().status("a").route().route());
        engine.close();
        assertTrue(Files.readString(state.resolve("known-sites.json")).contains("PASSIVE_EPSV"));
        long ports = server.count("PORT");
        engine = engine();
        answers.add(Optional.of(new Answer(RIGHT.toCharArray(), false)));
        list(engine.connections().open(site()));
        assertEquals(ports, server.count("PORT"), "no attempt that must fail");
        assertTrue(engine.connections().status("a").route().remembered());
    }

    @Test
    void closingASiteEndsItsSessions() throws Exception {
        Volume volume = engine.connections().open(site());
        answers.add(Optional.of(new Answer(RIGHT.toCharArray(), false)));
        list(volume);
        engine.connections().close("a");
        server.awaitOpenSessions(0);
        assertEquals(State.DISCONNECTED, engine.connections().status("a").state());
    }

    private Site site() {
        return Sites.at("a", server.host(), server.port(), "ann");
    }

    private static Listing list(Volume volume) throws ProblemException {
        return volume.list(VolumePath.ROOT, CancelToken.never());
    }

    private static ProblemKind kind(Volume volume) {
        return assertThrows(ProblemException.class, () -> list(volume)).problem().kind();
    }

    private void assertNoPassword() throws IOException {
        assertFalse(wire.toString().contains(RIGHT) || wire.toString().contains("typo"));
        assertFalse(told.toString().contains(RIGHT));
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(RIGHT), file.toString());
            }
        }
    }

    /** In memory, and tells what it was given. */
    private record Announcing(SessionOnlySecretStore memory, BlockingQueue<String> stored) implements SecretStore {
        Announcing(BlockingQueue<String> stored) {
            this(new SessionOnlySecretStore(), stored);
        }

        @Override
        public Optional<char[]> get(String siteId) {
            return memory.get(siteId);
        }

        @Override
        public void put(String siteId, char[] password) {
            memory.put(siteId, password);
            stored.add(new String(password));
        }

        @Override
        public void remove(String siteId) {
            memory.remove(siteId);
        }

        @Override
        public boolean holds(String siteId) {
            return memory.holds(siteId);
        }

        @Override
        public boolean persistent() {
            return true;
        }
    }
}
