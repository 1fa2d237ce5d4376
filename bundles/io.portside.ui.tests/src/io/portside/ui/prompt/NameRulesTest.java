package io.portside.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
    private final NameRules rules = new NameRules(Set.of("taken.txt"), false);
    private final NameRules windows = new NameRules(Set.of(), true);

    @ParameterizedTest
    @ValueSource(strings = {"index.html", ".htaccess", "two words", "\u65e5\u672c", "it's \"quoted\"", "a:b",
            "back\\slash",
            "CON", "dot.", "Taken.txt"})
    void possible(String name) {
        assertEquals(Optional.empty(), rules.fault(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".", "..", "a/b", "/", "a\nb", "a\rb", "a\0b", "a\tb", "taken.txt"})
    void impossible(String name) {
        assertTrue(rules.fault(name).isPresent());
        assertTrue(rules.fault(name).get().endsWith("."), rules.fault(name).get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a\\b", "a*", "a?", "a\"b", "a<b", "a>b", "a|b", "con", "Nul.txt", "LPT1.a.b",
            "dot.",
            "blank "})
    void impossibleOnWindows(String name) {
        assertTrue(windows.fault(name).isPresent());
        assertEquals(Optional.empty(), rules.fault(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "a.con", "com10", " leading"})
    void possibleOnWindows(String name) {
        assertEquals(Optional.empty(), windows.fault(name));
    }

    @Test
    void lengthIsBounded() {
        assertEquals(Optional.empty(), rules.fault("x".repeat(255)));
        assertTrue(rules.fault("x".repeat(256)).orElseThrow().contains("255"));
    }
}
