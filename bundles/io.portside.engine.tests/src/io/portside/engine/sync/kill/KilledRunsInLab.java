package io.portside.engine.sync.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.sync.kill.KillCampaign.Server;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** The program is killed while it synchronises with a real server; the next one goes on, and nothing is lost. */
@InTopology(Topology.OPEN)
class KilledRunsInLab {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void killedRunsLoseNothing(LabServer server) throws Exception {
        Lab lab = Lab.current();
        lab.serve(server);
        KillCampaign campaign = new KillCampaign(
                new Server(lab.host(), lab.port(), lab.user(), lab.password()), directory, lab.home(),
                DeletionPolicy.TRASH, 4711, System.getProperty("java.class.path"));
        campaign.round(2);
        campaign.round(3);
        assertTrue(campaign.kills() >= 1, "nothing was killed");
    }
}
