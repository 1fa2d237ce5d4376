package io.portside.ftp.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.listing.RemoteTime.Precision;

class FactTimeTest {
    @ParameterizedTest
    @CsvSource({"20240229235958, 2024-02-29T23:59:58Z, SECOND", "20240229235958.5, 2024-02-29T23:59:58.5Z, MILLISECOND",
            "20240229235958.123456789123, 2024-02-29T23:59:58.123456789Z, MILLISECOND",
            "19700101000000, 1970-01-01T00:00:00Z, SECOND", "20161231235960, 2016-12-31T23:59:59Z, SECOND",
            "191240229235958, 2024-02-29T23:59:58Z, SECOND", "20240229235958., 2024-02-29T23:59:58Z, SECOND"})
    void timesAreUtc(String text, Instant expected, Precision precision) {
        assertEquals(Optional.of(new RemoteTime(expected, precision, true)), FactTime.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "20230229000000", "20241301000000", "20240229 235958", "20240229235958Z",
            "20240229235958.x", "99999999999999", "202402292359580", "2024022923595x"})
    void whatIsNoTimeIsNone(String text) {
        assertEquals(Optional.empty(), FactTime.read(text));
    }
}
