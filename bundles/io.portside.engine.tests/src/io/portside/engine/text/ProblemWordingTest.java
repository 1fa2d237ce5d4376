package io.portside.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.SiteRules;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;

class ProblemWordingTest {
    private final ProblemWording wording = new ProblemWording(new Formats(Locale.US, ZoneId.of("UTC")));

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void everyKindHasAllTexts(ProblemKind kind) {
        ProblemWording.Words words = wording.words(Problem.of(kind, "", "first", "2", "3"));
        for (String text : List.of(words.title(), words.what(), words.why(), words.todo())) {
            assertFalse(text.isBlank());
            assertFalse(text.contains("{") || text.contains("''"), text);
        }
        assertTrue(words.title().length() <= 30, words.title());
        assertTrue(words.what().endsWith("."), words.what());
        assertTrue(words.todo().endsWith("."), words.todo());
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void factsThatAreMissingLeaveNoBraces(ProblemKind kind) {
        ProblemWording.Words words = wording.words(Problem.of(kind, ""));
        assertFalse((words.what() + words.why() + words.todo()).contains("{"), words.toString());
    }

    @Test
    void everyTextIsThereAndBelongsToAKind() {
        Set<String> wanted = new HashSet<>();
        for (ProblemKind kind : ProblemKind.values()) {
            for (String part : List.of(".title", ".what", ".why", ".todo")) {
                wanted.add(kind.name() + part);
            }
        }
        Set<String> there = ResourceBundle.getBundle("io.portside.engine.text.problems").keySet();
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        assertEquals(Set.of(), missing, "kinds without words in problems.properties");
        Set<String> stray = new TreeSet<>(there);
        stray.removeAll(wanted);
        assertEquals(Set.of(), stray, "words without a kind");
    }

    @Test
    void noTwoKindsSayTheSame() {
        Set<String> seen = new HashSet<>();
        Arrays.stream(ProblemKind.values()).map(kind -> wording.words(Problem.of(kind, "", "a", "b", "c")).what())
                .forEach(what -> assertTrue(seen.add(what), what));
    }

    @Test
    void bytesAreWrittenAsBytes() {
        Problem problem = Problem.of(ProblemKind.VERIFICATION_FAILED, "", "/www/a.bin", "20971520", "1234");
        assertEquals("/www/a.bin did not arrive whole: 20,971,520 bytes were expected, 1,234 bytes were found.",
                wording.words(problem).what());
    }

    @Test
    void everyFaultOfEveryFieldOfASiteHasWords() {
        SiteRuleWording rules = new SiteRuleWording();
        for (SiteRules.Field field : SiteRules.Field.values()) {
            for (SiteRules.Fault fault : SiteRules.Fault.values()) {
                String sentence = rules.sentence(new SiteRules.Invalid(field, fault));
                assertEquals(sentence,
                        wording.words(Problem.of(ProblemKind.PROFILE_INVALID, "", field.name(), fault.name())).why());
            }
        }
        assertEquals("The port must be a number from 1 to 65535.",
                rules.sentence(new SiteRules.Invalid(SiteRules.Field.PORT, SiteRules.Fault.OUT_OF_RANGE)));
        assertTrue(rules
                .sentence(new SiteRules.Invalid(SiteRules.Field.MAX_SESSIONS, SiteRules.Fault.OUT_OF_RANGE))
                .contains(" " + SiteRules.MAX_SESSIONS + "."));
    }

    @Test
    void factsAreTakenAsTheyAre() {
        Problem problem = Problem.of(ProblemKind.NOT_FOUND, "", "/it's {0} 100%");
        assertEquals("/it's {0} 100% does not exist.", wording.words(problem).what());
    }

    @Test
    void noRouteTellsEverythingThatWasTried() {
        Problem problem = new Problem(ProblemKind.NO_ROUTE, List.of("ftp.example.org"),
                List.of(new RouteFailure(Route.ACTIVE_PORT, Evidence.NO_INBOUND, Duration.ofMillis(600),
                        Optional.empty()),
                        new RouteFailure(Route.PASSIVE_EPSV, Evidence.CONNECT_REFUSED, Duration.ofMillis(4),
                                Optional.empty())),
                "technical");
        String why = wording.words(problem).why();
        assertTrue(why.contains("active (PORT): no connection arrived within 0.6 s"), why);
        assertTrue(why.contains("passive (EPSV): the data connection was refused"), why);
        assertTrue(wording.details(problem).endsWith("technical"));
        assertFalse(wording.line(problem).contains("\n"));
    }
}
