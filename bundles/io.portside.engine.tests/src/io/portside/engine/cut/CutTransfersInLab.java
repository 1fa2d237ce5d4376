package io.portside.engine.cut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.route.RoutePolicy;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** A few of the transfers of {@code releng/cut-transfers --server}: real servers, both modes. */
@InTopology(Topology.OPEN)
class CutTransfersInLab {
    private static final int FIRST = 50_000;
    private static final int LAST = 50_047;
    private static final int COUNT = 12;

    private final Lab lab = Lab.current();

    @ParameterizedTest
    @CsvSource({"VSFTPD,PASSIVE_ONLY", "VSFTPD,ACTIVE_ONLY", "PROFTPD,PASSIVE_ONLY", "PROFTPD,ACTIVE_ONLY",
            "PURE_FTPD,PASSIVE_ONLY", "PURE_FTPD,ACTIVE_ONLY"})
    void nothingThatIsCutIsCalledGoodOrLeftHalf(LabServer server, RoutePolicy policy, @TempDir Path folder)
            throws Exception {
        lab.serve(server, "--pasv", FIRST + "-" + LAST);
        CutServer to = new CutServer(lab.host(), lab.port(), IntStream.rangeClosed(FIRST, LAST).boxed().toList(),
                lab.user(), new String(lab.password()), lab.home(), () -> {});
        CutTable table = new CutTable();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (CutCampaign campaign = new CutCampaign(folder, false, policy, to);
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            campaign.runAll(COUNT, 1, table, out);
            table.print(out);
            assertEquals(policy == RoutePolicy.ACTIVE_ONLY, campaign.active() > 0);
        }
        assertTrue(table.allowed(), () -> said.toString(StandardCharsets.UTF_8));
    }
}
