package io.portside.ftp.fuzz;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short round of what {@code releng/fuzz} does for an hour. */
class FuzzTest {
    @ParameterizedTest
    @CsvSource({"replies, 3000", "passive, 3000", "facts, 3000", "listings, 1500", "names, 2000", "sessions, 60"})
    @Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void whateverComesEndsWell(String target, long inputs) {
        FuzzRun.Report report = new FuzzRun(Targets.named(target), 1).run(number -> number < inputs);
        report.fault().ifPresent(fault -> {
            throw new AssertionError(target + ", seed 1, input " + fault.number(), fault.what());
        });
    }
}
