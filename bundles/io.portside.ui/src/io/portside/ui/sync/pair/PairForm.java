package io.portside.ui.sync.pair;

import java.io.File;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.ui.pane.PathText;

/** A pair as it is typed: texts that may be wrong, and choices that cannot be. Immutable, pure. */
public record PairForm(String id, Map<Field, String> texts, Choices choices) {
    private static final int KIB = 1024;
    private static final int MOST_SESSIONS = 32;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public PairForm {
        texts = Map.copyOf(texts);
    }

    /** What is typed. */
    enum Field {
        NAME, LEFT_FOLDER, RIGHT_FOLDER, PATTERNS, SMALLEST, LARGEST, YOUNGEST, OLDEST, DELETIONS, PERCENT, TRASH_DAYS, VERSIONS, VERSION_DAYS, LIMIT, SESSIONS, EVERY
    }

    /** What is chosen. */
    record Choices(String leftVolume, String rightVolume, SyncMode mode, boolean hidden, Comparison comparison,
            DeletionPolicy deletion, ConflictChoice conflict, LinkPolicy links, boolean watch) {
        String volume(Side side) {
            return side == Side.LEFT ? leftVolume : rightVolume;
        }
    }

    /** What is wrong, in words. */
    record Fault(Field field, String message) {}

    /** A pair to begin with. */
    public static PairForm of(SyncPair pair) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        SyncRules rules = pair.rules();
        FilterRules filter = rules.filter();
        texts.put(Field.NAME, pair.name());
        texts.put(Field.LEFT_FOLDER, shown(pair.left()));
        texts.put(Field.RIGHT_FOLDER, shown(pair.right()));
        texts.put(Field.PATTERNS, String.join("\n", filter.patterns())); //$NON-NLS-1$
        texts.put(Field.SMALLEST, size(filter.smallest()));
        texts.put(Field.LARGEST, size(filter.largest()));
        texts.put(Field.YOUNGEST, span(filter.youngest()));
        texts.put(Field.OLDEST, span(filter.oldest()));
        texts.put(Field.DELETIONS, String.valueOf(rules.guards().deletions()));
        texts.put(Field.PERCENT, String.valueOf(rules.guards().deletionPercent()));
        texts.put(Field.TRASH_DAYS, count(rules.keep().trashDays()));
        texts.put(Field.VERSIONS, count(rules.keep().versions()));
        texts.put(Field.VERSION_DAYS, count(rules.keep().versionDays()));
        texts.put(Field.LIMIT, pair.bytesPerSecond() == 0 ? "" : String.valueOf(pair.bytesPerSecond() / KIB)); //$NON-NLS-1$
        texts.put(Field.SESSIONS, pair.sessions() == 0 ? "" : String.valueOf(pair.sessions())); //$NON-NLS-1$
        texts.put(Field.EVERY, span(pair.keepInStep().every()));
        return new PairForm(pair.id(), texts,
                new Choices(pair.left().volume(), pair.right().volume(), rules.mode(), filter.hidden(),
                        rules.comparison(), rules.deletion(), rules.conflict(), rules.links(),
                        pair.keepInStep().watch()));
    }

    private static String shown(SyncEnd end) {
        if (end.folder().isBlank()) {
            return ""; //$NON-NLS-1$
        }
        return end.local() ? PathText.local(VolumePath.parse(end.folder())) : end.folder();
    }

    private static String size(OptionalLong bytes) {
        return bytes.isPresent() ? Quantities.size(bytes.getAsLong()) : ""; //$NON-NLS-1$
    }

    private static String count(OptionalInt count) {
        return count.isPresent() ? String.valueOf(count.getAsInt()) : ""; //$NON-NLS-1$
    }

    private static String span(Optional<Duration> span) {
        return span.map(Quantities::span).orElse(""); //$NON-NLS-1$
    }

    String text(Field field) {
        return texts.getOrDefault(field, "").strip(); //$NON-NLS-1$
    }

    PairForm with(Field field, String text) {
        Map<Field, String> others = new EnumMap<>(Field.class);
        others.putAll(texts);
        others.put(field, text);
        return new PairForm(id, others, choices);
    }

    /**
     * The first thing that is wrong.
     *
     * @param names   of the other pairs
     * @param volumes that exist
     */
    Optional<Fault> fault(Collection<String> names, Set<String> volumes) {
        return nameFault(names).or(() -> endFault(Side.LEFT, volumes)).or(() -> endFault(Side.RIGHT, volumes))
                .or(this::nested).or(this::filterFault).or(this::numberFault);
    }

    private Optional<Fault> nameFault(Collection<String> names) {
        if (text(Field.NAME).isEmpty()) {
            return fault(Field.NAME, Messages.faultNoName);
        }
        return names.stream().anyMatch(name -> name.equalsIgnoreCase(text(Field.NAME)))
                ? fault(Field.NAME, Messages.faultNameTaken)
                : Optional.empty();
    }

    private static Field folderField(Side side) {
        return side == Side.LEFT ? Field.LEFT_FOLDER : Field.RIGHT_FOLDER;
    }

    private Optional<Fault> endFault(Side side, Set<String> volumes) {
        Field field = folderField(side);
        boolean left = side == Side.LEFT;
        if (!volumes.contains(choices.volume(side))) {
            return fault(field, left ? Messages.faultLeftSiteGone : Messages.faultRightSiteGone);
        }
        if (text(field).isEmpty()) {
            return fault(field, left ? Messages.faultNoLeft : Messages.faultNoRight);
        }
        boolean local = choices.volume(side).equals(SyncEnd.LOCAL);
        String folder = local ? text(field).replace(File.separatorChar, '/') : text(field);
        boolean absolute = folder.startsWith("/") || local && folder.matches("[A-Za-z]:(/.*)?"); //$NON-NLS-1$ //$NON-NLS-2$
        return absolute
                ? Optional.empty()
                : fault(field, left ? Messages.faultLeftRelative : Messages.faultRightRelative);
    }

    /** A folder inside the other would be copied into itself, again and again. */
    private Optional<Fault> nested() {
        if (!choices.leftVolume().equals(choices.rightVolume())) {
            return Optional.empty();
        }
        VolumePath left = VolumePath.parse(end(Side.LEFT).folder());
        VolumePath right = VolumePath.parse(end(Side.RIGHT).folder());
        if (left.equals(right)) {
            return fault(Field.RIGHT_FOLDER, Messages.faultSame);
        }
        return left.startsWith(right) || right.startsWith(left)
                ? fault(Field.RIGHT_FOLDER, Messages.faultNested)
                : Optional.empty();
    }

    private Optional<Fault> filterFault() {
        for (Field field : List.of(Field.SMALLEST, Field.LARGEST)) {
            if (!text(field).isEmpty() && Quantities.size(text(field)).isEmpty()) {
                return fault(field, Messages.faultSize);
            }
        }
        for (Field field : List.of(Field.YOUNGEST, Field.OLDEST)) {
            if (!text(field).isEmpty() && Quantities.span(text(field)).isEmpty()) {
                return fault(field, Messages.faultSpan);
            }
        }
        OptionalLong smallest = Quantities.size(text(Field.SMALLEST));
        OptionalLong largest = Quantities.size(text(Field.LARGEST));
        if (smallest.isPresent() && largest.isPresent() && smallest.getAsLong() > largest.getAsLong()) {
            return fault(Field.LARGEST, Messages.faultSizesCross);
        }
        Optional<Duration> youngest = Quantities.span(text(Field.YOUNGEST));
        Optional<Duration> oldest = Quantities.span(text(Field.OLDEST));
        return youngest.isPresent() && oldest.isPresent() && youngest.get().compareTo(oldest.get()) > 0
                ? fault(Field.OLDEST, Messages.faultAgesCross)
                : Optional.empty();
    }

    private Optional<Fault> numberFault() {
        if (number(Field.DELETIONS, Integer.MAX_VALUE).isEmpty()) {
            return fault(Field.DELETIONS, Messages.faultDeletions);
        }
        if (number(Field.PERCENT, 100).isEmpty()) {
            return fault(Field.PERCENT, Messages.faultPercent);
        }
        for (Field field : List.of(Field.TRASH_DAYS, Field.VERSIONS, Field.VERSION_DAYS)) {
            if (!text(field).isEmpty() && kept(field).isEmpty()) {
                return fault(field, field == Field.VERSIONS ? Messages.faultKeepVersions : Messages.faultKeepDays);
            }
        }
        if (!text(Field.LIMIT).isEmpty() && number(Field.LIMIT, Integer.MAX_VALUE).isEmpty()) {
            return fault(Field.LIMIT, Messages.faultLimit);
        }
        if (!text(Field.SESSIONS).isEmpty() && number(Field.SESSIONS, MOST_SESSIONS).filter(n -> n > 0).isEmpty()) {
            return fault(Field.SESSIONS, Messages.faultSessions);
        }
        boolean every = text(Field.EVERY).isEmpty()
                || Quantities.span(text(Field.EVERY)).filter(span -> span.compareTo(SHORTEST) >= 0).isPresent();
        return every ? Optional.empty() : fault(Field.EVERY, Messages.faultEvery);
    }

    private Optional<Integer> number(Field field, int most) {
        if (!text(field).matches("\\d{1,10}")) { //$NON-NLS-1$
            return Optional.empty();
        }
        long value = Long.parseLong(text(field));
        return value <= most ? Optional.of((int) value) : Optional.empty();
    }

    /** Days or versions that are kept; empty: all. */
    private OptionalInt kept(Field field) {
        int most = field == Field.VERSIONS ? KeepRules.MOST_VERSIONS : KeepRules.LONGEST_DAYS;
        return number(field, most).filter(count -> count > 0).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<Fault> fault(Field field, String message) {
        return Optional.of(new Fault(field, message));
    }

    private SyncEnd end(Side side) {
        String volume = choices.volume(side);
        String folder = text(folderField(side));
        VolumePath path = volume.equals(SyncEnd.LOCAL) ? PathText.local(folder) : VolumePath.parse(folder);
        return new SyncEnd(volume, path.toString());
    }

    /** Only where there is no fault. */
    public SyncPair pair() {
        List<String> patterns = texts.getOrDefault(Field.PATTERNS, "").lines().map(String::stripTrailing) //$NON-NLS-1$
                .filter(line -> !line.isBlank()).toList();
        FilterRules filter = new FilterRules(patterns, Quantities.size(text(Field.SMALLEST)),
                Quantities.size(text(Field.LARGEST)), Quantities.span(text(Field.YOUNGEST)),
                Quantities.span(text(Field.OLDEST)), choices.hidden());
        DeletionPolicy deletion = choices.mode() == SyncMode.BACKUP_RIGHT
                ? DeletionPolicy.VERSIONS
                : choices.deletion();
        SyncRules rules = new SyncRules(choices.mode(), filter, choices.comparison(), deletion, choices.conflict(),
                choices.links(), new GuardLimits(number(Field.DELETIONS, Integer.MAX_VALUE).orElse(0),
                        number(Field.PERCENT, 100).orElse(0)),
                new KeepRules(kept(Field.TRASH_DAYS), kept(Field.VERSIONS), kept(Field.VERSION_DAYS)));
        return new SyncPair(id, text(Field.NAME), end(Side.LEFT), end(Side.RIGHT), rules,
                new KeepInStep(choices.watch(), Quantities.span(text(Field.EVERY))),
                number(Field.LIMIT, Integer.MAX_VALUE).map(kib -> (long) kib * KIB).orElse(0L),
                number(Field.SESSIONS, MOST_SESSIONS).orElse(0));
    }
}
