package io.portside.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.SessionEnd;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.engine.text.Formats;

class LogWordingTest {
    private static final Instant AT = Instant.parse("2026-01-02T12:03:59.123Z");
    private final LogWording wording = new LogWording(new Formats(Locale.US, ZoneId.of("UTC")));

    private static InetSocketAddress address(int last, int port) throws Exception {
        return new InetSocketAddress(InetAddress.getByAddress("host", new byte[]{10, 0, 0, (byte) last}), port);
    }

    private List<String> texts(FtpEvent event) {
        return wording.lines("id", "Shop", event).stream().map(wording::text).toList();
    }

    private String text(FtpEvent event) {
        List<String> texts = texts(event);
        assertEquals(1, texts.size());
        return texts.get(0).substring("12:03:59.123  Shop #1  ".length());
    }

    @Test
    void aLineHasTimeSiteSessionAndDirection() {
        assertEquals(List.of("12:03:59.123  Shop #2  -> PASV"), texts(new FtpEvent.CommandSent(AT, 2, "PASV")));
    }

    @Test
    void aReplyIsAsManyLinesAsItHas() {
        assertEquals(
                List.of("12:03:59.123  Shop #1  <- 211-Features:", "12:03:59.123  Shop #1  <-  UTF8",
                        "12:03:59.123  Shop #1  <- 211 End"),
                texts(new FtpEvent.ReplyReceived(AT, 1, 211, List.of("211-Features:", " UTF8", "211 End"))));
    }

    @Test
    void aPasswordIsNeverShown() {
        for (String line : List.of("PASS s3cret", "pass s3cret", "PASS  s3cret and more", "ACCT s3cret")) {
            String text = text(new FtpEvent.CommandSent(AT, 1, line));
            assertFalse(text.contains("s3cret") || text.contains("more"), text);
            assertTrue(text.endsWith("********"), text);
        }
        assertEquals("-> PASV", text(new FtpEvent.CommandSent(AT, 1, "PASV")));
    }

    @Test
    void whatTheServerSendsCannotBreakTheLog() {
        assertEquals("<- 220 a\u00b7[31mb\u00b7c", text(
                new FtpEvent.ReplyReceived(AT, 1, 220, List.of("220 a\u001b[31mb\nc"))));
    }

    @Test
    void everyEventHasWords() throws Exception {
        RouteFailure silence = new RouteFailure(Route.ACTIVE_PORT, Evidence.NO_INBOUND, Duration.ofMillis(610),
                Optional.empty());
        List<FtpEvent> events = List.of(new FtpEvent.ControlConnecting(AT, 1, address(1, 21)),
                new FtpEvent.ControlConnected(AT, 1, address(2, 4000), address(1, 21), Duration.ofMillis(42)),
                new FtpEvent.ControlConnectFailed(AT, 1, address(1, 21), Duration.ofSeconds(2), "refused"),
                new FtpEvent.CommandSent(AT, 1, "PASV"), new FtpEvent.ReplyReceived(AT, 1, 200, List.of("200 ok")),
                new FtpEvent.DataListening(AT, 1, 1, Route.ACTIVE_PORT, address(2, 5000), address(9, 5000)),
                new FtpEvent.DataConnecting(AT, 1, 1, Route.PASSIVE_PASV, address(9, 6000), address(1, 6000)),
                new FtpEvent.DataOpened(AT, 1, 1, Route.ACTIVE_PORT, address(2, 5000), address(1, 20), Duration.ZERO),
                new FtpEvent.StrangerRefused(AT, 1, 1, address(66, 1234)),
                new FtpEvent.DataClosed(AT, 1, 1, 1234, true), new FtpEvent.RouteFailed(AT, 1, silence),
                new FtpEvent.HedgeStarted(AT, 1, Route.ACTIVE_PORT, Duration.ofMillis(600), Route.PASSIVE_EPSV),
                new FtpEvent.RouteChosen(AT, 1, Route.PASSIVE_EPSV, false),
                new FtpEvent.TlsEstablished(AT, 1, 0, "TLSv1.3", "TLS_AES_256_GCM_SHA384", false),
                new FtpEvent.TlsEstablished(AT, 1, 1, "TLSv1.3", "TLS_AES_256_GCM_SHA384", false),
                new FtpEvent.TlsEstablished(AT, 1, 2, "TLSv1.3", "TLS_AES_256_GCM_SHA384", true),
                new FtpEvent.ControlCleared(AT, 1, true), new FtpEvent.ControlCleared(AT, 1, false),
                new FtpEvent.SessionClosed(AT, 1, SessionEnd.CLOSED, "idle"));
        Set<String> kinds = Arrays.stream(FtpEvent.class.getPermittedSubclasses()).map(Class::getSimpleName)
                .collect(Collectors.toSet());
        Set<String> texts = new HashSet<>();
        for (FtpEvent event : events) {
            String text = text(event);
            assertFalse(text.contains("{") || text.contains("NLS"), text);
            assertTrue(texts.add(text), text);
            kinds.remove(event.getClass().getSimpleName());
        }
        assertEquals(Set.of(), kinds, "events without a test");
        assertTrue(texts.contains("** Connected to 10.0.0.1:21 from 10.0.0.2:4000 after 42 ms"), texts.toString());
        assertTrue(texts.contains(
                "** Data connection, passive (PASV): connecting to 10.0.0.1:6000; the server had said 10.0.0.9:6000"),
                texts.toString());
        assertTrue(texts.contains("** Does not work: active (PORT): no connection arrived within 0.6 s"),
                texts.toString());
    }
}
