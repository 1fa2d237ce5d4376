package io.portside.ftp.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferSettingsTest {
    private static TransferSettings texts(String pattern) {
        return TransferSettings.DEFAULT.withTextNames(List.of("LICENSE", pattern));
    }

    @ParameterizedTest
    @CsvSource(emptyValue = "", textBlock = """
            *.html,     index.html,    true
            *.html,     INDEX.HTML,    true
            *.HTML,     index.html,    true
            *.html,     .html,         true
            *.html,     index.htm,     false
            *.html,     index.html.gz, false
            read?me,    read_me,       true
            read?me,    readme,        false
            *a*b*c,     xaxbbxbc,      true
            *a*b*c,     xaxbbxb,       false
            a*,         a,             true
            a**,        a,             true
            *.*,        a,             false
            ?,          '',            false
            *,          '',            true
            x,          license,       true
            x,          LICENSE.txt,   false
            """)
    void namesFitTheirPatterns(String pattern, String name, boolean text) {
        assertEquals(text, texts(pattern).text(name));
    }

    @Test
    void manyStarsAreDecidedAtOnce() {
        assertFalse(texts("*a".repeat(60) + "b").text("a".repeat(255)));
    }
}
