package io.portside.ui.pane;

import java.util.Optional;

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
        return new Place(local.label(), false, Optional.empty(), cancel -> new Location(local, local.home(cancel)));
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
        return new Place(site.name(), true, Optional.of(site), cancel -> start(site, cancel));
    }

    /** A place visited before; a site that was closed meanwhile is opened again. */
    public Destination again(Location location) {
        if (!location.volume().remote()) {
            return Destination.of(location);
        }
        return new Place(location.volume().label(), false, site(location),
                cancel -> new Location(engine.connections().open(location.volume().id()), location.path()));
    }

    /** A folder of a site, by the site's id; the site is opened if it is not. */
    public Destination siteFolder(String siteId, VolumePath path) {
        return new Place(Messages.theSite, false, Optional.empty(),
                cancel -> new Location(engine.connections().open(siteId), path));
    }

    /** A site that is not saved. */
    public Destination unsaved(Site site) {
        return new Place(site.name(), true, Optional.of(site),
                cancel -> start(engine.connections().open(site), site, cancel));
    }

    /**
     * What a start argument says: a path, {@code site:ID}, or a URL.
     *
     * @param alone whether the other pane may follow to the site's local folder
     */
    public Destination argument(String argument, boolean alone) {
        if (StartArguments.isUrl(argument)) {
            return new Place(argument, alone, Optional.empty(), cancel -> url(argument, cancel));
        }
        if (!argument.startsWith(StartArguments.SITE)) {
            return local(argument);
        }
        return new NamedSite(argument.substring(StartArguments.SITE.length()), alone);
    }

    /** The site whose files these are, while it is open. Never blocks. */
    Optional<Site> site(Location location) {
        return location.volume().remote() ? engine.connections().site(location.volume().id()) : Optional.empty();
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

    /** A site of which only the id is known until it was looked up, which nobody wants to read. */
    private final class NamedSite implements Destination {
        private final String id;
        private final boolean alone;
        private volatile Optional<Site> found = Optional.empty();

        NamedSite(String id, boolean alone) {
            this.id = id;
            this.alone = alone;
        }

        @Override
        public String label() {
            return found.map(Site::name).orElse(Messages.theSite);
        }

        @Override
        public String name() throws ProblemException {
            found = Optional.of(Places.this.find(id));
            return label();
        }

        @Override
        public Optional<Site> site() {
            return found;
        }

        @Override
        public Location find(CancelToken cancel) throws ProblemException {
            return start(Places.this.find(id), cancel);
        }

        @Override
        public boolean entersSite() {
            return alone;
        }
    }

    private record Place(String label, boolean entersSite, Optional<Site> site, Finder finder) implements Destination {
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
