package io.portside.engine.sync.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few of the synchronisations of {@code releng/sync-campaign}. */
@SuppressWarnings("resource") // Closed with what holds it.
class SyncCampaignTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void nothingIsLostAndNothingIsLeftUntold(boolean tls, @TempDir Path folder) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
                SyncCampaign campaign = new SyncCampaign(folder, new ApacheOverRelay(folder.resolve("server"), tls),
                        out)) {
            campaign.run(0, 40, 1);
            campaign.print();
            assertEquals(0, campaign.faults(), () -> said.toString(StandardCharsets.UTF_8));
            // A campaign that meets nothing proves nothing.
            assertTrue(campaign.items() > 100, () -> said.toString(StandardCharsets.UTF_8));
            assertTrue(campaign.conflicts() > 0, () -> said.toString(StandardCharsets.UTF_8));
            for (Round.Fault fault : Round.Fault.values()) {
                if (fault != Round.Fault.NONE) {
                    assertTrue(campaign.hits(fault) > 0, () -> fault + "\n" + said.toString(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
