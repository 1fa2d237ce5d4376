package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RoutePolicy;
import io.portside.testkit.ScriptedFtpServer;

/** Many small files in few round trips, and what servers make of several commands at a time. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SmallFilesTest {
    private static final byte[] NEW = OddServer.bytes("new content");

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @AfterEach
    void close() {
        odd.close();
    }

    private void upload(int files) throws Exception {
        for (int i = 0; i < files; i++) {
            odd.upload("/folder/new-" + i, NEW, false);
            assertArrayEquals(NEW, server.tree().content("/folder/new-" + i));
        }
    }

    /** What the client sent, from the last STOR on, in the order in which it was sent. */
    private List<String> sentWithLastStor() {
        List<String> sent = new ArrayList<>();
        for (FtpEvent event : odd.events) {
            if (event instanceof FtpEvent.CommandSent command) {
                if (command.line().startsWith("STOR")) {
                    sent.clear();
                }
                sent.add(command.line().split(" ")[0]);
            } else if (event instanceof FtpEvent.ReplyReceived reply && !sent.isEmpty()) {
                sent.add(Integer.toString(reply.code()));
            }
        }
        return sent;
    }

    @Test
    void everythingThatIsToBeKnownTravelsWithStor() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        upload(4);
        assertEquals(List.of("STOR", "SIZE", "MFMT", "MLST", "EPSV", "RNFR", "150", "226", "213", "213", "550", "229",
                "350", "RNTO", "SIZE", "250", "213"), sentWithLastStor());
    }

    @ParameterizedTest
    @EnumSource(value = RoutePolicy.class)
    void manyUpAndDown(RoutePolicy policy) throws Exception {
        odd.settings = odd.settings.withPolicy(policy);
        upload(5);
        for (int i = 0; i < 5; i++) {
            assertEquals(new String(NEW), odd.retrieve("/folder/new-" + i, 0));
        }
        assertEquals(1, server.sessionCount());
    }

    @Test
    void rntoWaitsForTheSize() throws Exception {
        upload(3);
        server.on("SIZE").withArgument(".*part").reply("213 5");
        assertThrows(VerificationFailedException.class, () -> odd.upload("/folder/a", NEW, true));
        assertEquals("aaa", odd.content("/folder/a"));
        assertEquals(List.of("a", "b", "new-0", "new-1", "new-2", "sub"), odd.names("/folder"));
    }

    @Test
    void aTakenNameIsNotReplaced() throws Exception {
        upload(3);
        assertThrows(TargetExistsException.class, () -> odd.upload("/folder/a", NEW, false));
        assertThrows(TargetExistsException.class, () -> odd.upload("/folder/sub", NEW, false));
        assertEquals("aaa", odd.content("/folder/a"));
        assertEquals(List.of("a", "b", "new-0", "new-1", "new-2", "sub"), odd.names("/folder"));
    }

    @Test
    void aTakenNameIsNotReplacedWhereThereIsNoMlst() throws Exception {
        server.without("MLST");
        upload(3);
        assertThrows(TargetExistsException.class, () -> odd.upload("/folder/a", NEW, false));
        assertThrows(TargetExistsException.class, () -> odd.upload("/folder/sub", NEW, false));
        assertEquals("aaa", odd.content("/folder/a"));
    }

    /** Pure-FTPd: whatever comes during a transfer is answered with 500 at once, and forgotten. */
    @Test
    void aServerThatAnswers500DuringATransferIsAskedAfterIt() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        server.on("STOR").times(1).reply("500 Unknown command").thenAsUsual();
        server.on("SIZE").withArgument(".*part").times(1).silent();
        upload(3);
        assertEquals(List.of("STOR", "150", "226", "SIZE", "MFMT", "MLST", "EPSV"), sentWithLastStor().subList(0, 7));
        assertEquals(1, server.sessionCount());
    }

    @Test
    void aServerThatForgetsWhatComesDuringATransferCostsOneSession() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        server.on("SIZE").withArgument(".*part").times(1).silent();
        upload(3);
        assertEquals(List.of("STOR", "150", "226", "SIZE", "MFMT", "MLST", "EPSV"), sentWithLastStor().subList(0, 7));
        assertEquals(2, server.sessionCount());
    }

    @Test
    void aNameThatTheServerChangesIsToldAsSuch() throws Exception {
        upload(2);
        server.on("RNTO").times(1).reply("250 renamed");
        assertThrows(BadArgumentException.class, () -> odd.upload("/folder/odd ", NEW, false));
        assertEquals(List.of("a", "b", "new-0", "new-1", "sub"), odd.names("/folder"));
    }

    @Test
    void aDataConnectionOpenedAheadThatIsGoneIsReplaced() throws Exception {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        upload(3);
        server.on("EPSV").times(1).closedPort();
        upload(2, "more-");
        assertTrue(odd.site().routeStatus().failures().isEmpty());
    }

    private void upload(int files, String prefix) throws Exception {
        for (int i = 0; i < files; i++) {
            odd.upload("/folder/" + prefix + i, NEW, false);
            assertArrayEquals(NEW, server.tree().content("/folder/" + prefix + i));
        }
    }
}
