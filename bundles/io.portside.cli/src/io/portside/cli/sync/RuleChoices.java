package io.portside.cli.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;

/** What the options say about a pair's rules, for this run; empty: as the pair has it. */
public record RuleChoices(Optional<SyncMode> mode, List<String> exclude, Optional<DeletionPolicy> deletion,
        Optional<Comparison> comparison, Optional<ConflictChoice> conflict, Optional<LinkPolicy> links,
        KeepRules keep) {
    public RuleChoices {
        exclude = List.copyOf(exclude);
    }

    /** Patterns are added to the pair's own, behind them. */
    public SyncRules applied(SyncRules rules) {
        List<String> patterns = new ArrayList<>(rules.filter().patterns());
        patterns.addAll(exclude);
        return rules.withMode(mode.orElse(rules.mode())).withFilter(rules.filter().withPatterns(patterns))
                .withDeletion(deletion.orElse(rules.deletion())).withComparison(comparison.orElse(rules.comparison()))
                .withConflict(conflict.orElse(rules.conflict())).withLinks(links.orElse(rules.links()))
                .withKeep(keep(rules.keep()));
    }

    private KeepRules keep(KeepRules own) {
        return new KeepRules(said(keep.trashDays(), own.trashDays()), said(keep.versions(), own.versions()),
                said(keep.versionDays(), own.versionDays()));
    }

    private static OptionalInt said(OptionalInt said, OptionalInt own) {
        return said.isPresent() ? said : own;
    }
}
