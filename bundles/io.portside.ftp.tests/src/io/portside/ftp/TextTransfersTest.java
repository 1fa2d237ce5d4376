package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.SourceChangedException;
import io.portside.ftp.route.RoutePolicy;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.ScriptedFtpServer;

/** ASCII type for names that are text, image type for all others, and never the one for the other. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TextTransfersTest {
    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @BeforeEach
    void text() {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY)
                .withTransfer(odd.settings.transfer().withTextNames(List.of("*.html", "read?me")));
    }

    @AfterEach
    void close() {
        odd.close();
    }

    private List<String> types() {
        return server.transcript().stream().filter(line -> line.matches(".* C: (TYPE|STOR|RETR).*"))
                .map(line -> line.replaceAll(".* C: (TYPE .|STOR|RETR).*", "$1")).dropWhile("TYPE I"::equals).toList();
    }

    @Test
    void textGoesUpWithNetworkLineEndsAndAllElseAsItIs() throws Exception {
        odd.upload("/folder/a.HTML", OddServer.bytes("one\ntwo\r\nthree\rfour"), false);
        odd.upload("/folder/a.png", OddServer.bytes("one\ntwo"), false);
        assertEquals("one\r\ntwo\r\nthree\rfour", odd.content("/folder/a.HTML"));
        assertEquals("one\ntwo", odd.content("/folder/a.png"));
        assertEquals(List.of("TYPE A", "STOR", "TYPE I", "STOR"), types());
    }

    @Test
    void textComesDownWithLineEndsOfThisComputer() throws Exception {
        server.tree().file("/folder/read-me", OddServer.bytes("one\r\ntwo\rthree\r\n"));
        String end = System.lineSeparator();
        assertEquals("one" + end + "two\rthree" + end, new String(Content.of(odd.site(), "/folder/read-me")));
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
        assertEquals(List.of("TYPE A", "RETR", "TYPE I", "RETR"), types());
    }

    @Test
    void aServerThatRefusesAsciiIsNotSentTextAsItIs() {
        server.on("TYPE").withArgument("A").reply("504 image only");
        assertThrows(CommandRefusedException.class, () -> odd.upload("/folder/a.html", OddServer.bytes("a\n"), false));
        assertEquals(0, server.count("STOR"));
        assertEquals(List.of("a", "b", "sub"), odd.names("/folder"));
    }

    @Test
    void afterABreakTheSessionIsInImageTypeAgainAndTextStartsAnew() throws Exception {
        byte[] text = "a line\n".repeat(50_000).getBytes();
        server.on("STOR").times(1).cutDataAfter(100_000, Cut.FIN);
        odd.upload("/folder/a.html", text, false);
        assertEquals("a line\r\n".repeat(50_000), odd.content("/folder/a.html"));
        assertEquals(0, server.count("REST"));
        odd.upload("/folder/b", OddServer.bytes("x\ny"), true);
        assertEquals("x\ny", odd.content("/folder/b"));
    }

    @Test
    void aSessionThatStaysInAsciiIsNotUsedAgain() throws Exception {
        odd.list("/folder");
        server.on("TYPE").withArgument("I").times(2).reply("500 no");
        assertThrows(FtpException.class, () -> odd.upload("/folder/a.html", OddServer.bytes("a\n"), false));
        odd.upload("/folder/b", OddServer.bytes("x\ny"), true);
        assertEquals("x\ny", odd.content("/folder/b"));
        assertTrue(server.sessionCount() > 1);
    }

    @Test
    void textIsNeverReadFromTheMiddle() {
        assertThrows(IllegalArgumentException.class, () -> odd.retrieve("/folder/a.html", 5));
    }

    @Test
    void aSourceThatGrowsIsNoticedInTextToo() {
        byte[] text = OddServer.bytes("one\ntwo\n");
        assertThrows(SourceChangedException.class,
                () -> odd.site().upload("/folder/a.html", new Growing(text), false, bytes -> {}, OddServer.NEVER));
        assertEquals(List.of("a", "b", "sub"), odd.names("/folder"));
    }

    /** Tells one byte less than comes. */
    private static final class Growing implements io.portside.ftp.transfer.ContentSource {
        private final byte[] bytes;

        Growing(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length - 1;
        }

        @Override
        public java.util.Optional<java.time.Instant> modified() {
            return java.util.Optional.empty();
        }

        @Override
        public java.nio.channels.ReadableByteChannel open(long offset) {
            return java.nio.channels.Channels.newChannel(new java.io.ByteArrayInputStream(bytes));
        }
    }
}
