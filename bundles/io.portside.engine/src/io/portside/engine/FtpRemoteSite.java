package io.portside.engine;

import io.portside.engine.files.Volume;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.profile.Site;
import io.portside.engine.site.RemoteSite;
import io.portside.ftp.FtpSite;
import io.portside.ftp.route.RouteStatus;

/** A site over FTP: the session core and the volume that VFS makes of it. */
final class FtpRemoteSite implements RemoteSite {
    private final VfsVolumes volumes;
    private final FtpSite ftp;
    private final Volume volume;

    FtpRemoteSite(Site site, FtpSite ftp, VfsVolumes volumes) {
        this.volumes = volumes;
        this.ftp = ftp;
        this.volume = volumes.forSite(site.id(), site.name(), ftp);
    }

    @Override
    public Volume volume() {
        return volume;
    }

    @Override
    public RouteStatus routeStatus() {
        return ftp.routeStatus();
    }

    @Override
    public void close() {
        ftp.close();
        volumes.forget(volume);
    }
}
