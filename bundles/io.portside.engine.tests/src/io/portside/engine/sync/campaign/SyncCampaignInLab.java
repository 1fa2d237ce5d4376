package io.portside.engine.sync.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** The campaign against the servers that people have, behind firewalls, in clear text and over TLS: the same results. */
@SuppressWarnings("resource") // Closed with what holds it.
class SyncCampaignInLab {
    private static final int SYNCHRONISATIONS = 12;
    @TempDir
    private Path folder;

    private void campaign(LabServer server, boolean tls) throws Exception {
        Lab lab = Lab.current();
        if (tls) {
            lab.serve(server, "--tls-required");
        } else {
            lab.serve(server);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
                SyncCampaign campaign = new SyncCampaign(folder, new LabCampaignServer(lab, tls), out)) {
            campaign.run(0, SYNCHRONISATIONS, 7);
            campaign.print();
            assertEquals(0, campaign.faults(), () -> said.toString(StandardCharsets.UTF_8));
            assertTrue(campaign.items() > SYNCHRONISATIONS, () -> said.toString(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology({Topology.OPEN, Topology.CLIENT_FIREWALL, Topology.SERVER_NAT})
    void theSameInClearText(LabServer server) throws Exception {
        campaign(server, false);
    }

    /** Not Apache FtpServer, whose TLS records now and then cannot be read; it is tried in SyncCampaignTest. */
    @ParameterizedTest
    @EnumSource(names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology({Topology.OPEN, Topology.CLIENT_NAT_ALG})
    void theSameOverTls(LabServer server) throws Exception {
        campaign(server, true);
    }
}
