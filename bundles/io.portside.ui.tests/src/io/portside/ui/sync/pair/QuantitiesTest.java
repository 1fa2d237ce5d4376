package io.portside.ui.sync.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({"0,0", "17,17", "17 bytes,17", "10 KB,10240", "10k,10240", "1.5 MiB,1572864", "'1,5 mb',1572864",
            "2 GB,2147483648", " 1 TiB ,1099511627776"})
    void sizes(String text, long bytes) {
        assertEquals(OptionalLong.of(bytes), Quantities.size(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "10 apples", "-1", "1.2.3", "10 mins", "999999999999 TB", "10 kg"})
    void noSizes(String text) {
        assertTrue(Quantities.size(text).isEmpty(), text);
    }

    @ParameterizedTest
    @CsvSource({"30 s,30", "5 min,300", "5 minutes,300", "5m,300", "2 h,7200", "1.5 hours,5400", "7 d,604800",
            "2 weeks,1209600"})
    void spans(String text, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), Quantities.span(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "later", "-1 d", "5 x", "999999999999 w"})
    void noSpans(String text) {
        assertTrue(Quantities.span(text).isEmpty(), text);
    }

    @Test
    void whatIsShownIsReadBackAsTheSame() {
        for (long bytes : new long[]{0, 1, 1023, 1024, 1536, 10L << 20, 3L << 40}) {
            assertEquals(OptionalLong.of(bytes), Quantities.size(Quantities.size(bytes)));
        }
        for (long seconds : new long[]{1, 60, 90, 3_600, 86_400, 604_800}) {
            assertEquals(Optional.of(Duration.ofSeconds(seconds)),
                    Quantities.span(Quantities.span(Duration.ofSeconds(seconds))));
        }
    }
}
