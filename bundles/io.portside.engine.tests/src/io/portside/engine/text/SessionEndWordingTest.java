package io.portside.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.SessionEnd;

class SessionEndWordingTest {
    private static String why(SessionEnd end, String details) {
        return new SessionEndWording().why(new FtpEvent.SessionClosed(Instant.EPOCH, 1, end, details));
    }

    @Test
    void everyEndHasWordsOfItsOwn() {
        Set<String> texts = new HashSet<>();
        for (SessionEnd end : SessionEnd.values()) {
            String text = why(end, "<details>");
            assertFalse(text.contains("{") || text.contains("_"), text);
            assertTrue(texts.add(text), text);
        }
    }

    @Test
    void aQuestionAboutACertificateIsNoRiddle() {
        assertEquals("nobody vouches for the server\u2019s certificate, so it is not used unless you accept it "
                + "(fingerprint SHA256:abcd)", why(SessionEnd.CERTIFICATE_DOUBTED, "SHA256:abcd"));
    }
}
