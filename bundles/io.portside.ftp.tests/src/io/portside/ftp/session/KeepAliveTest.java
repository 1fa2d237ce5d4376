package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.portside.ftp.route.Route;
import io.portside.ftp.session.SiteHabits.Behind;
import io.portside.testkit.ScriptedFtpServer;

/** NOOP during transfers: every answer is counted, and nobody is asked who would answer at once. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class KeepAliveTest {
    private static final byte[] CONTENT = new byte[20_000_000];

    @Test
    void answersThatComeAfterTheTransferAreCounted() throws Exception {
        try (Visit visit = new Visit()) {
            ScriptedFtpServer server = visit.server;
            visit.habits.learnBehind(Behind.KEPT);
            visit.habits.keepAlive(Duration.ZERO);
            server.tree().file("/f", CONTENT);
            FtpSession session = visit.open();
            assertArrayEquals(CONTENT, Visit.retrieve(session, "/f", 0, Route.PASSIVE_EPSV));
            assertEquals(CONTENT.length, Visit.store(session, "/g", 0, CONTENT, Route.PASSIVE_EPSV));
            assertTrue(server.count("NOOP") > 0);
            assertTrue(session.usable());
            assertEquals((long) CONTENT.length, session.size("/g", Visit.NEVER).orElseThrow());
        }
    }

    @Test
    void aServerOfWhichNothingIsKnownIsLeftInPeace() throws Exception {
        try (Visit visit = new Visit()) {
            ScriptedFtpServer server = visit.server;
            visit.habits.learnBehind(Behind.LOST);
            visit.habits.keepAlive(Duration.ZERO);
            server.tree().file("/f", CONTENT);
            FtpSession session = visit.open();
            assertArrayEquals(CONTENT, Visit.retrieve(session, "/f", 0, Route.PASSIVE_EPSV));
            assertEquals(0, server.count("NOOP"));
        }
    }
}
