package io.portside.ftp.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.reply.Reply;

class PassiveReplyTest {
    private static Reply reply(String line) {
        return new Reply(Integer.parseInt(line.substring(0, 3)), line.substring(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"227 Entering Passive Mode (192,168,1,2,11,185).;192.168.1.2;3001",
            "227 Entering Passive Mode 10,0,0,1,0,21;10.0.0.1;21", "227 =1,2,3,4,255,255;1.2.3.4;65535",
            "227 Entering Passive Mode (0,0,0,0,4,1);0.0.0.0;1025",
            "227 ok ( 127, 0, 0, 1, 200, 10 );127.0.0.1;51210"})
    void readsSixNumbersWhereverTheyAre(String line, String host, int port) {
        PassiveReply read = PassiveReply.parse(reply(line)).orElseThrow();
        assertEquals(host, read.host().orElseThrow().getHostAddress());
        assertEquals(port, read.port());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"229 Entering Extended Passive Mode (|||6446|);6446", "229 ok !!!21!;21",
            "229 Extended Passive Mode OK (+++50000+);50000"})
    void readsAPortBetweenAnyDelimiters(String line, int port) {
        PassiveReply read = PassiveReply.parse(reply(line)).orElseThrow();
        assertTrue(read.host().isEmpty());
        assertEquals(port, read.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"227 Entering Passive Mode (1,2,3,4,0,0)", "227 (1,2,3,4,5)", "227 (1,2,3,4,256,1)",
            "227 (300,2,3,4,5,6)", "227 Passive", "229 (|||0|)", "229 (|||65536|)", "229 (||6446|)", "229 (|||6446!)",
            "229 (111222)", "200 (1,2,3,4,5,6)", "229 nothing", "227 (|||6446|)"})
    void whatHasNoUsablePortIsUnreadable(String line) {
        assertTrue(PassiveReply.parse(reply(line)).isEmpty());
    }
}
