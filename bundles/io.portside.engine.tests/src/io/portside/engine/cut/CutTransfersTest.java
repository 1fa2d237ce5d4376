package io.portside.engine.cut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.route.RoutePolicy;

/** A few of the transfers of {@code releng/cut-transfers}. */
class CutTransfersTest {
    @ParameterizedTest
    @CsvSource({"false,PASSIVE_ONLY", "true,PASSIVE_ONLY", "false,ACTIVE_ONLY"})
    @Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void nothingThatIsCutIsCalledGoodOrLeftHalf(boolean tls, RoutePolicy policy, @TempDir Path folder)
            throws Exception {
        CutTable table = new CutTable();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (CutCampaign campaign = new CutCampaign(folder, tls, policy,
                CutServer.apache(Files.createDirectory(folder.toRealPath().resolve("server")), "127.0.0.2", tls));
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            campaign.runAll(24, 1, table, out);
            table.print(out);
            assertEquals(tls, campaign.handshakes() > 0);
            assertEquals(policy == RoutePolicy.ACTIVE_ONLY, campaign.active() > 0);
        }
        assertTrue(table.allowed(), () -> said.toString(StandardCharsets.UTF_8));
    }
}
