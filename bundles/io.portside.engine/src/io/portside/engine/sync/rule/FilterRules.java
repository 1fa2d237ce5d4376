package io.portside.engine.sync.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is left out of a synchronisation, on both sides alike. What is left out is neither copied nor deleted.
 *
 * @param patterns as lines of a {@code .gitignore}: {@code *.bak}, {@code /build/}, {@code !keep.bak}; the last that
 *                 matches rules
 * @param smallest bytes; smaller files are left out
 * @param largest  bytes; larger files are left out
 * @param youngest files modified less than this before the scan are left out
 * @param oldest   files modified longer than this before the scan are left out
 * @param hidden   whether hidden files and folders take part
 */
public record FilterRules(List<String> patterns, OptionalLong smallest, OptionalLong largest,
        Optional<Duration> youngest, Optional<Duration> oldest, boolean hidden) {
    /** Everything takes part. */
    public static final FilterRules ALL = new FilterRules(List.of(), OptionalLong.empty(), OptionalLong.empty(),
            Optional.empty(), Optional.empty(), true);

    public FilterRules {
        patterns = List.copyOf(patterns);
    }

    public FilterRules withPatterns(List<String> others) {
        return new FilterRules(others, smallest, largest, youngest, oldest, hidden);
    }
}
