package io.portside.engine.cut;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A few of the transfers of {@code releng/cut-transfers}. */
class CutTransfersTest {
    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void nothingThatIsCutIsCalledGoodOrLeftHalf(@TempDir Path folder) throws Exception {
        CutTable table = new CutTable();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (CutCampaign campaign = new CutCampaign(folder);
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            campaign.runAll(40, 1, table, out);
            table.print(out);
        }
        assertTrue(table.allowed(), () -> said.toString(StandardCharsets.UTF_8));
    }
}
