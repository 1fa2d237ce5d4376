package io.portside.cli.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import io.portside.cli.sync.PlanLines;
import io.portside.cli.sync.RuleChoices;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncMode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a pair is synchronised, for {@code sync}. Filled by picocli. */
final class SyncOptions {
    @ArgGroup(exclusive = true)
    private Mode mode;

    @Option(names = "--exclude", descriptionKey = "exclude", paramLabel = "PATTERN")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--deletion", descriptionKey = "deletion", paramLabel = "trash|versions|real", converter = Deletions.class)
    private DeletionPolicy deletion;

    @Option(names = "--compare", descriptionKey = "compare", paramLabel = "size-and-time|checksum", converter = Comparisons.class)
    private Comparison comparison;

    @Option(names = "--conflicts", descriptionKey = "conflicts", paramLabel = "ask|left|right|newer|both", converter = Conflicts.class)
    private ConflictChoice conflict;

    @Option(names = "--links", descriptionKey = "links", paramLabel = "skip|copy|follow", converter = Links.class)
    private LinkPolicy links;

    @Option(names = "--keep-trash", descriptionKey = "keepTrash", paramLabel = "DAYS")
    private Integer trashDays;

    @Option(names = "--keep-versions", descriptionKey = "keepVersions", paramLabel = "N")
    private Integer versions;

    @Option(names = "--keep-versions-days", descriptionKey = "keepVersionDays", paramLabel = "DAYS")
    private Integer versionDays;

    /** At most one of these; for two places that are not saved as a pair. */
    static final class Mode {
        @Option(names = "--two-way", descriptionKey = "twoWay")
        private boolean twoWay;

        @Option(names = "--mirror", descriptionKey = "mirror")
        private boolean mirror;

        @Option(names = "--update", descriptionKey = "update")
        private boolean update;

        @Option(names = "--backup", descriptionKey = "backup")
        private boolean backup;
    }

    Optional<SyncMode> mode() {
        if (mode == null) {
            return Optional.empty();
        }
        if (mode.twoWay) {
            return Optional.of(SyncMode.TWO_WAY);
        }
        if (mode.mirror) {
            return Optional.of(SyncMode.MIRROR_RIGHT);
        }
        return Optional.of(mode.update ? SyncMode.UPDATE_RIGHT : SyncMode.BACKUP_RIGHT);
    }

    RuleChoices choices() {
        return new RuleChoices(mode(), exclude, Optional.ofNullable(deletion), Optional.ofNullable(comparison),
                Optional.ofNullable(conflict), Optional.ofNullable(links),
                new KeepRules(number(trashDays), number(versions), number(versionDays)));
    }

    private static OptionalInt number(Integer said) {
        return said == null ? OptionalInt.empty() : OptionalInt.of(said);
    }

    /** Whether nothing was said. */
    boolean none() {
        return choices().equals(new RuleChoices(Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), KeepRules.ALL));
    }

    /** A constant by its word, {@code COPY_RIGHT} by {@code copy-right}. */
    private abstract static class Word<E extends Enum<E>> implements ITypeConverter<E> {
        private final Class<E> type;

        Word(Class<E> type) {
            this.type = type;
        }

        @Override
        public E convert(String text) {
            for (E constant : type.getEnumConstants()) {
                if (PlanLines.word(constant).equals(text.toLowerCase(Locale.ROOT))) {
                    return constant;
                }
            }
            throw new TypeConversionException(NLS.bind(Messages.word, text,
                    Stream.of(type.getEnumConstants()).map(PlanLines::word).collect(Collectors.joining(", "))));
        }
    }

    static final class Deletions extends Word<DeletionPolicy> {
        Deletions() {
            super(DeletionPolicy.class);
        }
    }

    static final class Comparisons extends Word<Comparison> {
        Comparisons() {
            super(Comparison.class);
        }
    }

    static final class Conflicts extends Word<ConflictChoice> {
        Conflicts() {
            super(ConflictChoice.class);
        }
    }

    static final class Links extends Word<LinkPolicy> {
        Links() {
            super(LinkPolicy.class);
        }
    }

    static final class Guards extends Word<Guard.Kind> {
        Guards() {
            super(Guard.Kind.class);
        }
    }
}
