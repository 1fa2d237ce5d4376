package io.portside.engine.sync.plan.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailingBlanksTest {
    /** Blanks are written as underscores here. */
    @ParameterizedTest
    @CsvSource({"a__,a,true", "a__,a_,false", "a\\__,a_,true", "a\\__,a,false", "_a,_a,true", "_a,a,false",
            "__,_,false",
            "a\\\\_,a\\,true"})
    void countOnlyBehindABackslash(String pattern, String name, boolean matches) {
        String blank = name.replace('_', ' ');
        assertEquals(matches, IgnorePattern.parse(pattern.replace('_', ' '))
                .filter(parsed -> parsed.matches(blank, blank, false)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r", "a\n", "a\r\n", "a \r\n"})
    void lineEndsAreNoPartOfIt(String pattern) {
        assertTrue(IgnorePattern.parse(pattern).orElseThrow().matches("a", "a", false));
    }
}
