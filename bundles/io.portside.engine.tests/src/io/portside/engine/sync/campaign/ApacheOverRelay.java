package io.portside.engine.sync.campaign;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.portside.engine.profile.Site;
import io.portside.engine.profile.Sites;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.TlsSettings;
import io.portside.testkit.CutRelay.Wire;
import io.portside.testkit.CutRelay;
import io.portside.testkit.RealServer;

/** Apache FtpServer in this process, behind a relay that cuts connections. */
final class ApacheOverRelay implements CampaignServer {
    private static final String WIRE = "127.0.0.2";
    private static final int PORTS = 48;
    private static final int SESSIONS = 3;
    private static final int ATTEMPTS = 20;
    private final Path disk;
    private final boolean tls;
    private RealServer server;
    private CutRelay relay;

    ApacheOverRelay(Path disk, boolean tls) throws IOException {
        this.disk = Files.createDirectories(disk);
        this.tls = tls;
        for (int attempt = 1;; attempt++) {
            RealServer started = RealServer.start(disk, PORTS, WIRE, tls);
            CutRelay relaying = new CutRelay(WIRE, RealServer.ADDRESS);
            try {
                relaying.relay(started.port(), Wire.CONTROL);
                for (int port : started.passivePorts()) {
                    relaying.relay(port, Wire.DATA);
                }
                server = started;
                relay = relaying;
                return;
            } catch (BindException e) {
                // Another program took a port between the look and the use.
                relaying.close();
                started.close();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Path disk() {
        return disk;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public Site site(String id) {
        Site site = Sites.at(id, WIRE, server.port(), RealServer.USER)
                .withData(DataSettings.AUTO.withPolicy(RoutePolicy.PASSIVE_ONLY)).withMaxSessions(SESSIONS);
        return tls ? site.withTls(TlsSettings.EXPLICIT) : site;
    }

    @Override
    public char[] password() {
        return RealServer.PASSWORD.toCharArray();
    }

    @Override
    public Duration timeUnit() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void arm(Round round, long after) {
        relay.arm(round.wire(), round.cut(), after, round.shots());
    }

    @Override
    public int mend() {
        return relay.mend();
    }

    @Override
    public void close() {
        relay.close();
        server.close();
    }
}
