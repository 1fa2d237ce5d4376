package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RoutePolicy;
import io.portside.testkit.ScriptedFtpServer;

/** Folders in a row over active data connections: asked for before the last one is answered, and never mistaken for it. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ActiveRowTest {
    private static final String FOLDER = "/folder[a, b, sub][]";
    private static final String ONE = "/one[x][]";
    private static final String TWO = "/two[y][]";

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @BeforeEach
    void active() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.ACTIVE_ONLY);
        server.tree().file("/one/x", new byte[1]).file("/two/y", new byte[1]);
        // The route, and what the server does with commands that come early.
        odd.list("/folder");
        odd.list("/folder");
    }

    @AfterEach
    void close() {
        odd.close();
    }

    private List<String> row(String... folders) throws Exception {
        return FolderRow.list(odd.site(), folders);
    }

    /** What was sent and heard since then. */
    private String dialogue(int from) {
        return odd.events.subList(from, odd.events.size()).stream().map(event -> {
            if (event instanceof FtpEvent.CommandSent sent) {
                return sent.line().split(" ")[0];
            }
            return event instanceof FtpEvent.ReplyReceived reply ? Integer.toString(reply.code()) : "";
        }).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    @Test
    void theNextIsAskedForBeforeTheLastIsAnswered() throws Exception {
        long before = server.count("MLSD");
        AtomicBoolean asked = new AtomicBoolean();
        server.on("MLSD").inFolder("/one").sendsFrom(out -> {
            out.write(OddServer.bytes("type=file;size=1; x\r\n"));
            out.close();
            // The end of the data is told, 226 is not: without the next MLSD it never will be.
            while (server.count("MLSD") < before + 2) {
                Thread.yield();
            }
            asked.set(true);
        });
        assertEquals(List.of(ONE, TWO, FOLDER), row("/one", "/two", "/folder"));
        assertTrue(asked.get());
        assertEquals(1, server.sessionCount());
    }

    @Test
    void aFolderThatIsGoneIsNotTheOneBefore() throws Exception {
        assertEquals(List.of(ONE, TWO, FOLDER), row("/one", "/none", "/two", "/none", "/folder"));
        assertEquals(1, server.sessionCount());
        assertEquals(List.of(ONE), row("/none", "/one"));
        assertEquals(List.of(ONE), row("/one", "/none"));
        assertEquals("[y] []", odd.list("/two"));
        assertEquals(1, server.sessionCount());
    }

    @Test
    void aListingThatIsRefusedEndsTheRow() throws Exception {
        server.on("MLSD").inFolder("/two").reply("550 not yours");
        assertEquals(List.of(ONE), row("/one", "/two", "/folder"));
        assertEquals("[x] []", odd.list("/one"));
    }

    @Test
    void aPortThatIsRefusedAheadEndsTheRowAndHaste() throws Exception {
        assertEquals(List.of(ONE, TWO), row("/one", "/two"));
        server.on("PORT").times(1).reply("450 PORT: data transfer in progress");
        List<String> told = row("/one", "/two", "/folder");
        assertFalse(told.contains(FOLDER) && told.contains(TWO) && told.contains(ONE), told::toString);
        int from = odd.events.size();
        assertEquals(List.of(ONE, TWO, FOLDER), row("/one", "/two", "/folder"));
        assertFalse(dialogue(from).contains("MLSD 226"), () -> dialogue(from));
        assertTrue(odd.site().routeStatus().failures().isEmpty());
    }

    @Test
    void anAnswerToTheNextInTheMidstOfThisOneSpoilsBoth() throws Exception {
        server.on("MLSD").inFolder("/two").times(1).finalReply("450 PORT: data transfer in progress");
        assertEquals(List.of(ONE), row("/one", "/two", "/folder"));
        assertEquals("[y] []", odd.list("/two"));
        assertEquals(2, server.sessionCount());
        assertEquals(List.of(ONE, TWO, FOLDER), row("/one", "/two", "/folder"));
    }

    @Test
    void oneReplyTooManyIsNoListing() throws Exception {
        server.on("MLSD").inFolder("/one").times(1).finalReply("226 done\r\n226 done");
        List<String> told = row("/one", "/two", "/folder");
        assertTrue(List.of(List.of(ONE), List.of()).contains(told), told::toString);
        assertEquals("[y] []", odd.list("/two"));
        assertEquals(2, server.sessionCount());
    }

    @Test
    void aMissing150LeavesNobodyGuessing() throws Exception {
        server.on("MLSD").inFolder("/two").times(1).no150();
        assertEquals(List.of(ONE), row("/one", "/two", "/folder"));
        assertEquals("[y] []", odd.list("/two"));
        assertEquals(2, server.sessionCount());
    }

    @Test
    void aSessionThatEndsEndsTheRow() throws Exception {
        server.on("MLSD").inFolder("/two").times(1).closeControl();
        assertEquals(List.of(ONE), row("/one", "/two", "/folder"));
        assertEquals(List.of(ONE, TWO, FOLDER), row("/one", "/two", "/folder"));
        assertEquals(2, server.sessionCount());
    }
}
