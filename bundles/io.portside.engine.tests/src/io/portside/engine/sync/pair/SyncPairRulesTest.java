package io.portside.engine.sync.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.sync.pair.SyncPairRules.Fault;
import io.portside.engine.sync.pair.SyncPairRules.Field;
import io.portside.engine.sync.pair.SyncPairRules.Invalid;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.text.PairRuleWording;

class SyncPairRulesTest {
    private static List<Invalid> ends(SyncEnd left, SyncEnd right) {
        return SyncPairRules.check(SyncPair.of("name", left, right, SyncRules.DEFAULT));
    }

    private static List<Invalid> rules(SyncRules rules) {
        return SyncPairRules.check(Pairs.plain("p", "name").withRules(rules));
    }

    @Test
    void goodPairsHaveNoFault() {
        assertEquals(List.of(), SyncPairRules.check(Pairs.plain("p", "name")));
        assertEquals(List.of(), SyncPairRules.check(Pairs.full("p")));
        assertEquals(List.of(), ends(new SyncEnd("local", "/a/b"), new SyncEnd("local", "/a/bc")));
        assertEquals(List.of(), ends(new SyncEnd("one", "/"), new SyncEnd("two", "/")));
    }

    @ParameterizedTest
    @CsvSource({"/a/b,/a/b/,SAME_FOLDER", "/a/b,/a/b/c,INSIDE_EACH_OTHER", "/a/b/../b/c,/a/b,INSIDE_EACH_OTHER",
            "/,/x,INSIDE_EACH_OTHER", "/a,b,NOT_ABSOLUTE", "/a,' ',EMPTY"})
    void foldersThatCannotBeAPair(String left, String right, Fault fault) {
        assertEquals(List.of(new Invalid(Field.RIGHT_FOLDER, fault)),
                ends(new SyncEnd("local", left), new SyncEnd("local", right)));
    }

    @Test
    void limitsThatLeaveNothingOver() {
        FilterRules all = FilterRules.ALL;
        assertEquals(List.of(new Invalid(Field.SIZES, Fault.NOTHING_LEFT)),
                rules(SyncRules.DEFAULT.withFilter(new FilterRules(List.of(), OptionalLong.of(10), OptionalLong.of(9),
                        all.youngest(), all.oldest(), true))));
        assertEquals(List.of(new Invalid(Field.AGES, Fault.NOTHING_LEFT)),
                rules(SyncRules.DEFAULT.withFilter(new FilterRules(List.of(), OptionalLong.empty(),
                        OptionalLong.empty(), Optional.of(Duration.ofDays(2)), Optional.of(Duration.ofDays(1)),
                        true))));
    }

    @Test
    void numbersOutOfRange() {
        assertEquals(List.of(new Invalid(Field.GUARDS, Fault.OUT_OF_RANGE)),
                rules(SyncRules.DEFAULT.withGuards(new GuardLimits(-1, 20))));
        SyncPair plain = Pairs.plain("p", "name");
        SyncPair wrong = new SyncPair("p", "name", plain.left(), plain.right(), plain.rules(),
                new KeepInStep(false, Optional.of(Duration.ofSeconds(59))), -1, 33);
        assertEquals(List.of(Field.EVERY, Field.BYTES_PER_SECOND, Field.SESSIONS),
                SyncPairRules.check(wrong).stream().map(Invalid::field).toList());
    }

    @Test
    void nothingIsKeptForLessThanADay() {
        for (int wrong : new int[]{0, -1, 36_501}) {
            OptionalInt number = OptionalInt.of(wrong);
            assertEquals(List.of(Field.KEEP_TRASH_DAYS, Field.KEEP_VERSION_DAYS),
                    rules(SyncRules.DEFAULT.withKeep(new KeepRules(number, OptionalInt.empty(), number))).stream()
                            .map(Invalid::field).toList());
            assertEquals(List.of(new Invalid(Field.KEEP_VERSIONS, Fault.OUT_OF_RANGE)), rules(
                    SyncRules.DEFAULT.withKeep(new KeepRules(OptionalInt.empty(), number, OptionalInt.empty()))));
        }
    }

    @Test
    void aPatternIsOneLine() {
        assertEquals(List.of(new Invalid(Field.PATTERNS, Fault.LINE_BREAK)),
                rules(SyncRules.DEFAULT.withFilter(FilterRules.ALL.withPatterns(List.of("a\nb", "*.bak")))));
    }

    @Test
    void everyFaultOfEveryFieldHasWords() {
        PairRuleWording wording = new PairRuleWording();
        for (Field field : Field.values()) {
            for (Fault fault : Fault.values()) {
                String sentence = wording.sentence(new Invalid(field, fault));
                assertFalse(sentence.isBlank() || sentence.contains("{"), sentence);
            }
        }
        assertEquals("The right folder must begin with a slash.",
                wording.sentence(new Invalid(Field.RIGHT_FOLDER, Fault.NOT_ABSOLUTE)));
    }
}
