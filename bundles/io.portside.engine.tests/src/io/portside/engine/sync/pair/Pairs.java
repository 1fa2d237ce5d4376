package io.portside.engine.sync.pair;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

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

/** Pairs for tests. */
final class Pairs {
    private Pairs() {}

    static SyncPair plain(String id, String name) {
        return new SyncPair(id, name, new SyncEnd(SyncEnd.LOCAL, "/home/ann/site"), new SyncEnd("shop", "/htdocs"),
                SyncRules.DEFAULT, KeepInStep.BY_HAND, 0, 0);
    }

    /** Nothing in it is a default. */
    static SyncPair full(String id) {
        FilterRules filter = new FilterRules(List.of("*.bak", "/täglich/", "!keep.bak"), OptionalLong.of(1),
                OptionalLong.of(5_000_000_000L), Optional.of(Duration.ofSeconds(90)),
                Optional.of(Duration.ofDays(400)), false);
        SyncRules rules = new SyncRules(SyncMode.MIRROR_LEFT, filter, Comparison.CHECKSUM, DeletionPolicy.VERSIONS,
                ConflictChoice.NEWER, LinkPolicy.FOLLOW, new GuardLimits(7, 80),
                new KeepRules(OptionalInt.of(30), OptionalInt.of(5), OptionalInt.of(400)));
        return new SyncPair(id, "Büro \"日本\"", new SyncEnd(SyncEnd.LOCAL, "/home/ann/a b"),
                new SyncEnd("shop", "/ä"), rules, new KeepInStep(true, Optional.of(Duration.ofMinutes(15))),
                6_000_000_000L, 3);
    }
}
