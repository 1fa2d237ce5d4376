package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

/** Listings and everything that needs no data connection. */
@SuppressWarnings("resource") // Visit closes its sessions.
class FtpSessionTest {
    private static final Instant WHEN = Instant.parse("2023-10-29T01:02:03Z");

    private final Visit visit = new Visit();
    private final ScriptedFtpServer server = visit.server;

    @AfterEach
    void close() {
        visit.close();
    }

    private RemoteListing list(FtpSession session, String path) throws Exception {
        return session.list(path, Route.PASSIVE_EPSV, Visit.PATIENT, Visit.NEVER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listsDifficultNames(boolean mlsd) throws Exception {
        if (!mlsd) {
            server.without("MLST");
        }
        SampleTree.hardNames().writeTo(server.tree(), "/-a [b] c");
        FtpSession session = visit.open();
        RemoteListing listing = list(session, "/-a [b] c");
        assertEquals(server.tree().children("/-a [b] c").stream().map(n -> n.name()).sorted().toList(),
                Visit.names(listing));
        assertTrue(listing.complete(), () -> listing.doubts().toString());
        assertEquals(mlsd ? 1 : 0, server.count("MLSD"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFolderThatDoesNotExistIsAnErrorAndNeverAnEmptyListing(boolean mlsd) throws Exception {
        if (!mlsd) {
            server.without("MLST");
        }
        server.tree().folder("/full").file("/full/f", new byte[5]);
        FtpSession session = visit.open();
        list(session, "/full");
        for (Route route : List.of(Route.PASSIVE_EPSV, Route.ACTIVE_PORT, Route.ACTIVE_PORT)) {
            CommandRefusedException refused = assertThrows(CommandRefusedException.class,
                    () -> session.list("/none", route, Visit.PATIENT, Visit.NEVER));
            assertEquals("CWD", refused.verb());
            assertEquals(550, refused.reply().code());
            assertTrue(session.usable());
            assertEquals(List.of("f"), Visit.names(session, "/full", route));
        }
    }

    @Test
    void aMissingFolderIsTheFirstFaultWhateverTheListingSays() throws Exception {
        FtpSession session = visit.open();
        for (String answer : List.of("550 the folder you are in is gone", "425 no data connection", "421 I give up")) {
            server.on("MLSD").reply(answer);
            assertEquals("CWD", assertThrows(CommandRefusedException.class, () -> list(session, "/none")).verb());
            assertEquals(!answer.startsWith("421"), session.usable());
        }
    }

    @Test
    void anEmptyFolderIsProvenByCwd() throws Exception {
        server.tree().folder("/empty");
        RemoteListing listing = list(visit.open(), "/empty");
        assertEquals(List.of(), listing.entries());
        assertTrue(listing.complete());
    }

    @Test
    void nothingAtAllFromAServerThatListsTheFolderItselfIsDoubted() throws Exception {
        server.without("MLST");
        server.on("LIST").times(1).sendsLines("drwxr-xr-x 2 a b 4096 Jan  1 00:00 .",
                "-rw-r--r-- 1 a b 5 Jan  1 00:00 f");
        FtpSession session = visit.open();
        assertTrue(list(session, "/").complete());
        server.on("LIST").sends(new byte[0]);
        assertEquals(List.of(Doubt.EMPTY_UNPROVEN), list(session, "/").doubts());
    }

    @Test
    void successWithoutADataConnectionIsAnUnprovenEmptyFolder() throws Exception {
        server.on("MLSD").reply("226 nothing there");
        FtpSession session = visit.open();
        RemoteListing listing = session.list("/", Route.ACTIVE_PORT, Visit.IMPATIENT, Visit.NEVER);
        assertEquals(List.of(Doubt.EMPTY_UNPROVEN), listing.doubts());
        assertTrue(session.usable());
    }

    @Test
    void failureWordingInTheFinalReplyIsDoubted() throws Exception {
        server.on("MLSD").finalReply("226 Transfer done (but failed to open directory).");
        assertTrue(list(visit.open(), "/").doubts().contains(Doubt.FAILURE_WORDING));
    }

    @Test
    void aServerThatPromisesMlsdAndRefusesItIsAskedForAList() throws Exception {
        server.tree().file("/f", new byte[3]);
        server.on("MLSD").reply("500 unknown");
        FtpSession session = visit.open();
        assertEquals(List.of("f"), Visit.names(list(session, "/")));
        assertEquals(List.of("f"), Visit.names(list(session, "/")));
        assertEquals(1, server.count("MLSD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 -a: no such file", "450 no", "501 what", "226"})
    void aServerThatTakesDashAForANameIsAskedPlainly(String answer) throws Exception {
        server.without("MLST");
        server.tree().file("/f", new byte[3]);
        if (answer.equals("226")) {
            server.on("LIST").withArgument("-a").sends(new byte[0]);
        } else {
            server.on("LIST").withArgument("-a").reply(answer);
        }
        FtpSession session = visit.open();
        assertEquals(List.of("f"), Visit.names(list(session, "/")));
        assertEquals(List.of("f"), Visit.names(list(visit.open(), "/")));
        assertEquals(List.of("LIST -a", "LIST", "LIST"), server.commands(0).stream()
                .filter(c -> c.startsWith("LIST")).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsFilesFromFoldersFromNothing(boolean mlst) throws Exception {
        if (!mlst) {
            server.without("MLST");
        }
        server.tree().file("/a b/c d", new byte[77], WHEN);
        FtpSession session = visit.open();
        RemoteEntry file = session.stat("/a b/c d", Visit.NEVER).orElseThrow();
        assertEquals("c d", file.name());
        assertEquals(EntryKind.FILE, file.kind());
        assertEquals(77, file.size().orElseThrow());
        assertEquals(WHEN, file.modified().orElseThrow().instant());
        RemoteEntry folder = session.stat("/a b", Visit.NEVER).orElseThrow();
        assertEquals("a b", folder.name());
        assertEquals(EntryKind.FOLDER, folder.kind());
        assertEquals(EntryKind.FOLDER, session.stat("/", Visit.NEVER).orElseThrow().kind());
        assertEquals(Optional.empty(), session.stat("/a b/none", Visit.NEVER));
    }

    @ParameterizedTest
    @CsvSource({"MLST,450 busy", "MLST,553 no", "MLST,451 error", "CWD,450 busy"})
    void onlyA550MeansThatThereIsNothing(String verb, String line) throws Exception {
        if (verb.equals("CWD")) {
            server.without("MLST");
        }
        server.on(verb).reply(line);
        FtpSession session = visit.open();
        assertThrows(CommandRefusedException.class, () -> session.stat("/none", Visit.NEVER));
        assertTrue(session.usable());
    }

    @Test
    void whatOnlyRnfrKnowsIsThere() throws Exception {
        server.without("MLST");
        server.tree().folder("/closed");
        server.on("CWD").reply("550 permission denied");
        assertEquals(EntryKind.OTHER, visit.open().stat("/closed", Visit.NEVER).orElseThrow().kind());
    }

    @Test
    void sizeIsANumberOrUnknownOrRefused() throws Exception {
        server.tree().file("/f", new byte[1234]);
        FtpSession session = visit.open();
        assertEquals(Optional.of(1234L), session.size("/f", Visit.NEVER));
        assertThrows(CommandRefusedException.class, () -> session.size("/none", Visit.NEVER));
        server.on("SIZE").reply("502 no");
        assertEquals(Optional.empty(), session.size("/f", Visit.NEVER));
        server.on("SIZE").reply("213 many");
        assertThrows(ProtocolException.class, () -> session.size("/f", Visit.NEVER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"MFMT 20231029010203 /f x", "MDTM 20231029010203 /f x",
            "SITE UTIME /f x 20231029010203 20231029010203 20231029010203 UTC", "SITE UTIME 202310290102 /f x", "none"})
    void timesAreSetByWhicheverCommandWorks(String working) throws Exception {
        server.tree().file("/f x", new byte[3], Instant.EPOCH);
        if (!working.startsWith("MFMT")) {
            server.without("MFMT");
        }
        int space = working.indexOf(' ');
        if (!working.startsWith("MFMT") && space > 0) {
            server.tree().file("/f x", new byte[3], WHEN);
            server.on(working.substring(0, space)).withArgument(Pattern.quote(working.substring(space + 1)))
                    .reply("213 done");
        }
        boolean works = !working.equals("none");
        FtpSession session = visit.open();
        assertEquals(works, session.setModified("/f x", WHEN, Visit.NEVER));
        int asked = server.commands(1).size();
        assertEquals(works, session.setModified("/f x", WHEN, Visit.NEVER));
        List<String> second = server.commands(1).subList(asked, server.commands(1).size());
        assertEquals(works ? List.of(working) : List.of(), second, "what was learned is used");
    }

    @Test
    void aMissingFileSaysNothingAboutTheServersCommands() throws Exception {
        server.without("MFMT");
        FtpSession session = visit.open();
        assertFalse(session.setModified("/none", WHEN, Visit.NEVER));
        assertEquals(SiteHabits.TimeCommand.UNKNOWN, visit.habits.timeCommand());
    }

    @Test
    void foldersAndFilesComeAndGo() throws Exception {
        FtpSession session = visit.open();
        session.makeFolder("/new one", Visit.NEVER);
        server.tree().file("/new one/f", new byte[3]);
        session.rename("/new one/f", "/new one/g \u00fc", Visit.NEVER);
        assertEquals(List.of("/new one", "/new one/g \u00fc"), server.tree().paths());
        assertEquals("RMD",
                assertThrows(CommandRefusedException.class, () -> session.removeFolder("/new one", Visit.NEVER))
                        .verb());
        session.deleteFile("/new one/g \u00fc", Visit.NEVER);
        session.removeFolder("/new one", Visit.NEVER);
        assertEquals(List.of(), server.tree().paths());
        assertEquals("DELE",
                assertThrows(CommandRefusedException.class, () -> session.deleteFile("/x", Visit.NEVER)).verb());
        assertEquals("MKD",
                assertThrows(CommandRefusedException.class, () -> session.makeFolder("/x/y", Visit.NEVER)).verb());
        assertTrue(session.usable());
    }

    @Test
    void aFolderThatTheSessionItselfStandsInIsLeftAndRemoved() throws Exception {
        server.tree().folder("/standing");
        server.on("RMD").times(1).reply("450 Can't remove directory /standing: resource busy.");
        FtpSession session = visit.open();
        session.removeFolder("/standing", Visit.NEVER);
        assertEquals(List.of(), server.tree().paths());
        List<String> commands = server.commands(1);
        assertEquals(List.of("RMD /standing", "CWD /", "RMD /standing"),
                commands.subList(commands.size() - 3, commands.size()));
        server.tree().folder("/busy");
        server.on("RMD").reply("450 really busy");
        assertThrows(CommandRefusedException.class, () -> session.removeFolder("/busy", Visit.NEVER));
    }

    @ParameterizedTest
    @CsvSource({"550 no,CommandRefusedException", "250 fine,ProtocolException"})
    void rntoIsSentOnlyAfterA350(String answer, String type) throws Exception {
        server.on("RNFR").reply(answer);
        FtpSession session = visit.open();
        Exception failed = assertThrows(Exception.class, () -> session.rename("/a", "/b", Visit.NEVER));
        assertEquals(type, failed.getClass().getSimpleName());
        assertEquals(0, server.count("RNTO"));
    }

    @Test
    void anUnsolicited421IsReadBeforeTheNextCommand() throws Exception {
        Trigger later = new Trigger();
        server.script(1, client -> {
            client.login();
            for (String line : List.of("500 a", "500 b", "500 c", "500 d", "200 e")) {
                client.expect(".*");
                client.send(line);
            }
            await(later);
            client.send("421 idle too long");
            client.awaitEnd();
        });
        FtpSession session = visit.open();
        assertTrue(session.usable());
        later.fire();
        awaitUnusable(session);
        assertThrows(SessionLostException.class, () -> session.noop(Visit.NEVER));
        assertEquals(0, server.count("NOOP"));
    }

    /** Nothing but reading the line can show that it has arrived. */
    private static void awaitUnusable(FtpSession session) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (session.usable()) {
                Thread.onSpinWait();
            }
        });
    }

    private static void await(Trigger trigger) {
        try {
            trigger.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReplyTooManyLosesTheSession() throws Exception {
        server.on("NOOP").reply("200 one", "200 two");
        FtpSession session = visit.open();
        session.noop(Visit.NEVER);
        awaitUnusable(session);
        assertThrows(SessionLostException.class, () -> session.noop(Visit.NEVER));
        assertEquals(1, server.count("NOOP"));
    }

    @Test
    void usableSeesThatTheServerHasGone() throws Exception {
        FtpSession session = visit.open();
        server.crash();
        server.awaitOpenSessions(0);
        assertThrows(SessionLostException.class, () -> session.noop(Visit.NEVER));
        assertFalse(session.usable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\r\n", "200-never\r\n ends"})
    void whatIsNoReplyLosesTheSession(String bytes) throws Exception {
        server.on("NOOP").replyRaw(bytes.getBytes(StandardCharsets.US_ASCII)).closeControl();
        FtpSession session = visit.open();
        Exception failed = assertThrows(Exception.class, () -> session.noop(Visit.NEVER));
        assertTrue(failed instanceof ProtocolException || failed instanceof SessionLostException, failed.toString());
        assertFalse(session.usable());
    }

    @Test
    void halfAReplyAndSilenceCanBeCancelled() throws Exception {
        server.on("NOOP").replyRaw("200-half\r\n a".getBytes(StandardCharsets.US_ASCII));
        FtpSession session = visit.open();
        CancelToken cancel = new CancelToken();
        CompletableFuture<?> call = Visit.meanwhile(() -> {
            session.noop(cancel);
            return null;
        });
        server.awaitLine(1, "S: 200-half");
        cancel.cancel();
        Visit.failure(OperationCancelledException.class, call);
        assertFalse(session.usable());
    }

    @Test
    void aCancelBeforeTheCallCostsNothing() throws Exception {
        FtpSession session = visit.open();
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertThrows(OperationCancelledException.class, () -> session.noop(cancel));
        assertTrue(session.usable());
        session.noop(Visit.NEVER);
    }

    @Test
    void closeSaysQuitOnceAndEndsTheSession() throws Exception {
        FtpSession session = visit.open();
        session.close();
        session.close();
        assertEquals(1, server.count("QUIT"));
        server.awaitOpenSessions(0);
        assertFalse(session.usable());
        assertThrows(SessionLostException.class, () -> session.noop(Visit.NEVER));
        assertEquals("closed", visit.only(FtpEvent.SessionClosed.class).why());
    }

    @Test
    void nobodyUsesASessionTwiceAtATime() throws Exception {
        Trigger go = new Trigger();
        server.on("NOOP").holdUntil(go);
        FtpSession session = visit.open();
        CompletableFuture<?> call = Visit.meanwhile(() -> {
            session.noop(Visit.NEVER);
            return null;
        });
        server.awaitLine(1, "C: NOOP");
        assertThrows(IllegalStateException.class, () -> session.noop(Visit.NEVER));
        assertFalse(session.usable());
        go.fire();
        call.join();
        assertTrue(session.usable());
    }
}
