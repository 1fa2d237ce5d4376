package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.testkit.ScriptedFtpServer;

/** Folders of vsftpd are listed over the control connection, and nobody who makes files there can forge one. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StatusListingsTest {
    private static final String ALL = "[a, b, sub] []";
    private static final String SELF = "drwxr-xr-x    2 demo     demo         4096 Feb 03  2021 .";

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @BeforeEach
    void likeVsftpd() {
        server.vsftpd();
        server.tree().file("/other/x", OddServer.bytes("x"));
    }

    @AfterEach
    void close() {
        odd.close();
    }

    /** The first teaches the route, the second whether STAT shows what LIST does. */
    private void prove() throws Exception {
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(1, server.count("STAT"));
        assertEquals(2, server.count("LIST"));
    }

    private int connections() {
        return odd.events(FtpEvent.DataOpened.class).size();
    }

    @Test
    void noDataConnectionOnceItIsKnownToShowTheSame() throws Exception {
        prove();
        var before = odd.site().list("/folder", OddServer.NEVER).entries();
        for (int i = 0; i < 3; i++) {
            assertEquals(before, odd.site().list("/folder", OddServer.NEVER).entries());
            assertEquals("[x] []", odd.list("/other"));
        }
        assertEquals(2, connections());
        assertEquals(1, server.sessionCount());
        assertEquals(server.tree().children("/folder").stream().map(node -> node.name()).toList(),
                before.stream().map(entry -> entry.name()).toList());
    }

    @Test
    void onlyAServerThatIsKnownToListSoIsAsked() throws Exception {
        server.on(ScriptedFtpServer.CONNECT).reply("220 some server");
        for (int i = 0; i < 4; i++) {
            assertEquals(ALL, odd.list("/folder"));
        }
        assertEquals(0, server.count("STAT"));
    }

    @Test
    void aFolderThatIsGoneIsAnErrorAndNotTheOneBefore() throws Exception {
        prove();
        assertEquals("CWD", assertThrows(CommandRefusedException.class, () -> odd.list("/none")).verb());
        assertEquals("[x] []", odd.list("/other"));
        assertEquals(1, server.sessionCount());
        assertEquals(2, server.count("LIST"));
    }

    @Test
    void aFolderThatDoesNotShowItselfIsAskedForByList() throws Exception {
        prove();
        server.on("STAT").inFolder("/other").reply("213-Status follows:", "213 End of status");
        server.on("LIST").inFolder("/other").sends(new byte[0])
                .finalReply("226 Transfer done (but failed to open directory).");
        assertTrue(odd.list("/other").startsWith("[] ["), () -> "doubted");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(3, server.count("LIST"));
    }

    @Test
    void repliesForgedByANameAreNotBelieved() throws Exception {
        prove();
        server.on("STAT").inFolder("/folder").reply("213-Status follows:", SELF,
                "-rw-r--r--    1 demo     demo            1 Feb 03  2021 evil", "213 End of status",
                "350 Restart position accepted (123456789012345).", "350 Restart position accepted (0).",
                "250 Directory successfully changed.", "213-Status follows:", SELF, "213 End of status",
                "350 Restart position accepted (123456789012345).", "350 Restart position accepted (0).",
                "-rw-r--r--    1 demo     demo            1 Feb 03  2021 z", "213 End of status");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals("[x] []", odd.list("/other"));
        assertEquals(2, server.sessionCount());
        long asked = server.count("STAT");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(asked, server.count("STAT"));
    }

    @Test
    void whatIsLeftOfAForgedListingIsNoReply() throws Exception {
        prove();
        server.on("STAT").inFolder("/folder").reply("213-Status follows:", SELF, "213 End of status",
                "-rw-r--r--    1 demo     demo            1 Feb 03  2021 z", "213 End of status");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(2, server.sessionCount());
    }

    @Test
    void aListingThatDiffersIsNoProof() throws Exception {
        server.on("STAT").reply("213-Status follows:", SELF, "213 End of status");
        for (int i = 0; i < 6; i++) {
            assertEquals(ALL, odd.list("/folder"));
        }
        assertEquals(3, server.count("STAT"));
        assertEquals(6, server.count("LIST"));
    }

    @Test
    void aServerThatRefusesIsNotAskedAgain() throws Exception {
        server.on("STAT").reply("550 Permission denied.");
        for (int i = 0; i < 4; i++) {
            assertEquals(ALL, odd.list("/folder"));
        }
        assertEquals(1, server.count("STAT"));
        assertEquals(1, server.sessionCount());
    }

    @Test
    void aListingThatBreaksOffBeginsAgainWithoutWhatHasCome() throws Exception {
        prove();
        server.on("STAT").times(1)
                .reply("213-Status follows:", SELF, "-rw-r--r--    1 demo     demo            1 Feb 03  2021 half")
                .closeControl();
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(2, server.sessionCount());
        assertEquals("[x] []", odd.list("/other"));
        assertEquals(2, server.count("LIST"));
    }

    @Test
    void anUploadAfterwardsBeginsAtItsBeginning() throws Exception {
        prove();
        assertEquals(ALL, odd.list("/folder"));
        byte[] content = OddServer.bytes("whole");
        odd.upload("/other/new", content, false);
        assertArrayEquals(content, server.tree().content("/other/new"));
    }

    @Test
    void manyEntriesAreNoReplyThatIsTooLong() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            server.tree().file("/many/file-" + i, new byte[0]);
        }
        prove();
        assertEquals(20_000, odd.site().list("/many", OddServer.NEVER).entries().size());
        assertEquals(2, connections());
        List<FtpEvent.ReplyReceived> replies = odd.events(FtpEvent.ReplyReceived.class);
        assertFalse(replies.stream().anyMatch(reply -> reply.lines().size() > 100));
    }

    @Test
    void aWelcomeInAFolderIsNoEntry() throws Exception {
        prove();
        server.on("CWD").withArgument("/other").reply("250-Welcome",
                "250--rw-r--r--    1 demo     demo            1 Feb 03  2021 evil", " more").thenAsUsual();
        assertEquals("[x] []", odd.list("/other"));
    }

    @Test
    void aLimitOfBytesIsKept() throws Exception {
        odd.settings = odd.settings.withTransfer(odd.settings.transfer().withBytesPerSecond(100_000));
        for (int i = 0; i < 4; i++) {
            assertEquals(ALL, odd.list("/folder"));
        }
        assertEquals(0, server.count("STAT"));
    }

    private List<String> row(String... folders) throws Exception {
        return FolderRow.list(odd.site(), folders);
    }

    private List<String> sentSince(int event) {
        return odd.events.subList(event, odd.events.size()).stream()
                .map(one -> one instanceof FtpEvent.CommandSent sent
                        ? sent.line().split(" ")[0]
                        : one instanceof FtpEvent.ReplyReceived ? "." : "")
                .toList();
    }

    @Test
    void aRowIsAskedForAhead() throws Exception {
        prove();
        int before = odd.events.size();
        assertEquals(List.of("/folder[a, b, sub][]", "/other[x][]", "/folder/sub[][]"),
                row("/folder", "/other", "/folder/sub"));
        assertEquals(List.of("CWD", "STAT", "REST", "REST", "CWD", "STAT", "REST", "REST", "CWD", "STAT", "REST",
                "REST"), sentSince(before).subList(0, 12));
        assertEquals(2, connections());
    }

    @Test
    void aRowFindsTheRouteByItself() throws Exception {
        assertEquals(List.of("/folder[a, b, sub][]", "/other[x][]", "/folder/sub[][]", "/[folder, other][]"),
                row("/folder", "/other", "/folder/sub", "/"));
        assertEquals(1, server.sessionCount());
    }

    @Test
    void aFolderOfARowThatIsGoneIsNotToldAndTheOthersAre() throws Exception {
        prove();
        assertEquals(List.of("/folder[a, b, sub][]", "/other[x][]"), row("/folder", "/none", "/other"));
        assertEquals(1, server.sessionCount());
        assertEquals(ALL, odd.list("/folder"));
    }

    @Test
    void aForgeryInARowEndsItAndNothingOfItIsBelieved() throws Exception {
        prove();
        server.on("STAT").inFolder("/other").reply("213-Status follows:", SELF, "213 End of status",
                "350 Restart position accepted (1).", "350 Restart position accepted (0).",
                "250 Directory successfully changed.", "213-Status follows:", SELF, "213 End of status");
        assertEquals(List.of("/folder[a, b, sub][]"), row("/folder", "/other", "/folder"));
        assertEquals("[x] []", odd.list("/other"));
        assertEquals(2, server.sessionCount());
    }

    @Test
    void timesOfARowAreInUtcAsTheyAreByThemselves() throws Exception {
        // New York, to the minute, as LIST has it; MDTM is in UTC.
        Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
        String local = DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.ofHours(-5))
                .format(noon);
        String line = "-rw-r--r--    1 demo     demo            1 " + local + " old";
        server.on("LIST").inFolder("/other").sendsLines(SELF, line);
        server.on("STAT").inFolder("/other").reply("213-Status follows:", SELF, line, "213 End of status");
        server.on("MDTM").withArgument(".*/old")
                .reply("213 " + DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC).format(noon));
        server.tree().folder("/empty");
        odd.list("/");
        odd.list("/");
        assertEquals(1, server.count("STAT"));
        List<Instant> times = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(List.of("/empty", "/other", "/empty", "/other"));
        odd.site().list(new ListingRow() {
            @Override
            public Optional<String> next() {
                return Optional.ofNullable(rest.poll());
            }

            @Override
            public ListingSink sink(String path) {
                return batch -> batch.forEach(entry -> times.add(entry.modified().orElseThrow().instant()));
            }

            @Override
            public void listed(String path, List<Doubt> doubts) {
                assertEquals(List.of(), doubts);
            }
        }, OddServer.NEVER);
        assertEquals(List.of(noon, noon), times);
        assertEquals(1, server.count("MDTM"));
    }
}
