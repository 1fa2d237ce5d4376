package io.portside.engine.sync.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import io.portside.engine.profile.Site;
import io.portside.engine.profile.Sites;
import io.portside.ftp.setting.TlsSettings;
import io.portside.testkit.lab.Lab;

/** The server that runs in the lab, whatever is between it and us. */
final class LabCampaignServer implements CampaignServer {
    private static final String FOLDER = "campaign";
    private final Lab lab;
    private final boolean tls;
    private final Path disk;

    LabCampaignServer(Lab lab, boolean tls) throws IOException {
        this.lab = lab;
        this.tls = tls;
        disk = Files.createDirectory(lab.home().resolve(FOLDER));
        Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Override
    public Path disk() {
        return disk;
    }

    @Override
    public String path() {
        return "/" + FOLDER;
    }

    @Override
    public Site site(String id) {
        Site site = Sites.at(id, lab.host(), lab.port(), lab.user());
        return tls ? site.withTls(TlsSettings.EXPLICIT) : site;
    }

    @Override
    public char[] password() {
        return lab.password();
    }

    /** vsftpd lists old files to the day. */
    @Override
    public Duration timeUnit() {
        return Duration.ofDays(1);
    }

    @Override
    public void arm(Round round, long after) {
        // The lab's cut is silence, which costs a minute each time; other faults are enough here.
    }

    @Override
    public int mend() {
        return 0;
    }

    @Override
    public void close() {
        // The lab ends its server.
    }
}
