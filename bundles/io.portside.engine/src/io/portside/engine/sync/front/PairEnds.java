package io.portside.engine.sync.front;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.site.SiteConnections;
import io.portside.engine.sync.plan.OtherCases;
import io.portside.engine.sync.plan.SideNature;
import io.portside.engine.sync.pair.SyncPairRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ftp.cancel.CancelToken;

/** Where the folders of a pair are. Opens sites; connects nothing. */
final class PairEnds {
    private final SiteConnections connections;

    PairEnds(SiteConnections connections) {
        this.connections = connections;
    }

    /** {@code PAIR_SITE_GONE} where the site is not there any more. */
    Location location(SyncPair pair, Side side) throws ProblemException {
        SyncEnd end = pair.end(side);
        return new Location(volume(pair, end), VolumePath.parse(end.folder()));
    }

    /** The rules of pairs see names only; two names of this computer may be one folder through a link. Blocks on the disk. */
    static void requireApart(SyncPair pair) throws ProblemException {
        if (!pair.left().local() || !pair.right().local()) {
            return;
        }
        Path left = LocalStore.real(VolumePath.parse(pair.left().folder()));
        Path right = LocalStore.real(VolumePath.parse(pair.right().folder()));
        if (left.startsWith(right) || right.startsWith(left)) {
            throw new ProblemException(Problem.of(ProblemKind.PAIR_INVALID, left + " and " + right,
                    SyncPairRules.Field.RIGHT_FOLDER.name(),
                    (left.equals(right) ? SyncPairRules.Fault.SAME_FOLDER : SyncPairRules.Fault.INSIDE_EACH_OTHER)
                            .name()),
                    null);
        }
    }

    /**
     * Of each side that is on a server, which one and whose account: a site's profile can be given another address, and the
     * folder of that name there is another one.
     */
    Map<Side, String> places(SyncPair pair) throws ProblemException {
        Map<Side, String> places = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            SyncEnd end = pair.end(side);
            if (!end.local()) {
                volume(pair, end);
                connections.site(end.volume()).ifPresent(site -> places.put(side, place(site)));
            }
        }
        return places;
    }

    /** Port 990 is where port 21 speaks TLS at once. */
    private static String place(Site site) {
        return site.user() + "@" + site.host().toLowerCase(Locale.ROOT) + ":" + (site.port() == 990 ? 21 : site.port());
    }

    private Volume volume(SyncPair pair, SyncEnd end) throws ProblemException {
        if (end.local()) {
            return connections.local();
        }
        try {
            return connections.open(end.volume());
        } catch (ProblemException e) {
            if (e.problem().kind() == ProblemKind.NOT_FOUND) {
                throw new ProblemException(Problem.of(ProblemKind.PAIR_SITE_GONE, e.problem().details(), pair.name(),
                        end.volume()), e);
            }
            throw e;
        }
    }

    /**
     * Makes the pair's folder where it is not there yet; the folder above it has to be.
     *
     * @param had whether the plan knows of something in it: then it has gone since, a disk's mount perhaps, and a new one
     *            would be another folder ({@code NOT_FOUND})
     */
    void requireRoot(SyncPair pair, Side side, boolean had, CancelToken cancel) throws ProblemException {
        Location location = location(pair, side);
        if (location.volume().stat(location.path(), cancel).isPresent()) {
            return;
        }
        if (had) {
            throw new ProblemException(Problem.of(ProblemKind.NOT_FOUND, "gone since the folders were compared",
                    location.path().toString()), null);
        }
        location.volume().makeFolder(location.path(), cancel);
    }

    /** What names a side can have, which blocks on the disk; of a server nothing is known before something was refused. */
    static SideNature nature(Location end) {
        return end.volume().remote()
                ? SideNature.SERVER
                : SideNature.local(System.getProperty("os.name", ""), LocalStore.type(end.path()));
    }

    /**
     * Asks a server whether it tells upper and lower case apart; for names that differ in nothing else. Where nothing is in
     * the pair's folder yet it is asked for that, or the folders above. Where nobody can say, it is taken not to: the one
     * would silently take the place of the other.
     *
     * @param otherCase of something that is there, below the pair's folder; it is not listed like that
     */
    static SideNature asked(Location end, SideNature nature, Optional<VolumePath> otherCase, CancelToken cancel)
            throws ProblemException {
        if (!end.volume().remote() || !nature.caseSensitive()) {
            return nature;
        }
        Optional<VolumePath> asked = otherCase.isPresent()
                ? otherCase.map(path -> end.path().resolve(path.names().toArray(String[]::new)))
                : otherFolder(end, cancel);
        boolean same = asked.isEmpty() || end.volume().stat(asked.get(), cancel).isPresent();
        return same ? nature.caseInsensitive() : nature;
    }

    /** Of the pair's folder, or the nearest one above it that is there. */
    private static Optional<VolumePath> otherFolder(Location end, CancelToken cancel) throws ProblemException {
        for (VolumePath folder = end.path(); !folder.isRoot(); folder = folder.parent()) {
            String swapped = OtherCases.swapped(folder.name());
            if (!swapped.equals(folder.name()) && end.volume().stat(folder, cancel).isPresent()) {
                return Optional.of(folder.parent().child(swapped));
            }
        }
        return Optional.empty();
    }
}
