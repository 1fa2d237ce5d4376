package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteTime;
import io.portside.ftp.route.RoutePolicy;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;

/** Odd listings: what is not the whole folder is never shown as if it were. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OddListingsTest {
    private static final String ALL = "[a, b, sub] []";
    private static final String LINE = "-rw-r--r-- 1 a b 1 Mar 10  2024 ";

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @AfterEach
    void close() {
        odd.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no150", "early150", "late150", "226first"})
    void repliesInAnyOrder(String order) throws Exception {
        for (String verb : new String[]{"MLSD", "RETR"}) {
            switch (order) {
                case "no150" -> server.on(verb).no150();
                case "early150" -> server.on(verb).early150();
                case "late150" -> server.on(verb).late150();
                default -> server.on(verb).reply226BeforeData();
            }
        }
        assertEquals(ALL, odd.list("/folder"));
        assertEquals("bbbb", odd.retrieve("/folder/b", 0));
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(1, server.sessionCount());
    }

    @ParameterizedTest
    @CsvSource({"FIN", "RST"})
    void cutOnceAndWholeTheSecondTime(Cut cut) throws Exception {
        server.on("MLSD").times(1).cutDataAfter(50, cut);
        assertEquals(ALL, odd.list("/folder"));
    }

    @ParameterizedTest
    @CsvSource({"FIN", "RST"})
    void cutEveryTimeIsAnError(Cut cut) {
        server.on("MLSD").cutDataAfter(50, cut);
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @Test
    void cutAndCalledGoodIsDoubted() throws Exception {
        server.without("MLST");
        server.on("LIST").sends((LINE + "whole\r\n" + LINE.substring(0, 20)).getBytes(StandardCharsets.US_ASCII));
        assertEquals("[whole] [UNREADABLE_LINES, CUT_SHORT]", odd.list("/folder"));
    }

    @Test
    void resetAndCalledGoodIsNoListing() {
        server.on("MLSD").cutDataAfter(50, Cut.RST).finalReply("226 Transfer complete");
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"226 Transfer done (but failed to open directory).",
            "226 Sorry, we were unable to read [.]",
            "250 Output truncated to 2000 matches"})
    void aGoodReplyWithBadWords(String reply) throws Exception {
        server.on("MLSD").finalReply(reply);
        assertEquals("[a, b, sub] [FAILURE_WORDING]", odd.list("/folder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"426 aborted", "451 local error", "551 page type", "450 busy"})
    void aBadReplyAfterAWholeListing(String reply) {
        server.on("MLSD").finalReply(reply);
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @Test
    void successThatNeverTookTheDataConnectionIsNoEmptyFolder() {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        server.on("MLSD").reply("226 nothing to send");
        assertThrows(FtpException.class, () -> odd.list("/folder"));
    }

    @Test
    void anEmptyFolderIsEmpty() throws Exception {
        server.tree().folder("/empty");
        assertEquals("[] []", odd.list("/empty"));
    }

    @Test
    void mlsdIsPromisedAndNotKept() throws Exception {
        server.on("MLSD").reply("500 Unknown command.");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(1, server.count("MLSD"), "asked once only");
    }

    @Test
    void dashAIsTakenForAName() throws Exception {
        server.without("MLST");
        server.on("LIST").withArgument("-a.*").reply("550 -a: No such file or directory");
        assertEquals(ALL, odd.list("/folder"));
    }

    @Test
    void theServersZoneIsLearnedFromOneFile() throws Exception {
        server.without("MLST");
        Instant exact = Instant.now().minusSeconds(86_400 * 3).truncatedTo(ChronoUnit.MINUTES);
        OffsetDateTime inIndia = exact.atOffset(ZoneOffset.ofHoursMinutes(5, 30));
        server.on("LIST").sendsLines("-rw-r--r-- 1 a b 3 "
                + DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ENGLISH).format(inIndia) + " a");
        server.on("MDTM").reply(
                "213 " + DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC).format(exact) + "42");
        for (int i = 0; i < 2; i++) {
            RemoteTime modified = odd.site().list("/folder", OddServer.NEVER).entries().get(0).modified().orElseThrow();
            assertEquals(exact, modified.instant());
            assertTrue(modified.zoneKnown());
        }
        assertEquals(1, server.count("MDTM"));
    }

    @Test
    void aListingIsGoodWithoutAnAnswerAboutItsZone() throws Exception {
        server.without("MLST");
        server.on("MDTM").closeControl();
        assertEquals(ALL, odd.list("/folder"));
        server.on("MDTM").reply("213 never");
        assertEquals(ALL, odd.list("/folder"));
    }

    @Test
    void namesThatLeadOutOfTheFolder() throws Exception {
        server.on("MLSD").sendsLines("type=file;size=1; ../../.ssh/authorized_keys", "type=file;size=1; /etc/passwd",
                "type=dir; ..", "type=dir; .", "type=file;size=1; good", "type=file;size=1; nul\0",
                "type=file;size=1; cr\rx");
        assertEquals("[good] [HOSTILE_NAMES]", odd.list("/folder"));
    }

    @Test
    void rubbishInsteadOfAListing() throws Exception {
        byte[] rubbish = new byte[100_000];
        new Random(1).nextBytes(rubbish);
        server.without("MLST");
        server.on("LIST").sends(rubbish);
        assertTrue(odd.list("/folder").contains("UNREADABLE_LINES"));
    }

    @Test
    void aPageOfHtmlInsteadOfAListing() throws Exception {
        server.without("MLST");
        server.on("LIST").sendsLines("<!DOCTYPE html>", "<html><body>", "Index of /", "</body></html>");
        assertEquals("[] [UNREADABLE_LINES]", odd.list("/folder"));
    }

    @Test
    void difficultNamesGoThereAndBack() throws Exception {
        SampleTree.hardNames().writeTo(server.tree(), "/hard");
        for (RemoteEntry entry : odd.site().list("/hard", OddServer.NEVER).entries()) {
            if (entry.size().isPresent()) {
                assertEquals(odd.content("/hard/" + entry.name()), odd.retrieve("/hard/" + entry.name(), 0));
            } else {
                assertTrue(odd.site().list("/hard/" + entry.name(), OddServer.NEVER).complete());
            }
        }
    }

    @Test
    void namesThatAreNoUtf8GoThereAndBack() throws Exception {
        server.charset(StandardCharsets.ISO_8859_1);
        server.tree().file("/latin/Gr\u00f6\u00dfe \u00ff.txt", OddServer.bytes("found"));
        String name = odd.site().list("/latin", OddServer.NEVER).entries().get(0).name();
        assertEquals("Gr\udcf6\udcdfe \udcff.txt", name);
        assertEquals("found", odd.retrieve("/latin/" + name, 0));
        odd.site().rename("/latin/" + name, "/latin/" + name + ".old", OddServer.NEVER);
        assertEquals("found", odd.content("/latin/Gr\u00f6\u00dfe \u00ff.txt.old"));
        odd.site().deleteFile("/latin/" + name + ".old", OddServer.NEVER);
        assertEquals(0, odd.names("/latin").size());
    }

    @Test
    void aPathThatWouldBeTwoCommandsIsNeverSent() throws Exception {
        odd.list("/folder");
        int before = server.transcript().size();
        for (String path : new String[]{"/a\r\nDELE /folder/a", "/a\nDELE /folder/a", "/a\0b"}) {
            assertThrows(BadArgumentException.class, () -> odd.site().deleteFile(path, OddServer.NEVER));
            assertThrows(BadArgumentException.class, () -> odd.list(path));
            assertThrows(BadArgumentException.class, () -> odd.site().makeFolder(path, OddServer.NEVER));
            assertThrows(BadArgumentException.class, () -> odd.site().rename("/folder/a", path, OddServer.NEVER));
        }
        assertTrue(server.transcript().subList(before, server.transcript().size()).stream()
                .noneMatch(l -> l.contains("DELE")));
        assertEquals("aaa", odd.content("/folder/a"));
    }

    @Test
    void aServerThatSaysGoodbyeWhileNobodyAsks() throws Exception {
        assertEquals(ALL, odd.list("/folder"));
        server.crash();
        server.awaitOpenSessions(0);
        assertEquals(ALL, odd.list("/folder"));
    }

    @Test
    void aReplyTooManyIsNotTakenForTheNextOne() throws Exception {
        server.on("MLSD").times(1).finalReply("226 done\r\n226 done again");
        assertEquals(ALL, odd.list("/folder"));
        server.tree().file("/folder/c", OddServer.bytes("c"));
        assertEquals("[a, b, c, sub] []", odd.list("/folder"));
        assertEquals("c", odd.retrieve("/folder/c", 0));
    }

    @Test
    void anUnaskedTimeoutNoticeIsNotTakenForAReply() throws Exception {
        server.on("MLSD").times(1).finalReply("226 done\r\n421 Passive data channel timed out.");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
    }

    @Test
    void aFolderThatIsRefusedAndThenAllowed() throws Exception {
        server.on("CWD").times(1).reply("550 busy");
        assertThrows(CommandRefusedException.class, () -> odd.list("/folder"));
        assertEquals(ALL, odd.list("/folder"));
    }
}
