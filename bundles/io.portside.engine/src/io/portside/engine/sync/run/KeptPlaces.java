package io.portside.engine.sync.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.portside.engine.files.TemporaryName;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;

/** Where what a run replaces or deletes goes: below the pair's folder on the same side, so that a rename brings it there. */
final class KeptPlaces {
    static final String TRASH = ".portside-trash";
    static final String VERSIONS = ".portside-versions";
    /** Of most file systems: 255 bytes a name, and the time has to fit too. */
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 16;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DeletionPolicy policy;
    private final String label;

    /** @param run makes runs of one second differ */
    KeptPlaces(DeletionPolicy policy, Instant started, long run) {
        this.policy = policy;
        this.label = TIME.format(started) + "-" + run;
    }

    /** A backup keeps versions, whatever the policy says. */
    static DeletionPolicy policy(SyncRules rules) {
        return rules.mode() == SyncMode.BACKUP_RIGHT ? DeletionPolicy.VERSIONS : rules.deletion();
    }

    boolean keeps() {
        return policy != DeletionPolicy.REAL;
    }

    /** @param attempt 0, and more where the place before was taken; empty: it is not kept */
    Optional<VolumePath> of(VolumePath path, int attempt) {
        String time = attempt == 0 ? label : label + "~" + (attempt + 1);
        return switch (policy) {
            case TRASH -> Optional.of(below(TRASH, time, path));
            case VERSIONS -> Optional.of(version(path, time));
            case REAL -> Optional.empty();
        };
    }

    private static VolumePath version(VolumePath path, String time) {
        if (path.name().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return below(VERSIONS, "~" + time, path);
        }
        VolumePath folder = VolumePath.ROOT.child(VERSIONS).resolve(path.parent().names().toArray(String[]::new));
        return folder.child(path.name() + "~" + time);
    }

    private static VolumePath below(String place, String time, VolumePath path) {
        return VolumePath.ROOT.resolve(place, time).resolve(path.names().toArray(String[]::new));
    }

    /**
     * For new content until it takes its place: beside it, because a rename across folders may be refused. It ends as the
     * name ends, which decides whether it is text on its way.
     */
    static VolumePath temporary(VolumePath path) {
        String name = path.name();
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 || name.length() - dot > LONGEST_EXTENSION ? "" : name.substring(dot);
        return path.parent()
                .child(String.format(".portside-%08x.new", ThreadLocalRandom.current().nextInt()) + extension);
    }

    /** For old content that is not kept, until the new one has taken its place. */
    static VolumePath aside(VolumePath path) {
        return path.parent().child(TemporaryName.aside());
    }

    /** Whether a kept file was only aside, and goes when its successor is in place. */
    static boolean onlyAside(VolumePath kept) {
        return !kept.names().get(0).equals(TRASH) && !kept.names().get(0).equals(VERSIONS);
    }

    /** Whether a path is that of something kept. */
    static boolean kept(VolumePath path) {
        return !path.isRoot() && !onlyAside(path);
    }

    static boolean trash(VolumePath place) {
        return place.names().get(0).equals(TRASH);
    }

    static boolean version(VolumePath place) {
        return place.names().get(0).equals(VERSIONS);
    }
}
