package io.portside.engine.sync.plan.filter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.tree.Facts;

/**
 * Tells which entries take part in a synchronisation. As in git, nothing below a folder that is left out takes part,
 * whatever later lines say. Names that Portside uses itself ({@value #OWN}…) never do. Immutable, any thread.
 */
public final class FilterMatcher {
    /** How the names begin of what a run keeps beside the files: trash, versions, half-written files. */
    public static final String OWN = ".portside-";

    private final FilterRules rules;
    private final List<IgnorePattern> patterns;

    public FilterMatcher(FilterRules rules) {
        this.rules = rules;
        patterns = rules.patterns().stream().map(IgnorePattern::parse).flatMap(Optional::stream).toList();
    }

    /**
     * Whether an entry takes part, and every folder above it.
     *
     * @param path below the pair's folder
     * @param now  when the scan began; ages count from there
     */
    public boolean takesPart(VolumePath path, Facts facts, Instant now) {
        return folderTakesPart(path.parent()) && takesPartThere(path.parent(), path.name(), facts, now);
    }

    /** Whether a folder takes part as far as names tell, with every folder above it; the pair's folder always does. */
    public boolean folderTakesPart(VolumePath folder) {
        StringBuilder path = new StringBuilder();
        for (String name : folder.names()) {
            path.append(path.isEmpty() ? "" : "/").append(name);
            if (name.startsWith(OWN) || leftOut(path.toString(), name, true)) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #takesPart}, for an entry of a folder that is known to take part. */
    public boolean takesPartThere(VolumePath folder, String name, Facts facts, Instant now) {
        if (name.startsWith(OWN) || facts.hidden() && !rules.hidden()) {
            return false;
        }
        if (facts.kind() == EntryKind.FILE && !(sizeFits(facts) && ageFits(facts, now))) {
            return false;
        }
        if (patterns.isEmpty()) {
            return true;
        }
        String path = folder.isRoot() ? name : String.join("/", folder.names()) + '/' + name;
        return !leftOut(path, name, facts.folder());
    }

    private boolean leftOut(String path, String name, boolean folder) {
        for (int i = patterns.size() - 1; i >= 0; i--) {
            IgnorePattern pattern = patterns.get(i);
            if (pattern.matches(path, name, folder)) {
                return !pattern.negated();
            }
        }
        return false;
    }

    /** A size that is not known excludes nothing. */
    private boolean sizeFits(Facts facts) {
        if (facts.size().isEmpty()) {
            return true;
        }
        long size = facts.size().getAsLong();
        return size >= rules.smallest().orElse(0) && size <= rules.largest().orElse(Long.MAX_VALUE);
    }

    private boolean ageFits(Facts facts, Instant now) {
        if (facts.modified().isEmpty() || rules.youngest().isEmpty() && rules.oldest().isEmpty()) {
            return true;
        }
        Duration age = Duration.between(facts.modified().get().time(), now);
        return rules.youngest().map(least -> age.compareTo(least) >= 0).orElse(true)
                && rules.oldest().map(most -> age.compareTo(most) <= 0).orElse(true);
    }
}
