package io.portside.ui.sync.pair;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.profile.Site;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.ui.pane.PathText;

/**
 * All pairs as they were read, and the sites their folders may be on. Immutable.
 *
 * @param damaged one entry a file that could not be read
 */
public record PairShelf(List<SyncPair> pairs, List<Site> sites, List<Problem> damaged) {
    public static final PairShelf EMPTY = new PairShelf(List.of(), List.of(), List.of());

    public PairShelf {
        pairs = List.copyOf(pairs);
        sites = List.copyOf(sites);
        damaged = List.copyOf(damaged);
    }

    /** "This computer", or the site's name. */
    public String label(String volume) {
        if (volume.equals(SyncEnd.LOCAL)) {
            return Messages.thisComputer;
        }
        return sites.stream().filter(site -> site.id().equals(volume)).map(Site::name).findFirst()
                .orElse(Messages.siteGone);
    }

    /** Where an end is, in words: the path alone says that it is this computer. */
    public String label(SyncEnd end) {
        return end.local() ? PathText.local(VolumePath.parse(end.folder())) : label(end.volume()) + ':' + end.folder();
    }

    /** Ids: this computer first, then the sites. */
    Set<String> volumes() {
        Set<String> volumes = new LinkedHashSet<>();
        volumes.add(SyncEnd.LOCAL);
        sites.forEach(site -> volumes.add(site.id()));
        return volumes;
    }

    /** The names of the other pairs. */
    List<String> namesBut(String id) {
        return pairs.stream().filter(pair -> !pair.id().equals(id)).map(SyncPair::name).toList();
    }

    /** The pair that joins these two folders, whichever is left. */
    public Optional<SyncPair> joining(SyncEnd one, SyncEnd other) {
        return pairs.stream().filter(pair -> pair.left().equals(one) && pair.right().equals(other)
                || pair.left().equals(other) && pair.right().equals(one)).findFirst();
    }

    /**
     * Those that have every word, and a folder on the volume.
     *
     * @param volume empty: any
     */
    List<SyncPair> matching(String search, Optional<String> volume) {
        String[] words = search.strip().toLowerCase(Locale.ROOT).split("\\s+"); //$NON-NLS-1$
        return pairs.stream().filter(pair -> volume.map(pair::uses).orElse(true)).filter(pair -> {
            String all = String.join(" ", pair.name(), label(pair.left()), label(pair.right())) //$NON-NLS-1$
                    .toLowerCase(Locale.ROOT);
            return Arrays.stream(words).allMatch(all::contains);
        }).toList();
    }

    /** A name that is free: as wanted, or with a number. */
    String freeName(String wanted) {
        List<String> taken = pairs.stream().map(pair -> pair.name().toLowerCase(Locale.ROOT)).toList();
        String name = wanted;
        for (int i = 2; taken.contains(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + ' ' + i;
        }
        return name;
    }

    /** A new pair of two folders, with a name that says what it joins. */
    public SyncPair proposal(SyncEnd left, SyncEnd right) {
        return SyncPair.of(freeName(proposedName(left, right)), left, right,
                SyncRules.DEFAULT);
    }

    private String proposedName(SyncEnd left, SyncEnd right) {
        String from = folderName(left);
        String to = right.local() ? folderName(right) : label(right.volume());
        return from.equals(to) ? from : NLS.bind(Messages.proposedName, from, to);
    }

    private String folderName(SyncEnd end) {
        VolumePath path = VolumePath.parse(end.folder());
        return path.isRoot() ? label(end.volume()) : path.name();
    }

    /** The same again under a name and id of its own; runs by hand until somebody says otherwise. */
    SyncPair copyOf(SyncPair pair) {
        SyncPair fresh = SyncPair.of(freeName(NLS.bind(Messages.copyName, pair.name())),
                pair.left(), pair.right(), pair.rules());
        return new SyncPair(fresh.id(), fresh.name(), pair.left(), pair.right(), pair.rules(), fresh.keepInStep(),
                pair.bytesPerSecond(), pair.sessions());
    }
}
