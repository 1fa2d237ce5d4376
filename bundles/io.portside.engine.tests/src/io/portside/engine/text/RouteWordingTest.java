package io.portside.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.RouteStatus;

class RouteWordingTest {
    private final RouteWording wording = new RouteWording(new Formats(Locale.US, ZoneId.of("UTC")));

    private static RouteFailure failure(Route route, Evidence evidence, long millis) {
        return new RouteFailure(route, evidence, Duration.ofMillis(millis), Optional.empty());
    }

    private String line(Route route, boolean remembered, RouteFailure... failures) {
        return wording.line(new RouteStatus(Optional.ofNullable(route), List.of(failures), remembered));
    }

    @Test
    void saysNothingWhileNothingIsKnown() {
        assertEquals("", wording.line(RouteStatus.UNKNOWN));
        assertEquals("", wording.explanation(RouteStatus.UNKNOWN));
    }

    @Test
    void namesTheRouteThatWorkedAtOnce() {
        assertEquals("active (PORT)", line(Route.ACTIVE_PORT, false));
        assertEquals("passive (EPSV)", line(Route.PASSIVE_EPSV, false));
        assertEquals("passive (PASV, advertised address)", line(Route.PASSIVE_PASV_ADVERTISED, false));
        assertEquals("active (PORT), as last time", line(Route.ACTIVE_PORT, true));
    }

    @Test
    void saysWhyItFellBack() {
        RouteFailure silence = failure(Route.ACTIVE_PORT, Evidence.NO_INBOUND, 610);
        assertEquals("active mode was blocked (no connection arrived within 0.6 s), now passive",
                line(Route.PASSIVE_EPSV, false, silence));
        assertEquals("passive mode was blocked (the data connection was refused), now active",
                line(Route.ACTIVE_PORT, false, failure(Route.PASSIVE_EPSV, Evidence.CONNECT_REFUSED, 3)));
    }

    @Test
    void aProxyIsNamedAsTheReasonForPassiveMode() {
        RouteStatus through = new RouteStatus(Optional.of(Route.PASSIVE_EPSV), List.of(), false, true);
        assertEquals("passive (EPSV), because of the proxy", wording.line(through));
        assertTrue(wording.explanation(through).contains("active mode is not tried"), wording.explanation(through));
        assertEquals("passive (PASV) after EPSV failed: the server refused the command, because of the proxy",
                wording.line(new RouteStatus(Optional.of(Route.PASSIVE_PASV),
                        List.of(failure(Route.PASSIVE_EPSV, Evidence.NEGOTIATION_REFUSED, 1)), false, true)));
    }

    @Test
    void quotesTheServer() {
        RouteFailure refused = new RouteFailure(Route.ACTIVE_PORT, Evidence.NEGOTIATION_REFUSED, Duration.ZERO,
                Optional.of(new Reply(500, "Illegal PORT command.")));
        assertEquals("active mode was refused by the server "
                + "(the server refused the command, 500 Illegal PORT command.), now passive",
                line(Route.PASSIVE_PASV, false, refused));
    }

    @Test
    void saysWhatItRemembers() {
        assertEquals("passive, remembered: active mode was blocked on this network",
                line(Route.PASSIVE_EPSV, true, failure(Route.ACTIVE_PORT, Evidence.NO_INBOUND, 610)));
    }

    @Test
    void silenceOfTheOtherModeSaysMoreThanARefusedCommandOfTheSame() {
        assertEquals("active mode was blocked (no connection arrived within 0.6 s), now passive",
                line(Route.PASSIVE_PASV, false, failure(Route.ACTIVE_EPRT, Evidence.NEGOTIATION_REFUSED, 1),
                        failure(Route.ACTIVE_PORT, Evidence.NO_INBOUND, 610),
                        failure(Route.PASSIVE_EPSV, Evidence.NEGOTIATION_REFUSED, 1)));
        assertEquals("passive (PASV) after EPSV failed: the server refused the command",
                line(Route.PASSIVE_PASV, false, failure(Route.PASSIVE_EPSV, Evidence.NEGOTIATION_REFUSED, 1)));
    }

    @Test
    void listsEverythingWhenNothingWorks() {
        assertEquals(
                "no data connection possible: active (PORT): no connection arrived within 0.6 s; "
                        + "passive (EPSV): no answer within 2.0 s",
                line(null, false, failure(Route.ACTIVE_PORT, Evidence.NO_INBOUND, 600),
                        failure(Route.PASSIVE_EPSV, Evidence.CONNECT_TIMED_OUT, 2000)));
    }

    @ParameterizedTest
    @EnumSource(Evidence.class)
    void everyEvidenceHasWordsOfItsOwn(Evidence evidence) {
        for (Route route : Route.values()) {
            for (Route now : Route.values()) {
                for (boolean remembered : new boolean[]{false, true}) {
                    String line = line(now, remembered, failure(route, evidence, 610));
                    assertTrue(line.length() > 20, line);
                    assertFalse(line.contains("{") || line.contains("NLS"), line);
                }
            }
        }
        long others = Arrays.stream(Evidence.values()).filter(other -> other != evidence)
                .filter(other -> wording.reason(failure(Route.ACTIVE_PORT, other, 1))
                        .equals(wording.reason(failure(Route.ACTIVE_PORT, evidence, 1))))
                .count();
        assertEquals(0, others);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void everyRouteIsExplained(Route route) {
        String text = wording.explanation(new RouteStatus(Optional.of(route),
                List.of(failure(Route.ACTIVE_EPRT, Evidence.SERVER_COULD_NOT_CONNECT, 5)), true));
        assertEquals(3, text.lines().count(), text);
        assertTrue(text.startsWith(route.active() ? "Active mode" : "Passive mode"), text);
    }
}
