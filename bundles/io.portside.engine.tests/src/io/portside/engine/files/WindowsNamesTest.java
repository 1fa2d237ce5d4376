package io.portside.engine.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"..\\evil", "a\\b", "C:", "C:evil", "file:stream", "CON", "con.txt", "Aux .c", "NUL",
            "com1", "LPT9.x",
            "COM\u00b2", "conout$", "dot.", "space ", "tab\t", "a*b", "what?", "\"", "<x>", "a|b", "nul\0", "x/y"})
    void whatIsNoFileNameThereIsRefused(String name) {
        assertTrue(WindowsNames.refused(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", ".htaccess", "console.log", "com", "com10", "nullable", "a b", "\u00e9",
            "a.b.c", "lpt"})
    void whatIsOneIsNot(String name) {
        assertFalse(WindowsNames.refused(name));
    }
}
