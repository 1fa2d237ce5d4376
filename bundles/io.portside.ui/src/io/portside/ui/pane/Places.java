package io.portside.ui.pane;

import io.portside.engine.address.AddressParser;
import io.portside.engine.address.BadAddress;
import io.portside.engine.address.RemotePath;
import io.portside.engine.address.SiteFinder;
import io.portside.engine.PortsideEngine;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.app.StartArguments;

/** Makes destinations. Making one is free; finding what it stands for blocks. */
public final class Places {
    private final PortsideEngine engine;

    public Places(PortsideEngine engine) {
        this.engine = engine;
    }

    /** The home folder of this computer. */
    public Destination home() {
        Volume local = engine.connections().local();
        return new Place(local.label(), false, cancel -> new Location(local, local.home(cancel)));
    }

    /** A path of this computer. */
    public Destination local(String path) {
        return Destination.of(local(PathText.local(path)));
    }

    /** A path of this computer. */
    public Location local(VolumePath path) {
        return new Location(engine.connections().local(), path);
    }

    /** A site's start folder. */
    public Destination site(Site site) {
        return new Place(site.name(), true, cancel -> start(site, cancel));
    }

    /** A place visited before; a site that was closed meanwhile is opened again. */
    public Destination again(Location location) {
        if (!location.volume().remote()) {
            return Destination.of(location);
        }
        return new Place(location.volume().label(), false,
                cancel -> new Location(engine.connections().open(location.volume().id()), location.path()));
    }

    /** A site that is not saved. */
    public Destination unsaved(Site site) {
        return new Place(site.name(), true, cancel -> start(engine.connections().open(site), site, cancel));
    }

    /**
     * What a start argument says: a path, {@code site:ID}, or a URL.
     *
     * @param alone whether the other pane may follow to the site's local folder
     */
    public Destination argument(String argument, boolean alone) {
        if (StartArguments.isUrl(argument)) {
            return new Place(argument, alone, cancel -> url(argument, cancel));
        }
        if (!argument.startsWith(StartArguments.SITE)) {
            return local(argument);
        }
        String id = argument.substring(StartArguments.SITE.length());
        return new Place(id, alone, cancel -> start(find(id), cancel));
    }

    private Location start(Site site, CancelToken cancel) throws ProblemException {
        return start(engine.connections().open(site.id()), site, cancel);
    }

    private static Location start(Volume volume, Site site, CancelToken cancel) throws ProblemException {
        String folder = site.remoteFolder().strip();
        // Without a leading slash it is meant from where the server puts us.
        VolumePath from = folder.startsWith("/") ? VolumePath.ROOT : volume.home(cancel);
        return new Location(volume, PathText.parse(folder, volume, from));
    }

    private Location url(String text, CancelToken cancel) throws ProblemException {
        try {
            SiteFinder.Found found = new SiteFinder(engine.sites()).find(AddressParser.parse(text));
            Volume volume = found.known()
                    ? engine.connections().open(found.site().id())
                    : engine.connections().open(found.site());
            VolumePath from = found.path().from() == RemotePath.From.ROOT
                    ? VolumePath.ROOT
                    : start(volume, found.site(), cancel).path();
            return new Location(volume, found.path().in(from));
        } catch (BadAddress e) {
            throw new ProblemException(Problem.of(ProblemKind.NOT_FOUND, e.getMessage(), text), e);
        }
    }

    private Site find(String id) throws ProblemException {
        return engine.sites().stream().filter(site -> site.id().equals(id)).findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemKind.NOT_FOUND, "No site has the id " + id, id), null));
    }

    private record Place(String label, boolean entersSite, Finder finder) implements Destination {
        @Override
        public Location find(CancelToken cancel) throws ProblemException {
            return finder.find(cancel);
        }
    }

    @FunctionalInterface
    private interface Finder {
        Location find(CancelToken cancel) throws ProblemException;
    }
}
