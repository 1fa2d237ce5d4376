package io.portside.engine.doctor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.profile.Site;
import io.portside.ftp.doctor.Check;
import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.doctor.DataPath;
import io.portside.ftp.doctor.Diagnosis.Fact;
import io.portside.ftp.doctor.Findings;
import io.portside.ftp.doctor.RouteCheck;
import io.portside.ftp.reply.SeenAddress;
import io.portside.ftp.doctor.Verdict.Kind;
import io.portside.ftp.doctor.Verdict.Weight;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.Security;

/** The doctor's words: one for everything, and what a whole report looks like. */
class DoctorWordsTest {
    private static final Duration SOME = Duration.ofMillis(1234);

    private final ResourceBundle texts = DoctorWords.bundle();
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.US);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyVerdictHasWordsAndWhateverStandsInTheWayARemedy(Kind kind) {
        assertFalse(texts.getString(kind.name()).isBlank());
        assertEquals(kind.weight().name(), DoctorReport.Weight.valueOf(kind.weight().name()).name());
        boolean remedy = texts.keySet().stream().anyMatch(key -> key.startsWith(kind + "."));
        assertTrue(remedy || kind.weight() == Weight.FINE || kind.weight() == Weight.NOTE, kind.name());
    }

    @Test
    void onlyFactsAreNamed() {
        for (String key : texts.keySet()) {
            Matcher named = Pattern.compile("\\{([^}0-9]+)\\}").matcher(texts.getString(key));
            while (named.find()) {
                assertDoesNotThrow(() -> Fact.valueOf(named.group(1)), key);
            }
        }
    }

    @Test
    void everyCheckHasWords() {
        DoctorWords words = new DoctorWords();
        for (Step step : Step.values()) {
            for (Outcome outcome : Outcome.values()) {
                Optional<Route> route = step == Step.LISTING ? Optional.of(Route.ACTIVE_PORT) : Optional.empty();
                DoctorStep said = words.step(new Check(step, route, true, outcome, SOME, "550 no"));
                assertEquals(step != Step.TLS_OFFER, said.label().endsWith(", TLS"), said.label());
                assertFalse(said.words().isBlank());
            }
        }
    }

    @Test
    void aWholeReport() throws UnknownHostException {
        Site site = Site.of("id", "Lab", "ftp.lab.test", 21, "demo").withMaxSessions(1);
        DoctorReport report = new DoctorWords().report(site, behindNat(site));
        assertEquals(
                """
                        Portside examined Lab (ftp.lab.test, port 21).

                        You are behind a NAT: this computer is 192.168.71.2, the server sees 203.0.113.1 and cannot connect back to 192.168.71.2 (active mode).
                          What to do: Use passive mode, which works here. Active mode would need a port range in the profile that your router forwards to 192.168.71.2, and 203.0.113.1 as external address.

                        What was tried:
                          control connection       works (1.2 s)
                          login                    works (1.2 s)
                          address the server sees  203.0.113.1 (Connected to ::ffff:203.0.113.1)
                          listing, active (PORT)   refused by the server: 500 Illegal PORT command.; told the server 192.168.71.2:40001
                          listing, passive (EPSV)  works (1.2 s), at 203.0.113.2:50001

                        Settings that suit better:
                          Data connections: passive only (so far: automatic)
                        """,
                report.text());
        assertTrue(report.works());
        assertEquals("CLIENT_NAT", report.main().kind());
        assertEquals(DoctorReport.Weight.OBSTACLE, report.main().weight());
        assertEquals(List.of("address the server sees: 203.0.113.1 (Connected to ::ffff:203.0.113.1)",
                "listing, active (PORT): refused by the server: 500 Illegal PORT command.; told the server 192.168.71.2:40001"),
                report.main().evidence());
        assertEquals(site.withData(DataSettings.AUTO.withPolicy(RoutePolicy.PASSIVE_ONLY)),
                report.offer().orElseThrow().site());
    }

    @Test
    void factsThatAreNotKnownAreSpokenAround() throws UnknownHostException {
        Site site = Site.of("id", "Lab", "ftp.lab.test", 21, "demo");
        Findings all = behindNat(site);
        Findings unseen = new Findings(all.host(), all.port(), all.asked(), all.security(), false, "", Optional.empty(),
                all.local(), all.peer(), Optional.empty(), Optional.empty(), false, false, all.steps(), all.routes(),
                false, SOME);
        DoctorReport report = new DoctorWords().report(site, unseen);
        assertEquals(
                "You are behind a NAT: this computer has the private address 192.168.71.2, to which the server cannot connect (active mode).",
                report.main().sentence());
        assertTrue(report.text().endsWith("Not everything could be tried.\n"), report.text());
    }

    private static Findings behindNat(Site site) throws UnknownHostException {
        List<Check> steps = Arrays.asList(step(Step.CONTROL, Outcome.WORKED, "220 hello"),
                step(Step.LOGIN, Outcome.WORKED, ""),
                step(Step.ADDRESS, Outcome.WORKED, "203.0.113.1 (Connected to ::ffff:203.0.113.1)"));
        List<RouteCheck> routes = new ArrayList<>();
        InetSocketAddress ours = new InetSocketAddress("192.168.71.2", 40001);
        InetSocketAddress theirs = new InetSocketAddress("203.0.113.2", 50001);
        routes.add(new RouteCheck(
                new Check(Step.LISTING, Optional.of(Route.ACTIVE_PORT), false, Outcome.REFUSED, SOME,
                        "500 Illegal PORT command."),
                new DataPath(Optional.of(ours), Optional.of(ours), Optional.empty())));
        routes.add(new RouteCheck(
                new Check(Step.LISTING, Optional.of(Route.PASSIVE_EPSV), false, Outcome.WORKED, SOME, ""),
                new DataPath(Optional.of(theirs), Optional.of(theirs), Optional.empty())));
        return new Findings(site.host(), site.port(), site.data(), Security.CLEAR, false, "(vsFTPd 3.0.3)",
                Optional.empty(), Optional.of(new InetSocketAddress("192.168.71.2", 33333)),
                Optional.of(new InetSocketAddress("203.0.113.2", 21)), Optional.empty(),
                Optional.of(new SeenAddress(InetAddress.getByName("203.0.113.1"), "Connected to ::ffff:203.0.113.1")),
                false, false, steps, routes, true, SOME);
    }

    private static Check step(Step step, Outcome outcome, String words) {
        return new Check(step, Optional.empty(), false, outcome, SOME, words);
    }
}
