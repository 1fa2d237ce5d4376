package io.portside.ftp.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.reply.Reply;

class ReplyParserTest {
    private final ReplyParser parser = new ReplyParser(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));

    private void feed(String text) throws ProtocolException {
        parser.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private List<Reply> all() {
        List<Reply> replies = new ArrayList<>();
        for (Optional<ReceivedReply> next = parser.next(); next.isPresent(); next = parser.next()) {
            replies.add(next.get().reply());
        }
        return replies;
    }

    @Test
    void severalRepliesInOneSegment() throws Exception {
        feed("220 hello\r\n331\r\n230 \r\n");
        assertEquals(List.of(new Reply(220, "hello"), new Reply(331, ""), new Reply(230, "")), all());
    }

    @Test
    void linesInBetweenMayBeginWithDigits() throws Exception {
        feed("211-Features\r\n211 is not the end of 2110\r\n");
        assertEquals(List.of(new Reply(211, List.of("Features", "is not the end of 2110"))), all());
        feed("220-first\r\n250 other code\r\n 220 indented\r\n220-again\r\n2201\r\n220 last\r\n");
        assertEquals(List.of(new Reply(220,
                List.of("first", "250 other code", " 220 indented", "220-again", "2201", "last"))), all());
    }

    @Test
    void theSameRepliesHoweverTheSegmentsAreCut() throws Exception {
        String text = "220-a\r\n b\r\n220 c\r\n\u00ff\u00fb\u0001200 x\u00ff\u00ffy\r\0z\r\n226 done\n";
        feed(text);
        List<Reply> whole = all();
        assertEquals(List.of(new Reply(220, List.of("a", " b", "c")), new Reply(200, "x\u00ffy\rz"),
                new Reply(226, "done")), whole);
        for (int cut = 1; cut < text.length(); cut++) {
            feed(text.substring(0, cut));
            feed(text.substring(cut));
            assertEquals(whole, all());
        }
    }

    @Test
    void telnetCommandsAreNotText() throws Exception {
        feed("\u00ff\u00f1220 a\u00ff\u00fb\u0003b\u00ff\u00fe\r\u00ff\u00ffc\r\n");
        assertEquals(List.of(new Reply(220, "ab\u00ffc")), all());
    }

    @Test
    void anUndoubledByte255IsKept() throws Exception {
        feed("257 \"/caf\u00ff\u0065\"\r\n");
        assertEquals("\"/caf\u00ffe\"", all().get(0).text());
    }

    @Test
    void emptyLinesBetweenRepliesAreSkipped() throws Exception {
        feed("\r\n200 a\r\n\r\n\n201 b\r\n");
        assertEquals(List.of(new Reply(200, "a"), new Reply(201, "b")), all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n", "hello\r\n", "020 no\r\n",
            "22 no\r\n",
            "2200 no\r\n", "220x\r\n"})
    void whatIsNoReplyIsRefused(String line) {
        assertThrows(ProtocolException.class, () -> feed(line));
    }

    @Test
    void aHundredKilobytesInLinesAreAReplyAndInOneLineAreNot() throws Exception {
        feed("211-long\r\n" + (" " + "x".repeat(98) + "\r\n").repeat(1000) + "211 end\r\n");
        assertEquals(1002, all().get(0).lines().size());
        assertThrows(ProtocolException.class, () -> feed("200 " + "x".repeat(100_000) + "\r\n"));
    }

    @Test
    void aReplyWithoutEndIsRefusedBeforeItFillsTheMemory() {
        assertThrows(ProtocolException.class, () -> {
            feed("211-for ever\r\n");
            for (int i = 0; i <= ReplyParser.MAX_REPLY_LINES; i++) {
                feed("x\r\n");
            }
        });
        assertThrows(ProtocolException.class, () -> {
            for (int i = 0; i <= 100; i++) {
                feed("x".repeat(ReplyParser.MAX_LINE_BYTES) + "\r\n");
            }
        });
    }

    @Test
    void repliesThatNobodyReadsAreBounded() {
        assertThrows(ProtocolException.class, () -> feed("200 x\r\n".repeat(ReplyParser.MAX_WAITING_REPLIES + 1)));
    }

    @Test
    void knowsWhetherItIsInsideAReply() throws Exception {
        assertFalse(parser.inside());
        feed("22");
        assertTrue(parser.inside());
        feed("0-a\r\n");
        assertTrue(parser.inside());
        feed("220 b\r\n");
        assertFalse(parser.inside());
    }
}
