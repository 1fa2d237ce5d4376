package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.Patience;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.ScriptedFtpServer;

/** Servers that mean harm, or behave as if they did: without end, without sense, or with lies. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class OddHostileTest {
    private static final String ALL = "[a, b, sub] []";
    private static final Duration SOON = Duration.ofMillis(700);

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    /** Only for servers that never answer: those that do have all the time they need. */
    private void beImpatient() {
        odd.settings = odd.settings.withPatience(new Patience(SOON, SOON, SOON));
    }

    @AfterEach
    void close() {
        odd.close();
    }

    // Without end.

    @Test
    void aListingWithoutEndCanBeEnded() {
        server.on("MLSD").sendsFrom(out -> {
            byte[] line = "type=file;size=1; once more\r\n".getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(line);
            }
        });
        CancelToken cancel = new CancelToken();
        long[] count = new long[1];
        assertThrows(OperationCancelledException.class, () -> odd.site().list("/folder", batch -> {
            count[0] += batch.size();
            if (count[0] > 50_000) {
                cancel.cancel();
            }
        }, cancel));
        assertTrue(count[0] > 50_000);
    }

    @Test
    void aListingLineWithoutEndIsNotKept() {
        server.on("MLSD").sendsFrom(out -> {
            byte[] part = new byte[64 * 1024];
            Arrays.fill(part, (byte) 'x');
            for (int i = 0; i < 2000; i++) {
                out.write(part);
            }
        });
        assertEquals("[] [UNREADABLE_LINES, CUT_SHORT]", assertDoesNotFail("/folder"));
    }

    @Test
    void aLineOfTenMegabytesBetweenGoodOnes() {
        server.on("MLSD").sendsLines("type=file;size=1; before", "type=file;size=1; " + "n".repeat(10 << 20),
                "type=file;size=1; after");
        assertEquals("[after, before] [UNREADABLE_LINES]", assertDoesNotFail("/folder"));
    }

    @Test
    void emptyLinesWithoutEndOnTheControlConnection() {
        beImpatient();
        server.script(1, client -> {
            byte[] nothing = "\r\n".repeat(5000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                client.sendRaw(nothing);
            }
        });
        assertThrows(ConnectFailedException.class, () -> odd.list("/folder"));
    }

    @Test
    void aGreetingThatIsAlwaysAboutToCome() {
        beImpatient();
        server.script(0, client -> {
            for (int i = 0; i < 10_000; i++) {
                client.send("120 in a moment");
            }
            client.awaitEnd();
        });
        assertThrows(ConnectFailedException.class, () -> odd.list("/folder"));
    }

    @Test
    void halfAGreetingAndThenSilence() {
        beImpatient();
        server.script(0, client -> {
            client.sendRaw("220 hel".getBytes(StandardCharsets.US_ASCII));
            client.awaitEnd();
        });
        assertThrows(ConnectFailedException.class, () -> odd.list("/folder"));
    }

    @Test
    void aTransferThatIsAnnouncedAgainAndAgain() {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        String[] again = new String[3000];
        Arrays.fill(again, "150 here it comes");
        server.on("MLSD").reply(again);
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @Test
    void aFloodOfRepliesToOneCommand() {
        String[] flood = new String[5000];
        Arrays.fill(flood, "250 ok");
        server.on("CWD").reply(flood);
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @Test
    void featuresWithoutEnd() {
        String[] lines = new String[20_000];
        Arrays.fill(lines, " FEATURE");
        lines[0] = "211-Features";
        server.on("FEAT").reply(lines);
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    // Without sense.

    @Test
    void aFinalReplyOfSeveralLinesWithFinalRepliesInside() throws Exception {
        server.on("MLSD").finalReply("226-Done, and\r\n 226 not yet\r\n227 neither\r\n226-nor\r\n226 this is it");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
    }

    @Test
    void a426AndThenA226() throws Exception {
        server.on("MLSD").times(1).finalReply("426 broken\r\n226 or not");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
    }

    @Test
    void aFinalReplyThatNeverComes() {
        beImpatient();
        server.on("MLSD").withoutFinalReply();
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @Test
    void a421InTheMiddleOfAListing() throws Exception {
        server.on("MLSD").times(1).cutDataAfter(40, Cut.FIN)
                .finalReply("421 Timeout, closing");
        assertEquals(ALL, odd.list("/folder"));
    }

    @Test
    void a421InTheMiddleOfADownload() throws Exception {
        server.tree().file("/folder/big", new byte[300_000]);
        odd.list("/folder");
        server.on("RETR").cutDataAfter(100_000, Cut.FIN).finalReply("421 Timeout");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/big", 0));
    }

    @Test
    void theServerHangsUpRightAfterTheLogin() {
        server.script(0, client -> client.login());
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @Test
    void imageTypeIsRefused() {
        server.on("TYPE").reply("504 ASCII only");
        assertEquals("TYPE", assertThrows(CommandRefusedException.class, () -> odd.list("/folder")).verb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"227 Entering Passive Mode (::1,4,5)", "227 Entering Passive Mode (1,2,3,4,999,1)",
            "200 ok",
            "227", "229 Entering Passive Mode (fe80::1|5000)"})
    void passiveRepliesWithoutSense(String reply) throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        server.on("EPSV").reply("500 unknown");
        server.on("PASV").times(1).reply(reply);
        assertThrows(FtpException.class, () -> odd.list("/folder"));
        assertEquals(ALL, odd.list("/folder"));
    }

    @Test
    void theWorkingFolderIsAnnouncedAndThenEntered() throws Exception {
        server.on("CWD").reply("150 on the way").thenAsUsual();
        assertEquals(ALL, odd.list("/folder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"257 no quotes at all", "257 \"\"", "257 \"never closed", "550 no idea", "257"})
    void aHomeThatCannotBeRead(String reply) throws Exception {
        server.on("PWD").reply(reply);
        assertTrue(odd.site().home(OddServer.NEVER).length() > 0);
        assertEquals(ALL, odd.list("/folder"));
    }

    @Test
    void machineListingsWithMissingWrongAndUnknownFacts() throws Exception {
        server.on("MLSD").sendsLines("type=cdir; the folder itself, under some name", "type=pdir; /up/there",
                "size=5; no type", "type=file; no size", "type=file;size=-7; negative", "type=file;size=a; no number",
                "type=dir;size=9;modify=yesterday; a folder", "type=wormhole;size=1; strange",
                "Type=FILE;SIZE=3; loud");
        RemoteListing listing = odd.site().list("/folder", OddServer.NEVER);
        assertEquals(List.of("no type", "no size", "negative", "no number", "a folder", "strange", "loud"),
                listing.entries().stream().map(RemoteEntry::name).toList());
        assertEquals(List.of(), listing.doubts());
        assertEquals(List.of(EntryKind.OTHER, EntryKind.FILE, EntryKind.FILE, EntryKind.FILE, EntryKind.FOLDER,
                EntryKind.OTHER, EntryKind.FILE), listing.entries().stream().map(RemoteEntry::kind).toList());
    }

    @Test
    void nothingButZeroBytes() {
        server.without("MLST");
        server.on("LIST").sends(new byte[300_000]);
        assertTrue(assertDoesNotFail("/folder").contains("UNREADABLE_LINES"));
    }

    @Test
    void twinsThatLookTheSameAreBothThere() throws Exception {
        server.tree().file("/twins/\u00e9", OddServer.bytes("one")).file("/twins/e\u0301", OddServer.bytes("two"));
        List<String> names = odd.site().list("/twins", OddServer.NEVER).entries().stream().map(RemoteEntry::name)
                .sorted()
                .toList();
        assertEquals(List.of("e\u0301", "\u00e9"), names);
        assertEquals("two", odd.retrieve("/twins/" + names.get(0), 0));
        assertEquals("one", odd.retrieve("/twins/" + names.get(1), 0));
        odd.site().deleteFile("/twins/e\u0301", OddServer.NEVER);
        assertEquals(List.of("\u00e9"), odd.names("/twins"));
    }

    @Test
    void aLinkIsDeletedAndNeverItsTarget() throws Exception {
        server.without("MLST");
        server.on("LIST").sendsLines("lrwxrwxrwx 1 a b 7 Mar 10  2024 link -> ../../etc/passwd");
        RemoteEntry link = odd.site().list("/folder", OddServer.NEVER).entries().get(0);
        assertEquals(EntryKind.LINK, link.kind());
        assertEquals("../../etc/passwd", link.linkTarget().orElseThrow());
        assertEquals("link", link.name());
        server.tree().file("/folder/link", OddServer.bytes("x"));
        odd.site().deleteFile("/folder/" + link.name(), OddServer.NEVER);
        assertTrue(server.commands(0).contains("DELE /folder/link"));
        assertFalse(server.commands(0).stream().anyMatch(c -> c.contains("passwd")));
    }

    // With lies.

    @Test
    void theServerSaysThatTheFileIsLongerThanItIs() throws Exception {
        odd.list("/folder");
        server.on("SIZE").reply("213 5");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/a", 0));
    }

    @Test
    void theServerSaysThatTheFileIsShorterThanItIs() throws Exception {
        odd.list("/folder");
        server.on("SIZE").reply("213 2");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/a", 0));
    }

    @Test
    void theServerAgreesToRestartAndBeginsAtTheBeginning() throws Exception {
        odd.list("/folder");
        server.on("REST").reply("350 restarting");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/b", 2));
    }

    @Test
    void theServerSaysThatAnUploadIsThereAndItIsNot() throws Exception {
        odd.list("/folder");
        server.on("STOR").cutDataAfter(100, Cut.FIN).finalReply("226 all of it");
        assertThrows(FtpException.class, () -> odd.upload("/folder/a", new byte[50_000], true));
        assertEquals("aaa", odd.content("/folder/a"));
    }

    @Test
    void aModificationTimeThatIsNone() throws Exception {
        server.without("MLST");
        server.on("MDTM").reply("213 the day before yesterday");
        RemoteEntry entry = odd.site().stat("/folder/a", OddServer.NEVER).orElseThrow();
        assertEquals(EntryKind.FILE, entry.kind());
        assertTrue(entry.modified().isEmpty());
    }

    @Test
    void aBrokenListingTakesItsRowsBack() throws Exception {
        odd.list("/folder");
        server.on("MLSD").times(1).cutDataAfter(130, Cut.RST);
        List<String> heard = new ArrayList<>();
        odd.site().list("/folder", new ListingSink() {
            @Override
            public void entries(List<RemoteEntry> batch) {
                batch.forEach(entry -> heard.add(entry.name()));
            }

            @Override
            public void takenBack() {
                heard.clear();
            }
        }, OddServer.NEVER);
        assertEquals(List.of("a", "b", "sub"), heard.stream().sorted().toList());
    }

    @Test
    void anUploadComesOutAsItWasAfterAllThat() throws Exception {
        byte[] content = "new".getBytes(StandardCharsets.US_ASCII);
        odd.list("/folder");
        assertTrue(odd.upload("/folder/new", content, false));
        assertArrayEquals(content, server.tree().content("/folder/new"));
    }

    private String assertDoesNotFail(String path) {
        try {
            return odd.list(path);
        } catch (FtpException e) {
            throw new AssertionError(e);
        }
    }
}
