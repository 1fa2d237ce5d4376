package io.portside.engine.sync.plan.file;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** Plans of any shape, meaningful or not: every constant, every optional thing there and not, every sort of name. */
final class RandomPlans {
    private static final List<String> PARTS = List.of("a", "B", " ", "\u00fc", "u\u0308", "\ud83d\udea2", "\udce9",
            "\ud800", "\r\n", "\t", "\"", "\\", "\u2028", "\u0000", "{", "'", "<", "\ufeff", ".x");
    private final Random random;

    RandomPlans(long seed) {
        random = new Random(seed);
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }

    private <T> Optional<T> perhaps(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private OptionalLong size() {
        return random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            texts.add(text());
        }
        return texts;
    }

    private VolumePath path() {
        VolumePath path = VolumePath.ROOT;
        for (int i = random.nextInt(4); i > 0; i--) {
            path = path.child(text());
        }
        return path;
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private Facts facts() {
        return new Facts(any(EntryKind.class), size(),
                perhaps(() -> new Stamp(instant(),
                        new TimeQuality(any(TimeQuality.Precision.class), random.nextBoolean()))),
                perhaps(this::text), perhaps(this::text), random.nextBoolean());
    }

    PlanItem item() {
        List<Reason> reasons = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            reasons.add(new Reason(any(Reason.Kind.class), texts()));
        }
        return new PlanItem(path(), perhaps(this::facts), perhaps(this::facts),
                perhaps(() -> new BaselineEntry(facts(), facts())), any(Change.class), any(Change.class),
                any(Action.class), any(Action.class), reasons, perhaps(this::path));
    }

    private SyncRules rules() {
        FilterRules filter = new FilterRules(texts(), size(), size(),
                perhaps(() -> Duration.ofSeconds(random.nextInt(1 << 30), random.nextInt(1000))),
                perhaps(() -> Duration.ofDays(random.nextInt(4000))), random.nextBoolean());
        return new SyncRules(any(SyncMode.class), filter, any(Comparison.class), any(DeletionPolicy.class),
                any(ConflictChoice.class), any(LinkPolicy.class),
                new GuardLimits(random.nextInt(1 << 30), random.nextInt(101)),
                new KeepRules(count(), count(), count()));
    }

    private OptionalInt count() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1 << 30));
    }

    SavedPlan plan(int items) {
        SyncPair pair = new SyncPair(text(), text(), new SyncEnd(text(), path().toString()),
                new SyncEnd(SyncEnd.LOCAL, path().toString()), rules(), KeepInStep.BY_HAND, random.nextInt(1 << 30),
                random.nextInt(9));
        List<PlanItem> list = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            list.add(item());
        }
        List<Guard> guards = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            guards.add(new Guard(any(Guard.Kind.class), texts()));
        }
        return new SavedPlan(pair,
                new SyncPlan(pair.id(), rules(), instant(), list, guards, random.nextInt(1 << 30)));
    }
}
