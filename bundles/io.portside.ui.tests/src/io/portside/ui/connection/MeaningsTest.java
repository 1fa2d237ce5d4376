package io.portside.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ui.connection.Meanings.Meaning;

class MeaningsTest {
    private static final ResourceBundle ALL = ResourceBundle.getBundle("io.portside.ui.connection.meanings");

    /** Every code and command of these RFCs has words of its own. */
    @ParameterizedTest
    @ValueSource(strings = {
            // RFC 959
            "reply 110 120 125 150 200 202 211 212 213 214 215 220 221 225 226 227 230 250 257 331 332 350 421 425 426"
                    + " 450 451 452 500 501 502 503 504 530 532 550 551 552 553",
            // RFC 2228, RFC 2428, RFC 4217
            "reply 232 234 235 334 335 336 431 533 534 535 536 537 631 632 633 229 522",
            "command USER PASS ACCT CWD CDUP SMNT REIN QUIT PORT PASV TYPE STRU MODE RETR STOR STOU APPE ALLO REST RNFR"
                    + " RNTO ABOR DELE RMD MKD PWD LIST NLST SITE SYST STAT HELP NOOP",
            "command AUTH ADAT PROT PBSZ CCC MIC CONF ENC EPRT EPSV FEAT OPTS MDTM SIZE MLST MLSD LANG HOST"})
    void standardsAreCovered(String list) {
        String[] words = list.split(" ");
        for (int i = 1; i < words.length; i++) {
            assertTrue(ALL.containsKey(words[0] + "." + words[i]), words[i]);
        }
    }

    @Test
    void everyMeaningHasTitleSourceAndText() {
        for (String key : ALL.keySet()) {
            Meaning meaning = Meanings.of(key);
            assertTrue(!meaning.title().isBlank() && meaning.title().length() < 60, key);
            assertTrue(meaning.text().endsWith("."), key);
            assertTrue(meaning.source().matches(
                    "RFC \\d+.*|draft-[a-z-]+, \\d|not in a standard; .*|Portside"), key + ": " + meaning.source());
        }
    }

    @Test
    void whatIsNotKnownIsExplainedByItsKind() {
        assertEquals("RFC 959, 4.2.1", Meanings.of("reply.299").source());
        assertEquals("Refused", Meanings.of("reply.599").title());
        assertEquals("Reply", Meanings.of("reply.999").title());
        assertEquals("Command", Meanings.of("command.XYZZY").title());
        assertEquals("Command", Meanings.of("command.").title());
        assertEquals("Step", Meanings.of("nothing.like.it").title());
    }
}
