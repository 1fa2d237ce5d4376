package io.portside.cli.work;

import io.portside.engine.address.RemotePath;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.profile.Site;

/**
 * A place on a site that is open.
 *
 * @param typed the path as it was typed
 */
public record Spot(Site site, Volume volume, VolumePath path, RemotePath typed) {
    public Location location() {
        return new Location(volume, path);
    }
}
