package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.transfer.TemporaryName;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.Rule;
import io.portside.testkit.ScriptedFtpServer;

/** A site over real sockets, on loopback. */
class FtpSiteTest {
    private static final CancelToken NEVER = CancelToken.never();
    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = Content.random(200_000);

    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final List<FtpEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final RouteMemory memory = RouteMemory.inMemory();
    private final FtpSite site = visit(4);

    /** With one session there is no hedge, so that a test can say which session does what however slow the machine is. */
    private FtpSite visit(int sessions) {
        return new FtpSite(FtpSiteSettings.of(server.host(), server.port(), "u").withMaxSessions(sessions),
                "secret"::toCharArray, memory, events::add);
    }

    @AfterEach
    void end() {
        site.close();
        server.close();
        assertEquals(List.of(), server.complaints());
    }

    @Test
    void swallowedActiveIsFollowedByPassiveAndTheSecondVisitKnows() throws Exception {
        server.tree().file("/site/a.txt", OLD);
        server.on("PORT").swallowData();
        assertEquals(List.of("a.txt"),
                site.list("/site", NEVER).entries().stream().map(entry -> entry.name()).toList());
        assertEquals(Optional.of(Route.PASSIVE_EPSV), site.routeStatus().route());
        assertEquals(Evidence.NO_INBOUND, site.routeStatus().failures().get(0).evidence());
        assertArrayEquals(OLD, Content.of(site, "/site/a.txt"));
        try (FtpSite second = visit(1)) {
            events.clear();
            second.list("/site", NEVER);
            assertTrue(second.routeStatus().remembered());
            assertEquals(Evidence.NO_INBOUND, second.routeStatus().failures().get(0).evidence());
            assertTrue(events.stream().noneMatch(FtpEvent.RouteFailed.class::isInstance), events.toString());
        }
    }

    @Test
    void theFirstDataConnectionOfAnUploadIsAListing() throws Exception {
        server.tree().folder("/site");
        server.on("PORT").swallowData();
        assertTrue(site.upload("/site/new", new Content(NEW), false, TransferProgress.NONE, NEVER));
        assertArrayEquals(NEW, server.tree().content("/site/new"));
        assertEquals(List.of("/site", "/site/new"), server.tree().paths());
        List<String> transcript = server.transcript();
        assertTrue(transcript.stream().noneMatch(line -> line.matches("1 C: STOR.*")), transcript.toString());
        assertEquals(1, server.count("STOR"));
    }

    @Test
    void anUploadThatIsCutIsResumed() throws Exception {
        server.tree().file("/f", OLD);
        server.on("STOR").times(2).cutDataAfter(50_000, Rule.Cut.RST);
        assertTrue(site.upload("/f", new Content(NEW), true, TransferProgress.NONE, NEVER));
        assertArrayEquals(NEW, server.tree().content("/f"));
        assertEquals(List.of("/f"), server.tree().paths());
    }

    @Test
    void aTakenNameIsRefusedAndTheTemporaryFileGone() throws Exception {
        server.tree().file("/f", OLD);
        assertThrows(TargetExistsException.class,
                () -> site.upload("/f", new Content(NEW), false, TransferProgress.NONE, NEVER));
        assertArrayEquals(OLD, server.tree().content("/f"));
        assertEquals(List.of("/f"), server.tree().paths());
    }

    @Test
    void aServerThatReplacesNothingGetsTheOldFileMovedAside() throws Exception {
        server.tree().file("/f", OLD);
        server.on("RNTO").times(1).withArgument("/f").reply("550 File exists.");
        site.upload("/f", new Content(NEW), true, TransferProgress.NONE, NEVER);
        assertArrayEquals(NEW, server.tree().content("/f"));
        assertEquals(List.of("/f"), server.tree().paths());
    }

    @Test
    void aCancelledUploadTakesItsTemporaryFileAway() throws Exception {
        server.tree().file("/f", OLD);
        CancelToken cancel = new CancelToken();
        server.on("STOR").withoutFinalReply();
        try (FtpSite single = visit(1)) {
            single.list("/", NEVER);
            CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> {
                try {
                    single.upload("/f", new Content(NEW), true, TransferProgress.NONE, cancel);
                } catch (FtpException e) {
                    throw new CompletionException(e);
                }
            });
            server.awaitLine(1, "C: STOR .*");
            cancel.cancel();
            CompletionException failure = assertThrows(CompletionException.class,
                    () -> upload.orTimeout(20, TimeUnit.SECONDS).join());
            assertEquals(OperationCancelledException.class, failure.getCause().getClass());
        }
        assertArrayEquals(OLD, server.tree().content("/f"));
        assertTrue(server.tree().paths().stream()
                .noneMatch(path -> TemporaryName.matches(path.substring(path.lastIndexOf('/') + 1))));
    }

    @Test
    void aServerThatTakesOneSessionOnly() throws Exception {
        server.maxSessions(1, "421 Too many connections");
        server.on("PORT").swallowData();
        site.list("/", NEVER);
        assertEquals(Optional.of(Route.PASSIVE_EPSV), site.routeStatus().route());
    }

    @Test
    void aSessionThatTheServerEndedIsReplaced() throws Exception {
        try (FtpSite single = visit(1)) {
            single.list("/", NEVER);
            int before = server.sessionCount();
            server.crash();
            single.list("/", NEVER);
            assertEquals(before + 1, server.sessionCount());
        }
    }

    @Test
    void closingEndsACallThatWaits() throws Exception {
        server.on("MLST").silent();
        try (FtpSite single = visit(1)) {
            single.home(NEVER);
            closeDuringStat(single);
        }
    }

    private void closeDuringStat(FtpSite single) throws Exception {
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> {
            try {
                single.stat("/x", NEVER);
            } catch (FtpException e) {
                throw new CompletionException(e);
            }
        });
        server.awaitLine(1, "C: MLST.*");
        single.close();
        CompletionException failure = assertThrows(CompletionException.class,
                () -> call.orTimeout(20, TimeUnit.SECONDS).join());
        assertEquals(SessionLostException.class, failure.getCause().getClass());
        assertThrows(SessionLostException.class, () -> single.list("/", NEVER));
    }
}
