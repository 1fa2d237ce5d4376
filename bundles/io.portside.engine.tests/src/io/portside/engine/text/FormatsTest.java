package io.portside.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private final Formats english = new Formats(Locale.US, ZoneId.of("UTC"));
    private final Formats german = new Formats(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 bytes
            1                   | 1 byte
            1023                | 1,023 bytes
            1024                | 1.0 KiB
            1536                | 1.5 KiB
            102348              | 99.9 KiB
            102399              | 100 KiB
            1047551             | 1,023 KiB
            1048063             | 1,023 KiB
            1048575             | 1.0 MiB
            1048576             | 1.0 MiB
            20971520            | 20.0 MiB
            5368709120          | 5.0 GiB
            1099511627776       | 1.0 TiB
            1125899906842624    | 1.0 PiB
            9223372036854775807 | 8,192 PiB
            """)
    void shortSizes(long bytes, String expected) {
        assertEquals(expected, english.size(bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | 0 s
            45         | 45 ms
            94         | 94 ms
            95         | 0.1 s
            600        | 0.6 s
            949        | 0.9 s
            9949       | 9.9 s
            9950       | 10 s
            59400      | 59 s
            59500      | 1 min 0 s
            192000     | 3 min 12 s
            3599499    | 59 min 59 s
            3599500    | 1 h 0 min
            7500000    | 2 h 5 min
            273600000  | 3 d 4 h
            -5         | 0 s
            """)
    void waits(long millis, String expected) {
        assertEquals(expected, english.wait(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0     | 100   | 0 %
            1     | 3     | 33 %
            999   | 1000  | 99 %
            99999 | 100000| 99 %
            1000  | 1000  | 100 %
            1001  | 1000  | 100 %
            9223372036854775806 | 9223372036854775807 | 100 %
            """)
    void percentNeverSaysDoneTooEarly(long done, long whole, String expected) {
        assertEquals(expected, english.percent(done, whole));
    }

    @Test
    void percentOfAnUnknownWholeIsEmpty() {
        assertEquals("", english.percent(5, 0));
        assertEquals(0, Formats.permille(5, 0));
        assertEquals(0, Formats.permille(-5, 10));
    }

    @Test
    void followsTheLocale() {
        assertEquals("1,5 KiB", german.size(1536));
        assertEquals("1.234.567 bytes", german.exactSize(1_234_567));
        assertEquals("1,2 MiB/s", german.speed(1_258_291));
        assertEquals("", german.speed(0));
        Instant instant = Instant.parse("2026-02-28T23:30:05.123Z");
        assertTrue(german.time(instant).contains("01.03.2026"), german.time(instant));
        assertTrue(german.time(instant).contains("00:30:05"), german.time(instant));
        assertEquals("01.03.2026", german.date(instant));
        assertEquals("23:30:05.123", english.clock(instant));
    }
}
