package io.portside.ui.sync.pair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
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
import io.portside.ui.Values;

/** Pairs for tests. */
public final class Pairs {
    public static final Site SHOP = Values.site("shop", "Shop", "ftp.example.org");

    private Pairs() {}

    public static SyncEnd local(String folder) {
        return new SyncEnd(SyncEnd.LOCAL, folder);
    }

    public static SyncPair web() {
        return new SyncPair("web", "Web site", local("/home/me/site"), new SyncEnd(SHOP.id(), "/www"),
                SyncRules.DEFAULT, KeepInStep.BY_HAND, 0, 0);
    }

    /** A pair with a value of its own everywhere. */
    static SyncPair special() {
        FilterRules filter = new FilterRules(List.of("*.bak", "!keep.bak", "/cache/"), OptionalLong.of(10),
                OptionalLong.of(5L << 20), Optional.of(Duration.ofMinutes(2)), Optional.of(Duration.ofDays(365)),
                false);
        SyncRules rules = new SyncRules(SyncMode.MIRROR_LEFT, filter, Comparison.CHECKSUM, DeletionPolicy.REAL,
                ConflictChoice.NEWER, LinkPolicy.COPY, new GuardLimits(7, 12),
                new KeepRules(OptionalInt.of(30), OptionalInt.of(5), OptionalInt.empty()));
        return new SyncPair("special", "Special", local("/data"), new SyncEnd(SHOP.id(), "/"), rules,
                new KeepInStep(true, Optional.of(Duration.ofMinutes(15))), 256 * 1024, 3);
    }

    static PairShelf shelf(SyncPair... pairs) {
        return new PairShelf(List.of(pairs), List.of(SHOP), List.of());
    }

    /** Keeps pairs in memory. */
    public static final class Book implements PairBook {
        public final List<SyncPair> pairs = new ArrayList<>();
        public boolean full;

        @Override
        public PairShelf load() {
            return new PairShelf(pairs, List.of(SHOP), List.of());
        }

        @Override
        public void save(SyncPair pair) throws ProblemException {
            if (full) {
                throw new ProblemException(Problem.of(ProblemKind.NO_SPACE, "told to", "/state/pairs"), null);
            }
            pairs.removeIf(other -> other.id().equals(pair.id()));
            pairs.add(pair);
        }

        @Override
        public void delete(SyncPair pair) {
            pairs.removeIf(other -> other.id().equals(pair.id()));
        }
    }
}
