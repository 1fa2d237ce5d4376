package io.portside.engine.sync.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.KeptFile;

/**
 * What of trash and versions the rules of a pair do not keep any longer. Pure.
 *
 * @param asOf      the moment by which ages are reckoned
 * @param protectedFrom what this run and later ones put away stays
 */
record DueFiles(KeepRules rules, Instant asOf, long protectedFrom) {
    /** A file and the side it is on. */
    private record Original(Side side, VolumePath path) {}

    /** In the order in which they were put there. */
    List<KeptFile> of(List<KeptFile> kept) {
        Map<Original, Integer> newer = new HashMap<>();
        List<KeptFile> newestFirst = kept.stream()
                .sorted(Comparator.comparing(KeptFile::run).thenComparing(KeptFile::number).reversed()).toList();
        return newestFirst.stream().filter(file -> {
            // Counted whether it goes or not: what the last run put there is the newest version.
            int rank = KeptPlaces.version(file.place())
                    ? newer.merge(new Original(file.side(), file.path()), 1, Integer::sum)
                    : 0;
            return file.run() < protectedFrom && due(file, rank);
        }).sorted(Comparator.comparing(KeptFile::run).thenComparing(KeptFile::number)).toList();
    }

    /** @param rank of a version: 1 is the newest of its file */
    private boolean due(KeptFile file, int rank) {
        if (KeptPlaces.trash(file.place())) {
            return rules.trashDays().isPresent() && older(file, rules.trashDays().getAsInt());
        }
        if (!KeptPlaces.version(file.place()) || rules.versions().isEmpty() && rules.versionDays().isEmpty()) {
            return false;
        }
        boolean oneOfTheNewest = rules.versions().isPresent() && rank <= rules.versions().getAsInt();
        boolean young = rules.versionDays().isPresent() && !older(file, rules.versionDays().getAsInt());
        return !oneOfTheNewest && !young;
    }

    private boolean older(KeptFile file, int days) {
        return Duration.between(file.since(), asOf).compareTo(Duration.ofDays(days)) > 0;
    }
}
