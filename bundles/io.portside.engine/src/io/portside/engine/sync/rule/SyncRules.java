package io.portside.engine.sync.rule;

/**
 * How a pair is synchronised.
 *
 * @param conflict what is proposed where both sides changed
 * @param keep     how long what is deleted and replaced can be had back
 */
public record SyncRules(SyncMode mode, FilterRules filter, Comparison comparison, DeletionPolicy deletion,
        ConflictChoice conflict, LinkPolicy links, GuardLimits guards, KeepRules keep) {
    public static final SyncRules DEFAULT = new SyncRules(SyncMode.TWO_WAY, FilterRules.ALL, Comparison.SIZE_AND_TIME,
            DeletionPolicy.TRASH, ConflictChoice.ASK, LinkPolicy.SKIP, GuardLimits.DEFAULT, KeepRules.ALL);

    public SyncRules withMode(SyncMode other) {
        return new SyncRules(other, filter, comparison, deletion, conflict, links, guards, keep);
    }

    public SyncRules withFilter(FilterRules other) {
        return new SyncRules(mode, other, comparison, deletion, conflict, links, guards, keep);
    }

    public SyncRules withComparison(Comparison other) {
        return new SyncRules(mode, filter, other, deletion, conflict, links, guards, keep);
    }

    public SyncRules withDeletion(DeletionPolicy other) {
        return new SyncRules(mode, filter, comparison, other, conflict, links, guards, keep);
    }

    public SyncRules withConflict(ConflictChoice other) {
        return new SyncRules(mode, filter, comparison, deletion, other, links, guards, keep);
    }

    public SyncRules withLinks(LinkPolicy other) {
        return new SyncRules(mode, filter, comparison, deletion, conflict, other, guards, keep);
    }

    public SyncRules withGuards(GuardLimits other) {
        return new SyncRules(mode, filter, comparison, deletion, conflict, links, other, keep);
    }

    public SyncRules withKeep(KeepRules other) {
        return new SyncRules(mode, filter, comparison, deletion, conflict, links, guards, other);
    }
}
