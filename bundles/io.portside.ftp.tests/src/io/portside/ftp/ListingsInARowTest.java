package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RoutePolicy;
import io.portside.testkit.ScriptedFtpServer;

/** Many listings in few round trips: the next one's data connection is opened while one ends. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ListingsInARowTest {
    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @AfterEach
    void close() {
        odd.close();
    }

    /** What the client sent and heard, from the last CWD on. */
    private List<String> lastListing() {
        List<String> sent = new ArrayList<>();
        for (FtpEvent event : odd.events) {
            if (event instanceof FtpEvent.CommandSent command) {
                if (command.line().startsWith("CWD")) {
                    sent.clear();
                }
                sent.add(command.line().split(" ")[0]);
            } else if (event instanceof FtpEvent.ReplyReceived reply && !sent.isEmpty()) {
                sent.add(Integer.toString(reply.code()));
            }
        }
        return sent;
    }

    private void list(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertEquals("[a, b, sub] []", odd.list("/folder"));
        }
    }

    @Test
    void theNextNegotiationTravelsWithAListing() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        list(4);
        assertEquals(List.of("CWD", "MLSD", "EPSV", "250", "150", "226", "229"), lastListing());
        assertEquals(1, server.sessionCount());
    }

    @Test
    void aFolderThatIsGoneGivesNothingOfTheOneBefore() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        list(4);
        assertThrows(CommandRefusedException.class, () -> odd.list("/gone"));
        list(2);
        assertTrue(odd.site().routeStatus().failures().isEmpty());
    }

    @Test
    void aServerThatForgetsWhatComesDuringAListingCostsOneSession() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        server.on("NOOP").times(1).silent();
        list(5);
        assertEquals(List.of("CWD", "250", "150", "226"),
                lastListing().stream().filter(word -> !word.equals("MLSD") && !word.equals("229")).toList());
        assertEquals(2, server.sessionCount());
    }

    @Test
    void aConnectionOpenedAheadThatIsGoneIsReplaced() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        list(4);
        server.on("EPSV").times(1).closedPort();
        list(3);
        assertTrue(odd.site().routeStatus().failures().isEmpty());
    }

    @Test
    void onlyTheFactsThatAreNeededAreAskedFor() throws Exception {
        server.features("EPSV", "SIZE", "MLST type*;size*;modify*;perm*;unique*;UNIX.mode*;UNIX.owner*;");
        list(2);
        assertEquals(1, server.commands(1).stream().filter("OPTS MLST type;size;modify;UNIX.mode;"::equals).count());
    }
}
