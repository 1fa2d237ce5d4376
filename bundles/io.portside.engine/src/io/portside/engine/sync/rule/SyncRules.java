package io.portside.engine.sync.rule;

/**
 * How a pair is synchronised.
 *
 * @param conflict what is proposed where both sides changed
 */
public record SyncRules(SyncMode mode, FilterRules filter, Comparison comparison, DeletionPolicy deletion,
        ConflictChoice conflict, LinkPolicy links, GuardLimits guards) {
    public static final SyncRules DEFAULT = new SyncRules(SyncMode.TWO_WAY, FilterRules.ALL, Comparison.SIZE_AND_TIME,
            DeletionPolicy.TRASH, ConflictChoice.ASK, LinkPolicy.SKIP, GuardLimits.DEFAULT);

    public SyncRules withMode(SyncMode other) {
        return new SyncRules(other, filter, comparison, deletion, conflict, links, guards);
    }

    public SyncRules withFilter(FilterRules other) {
        return new SyncRules(mode, other, comparison, deletion, conflict, links, guards);
    }

    public SyncRules withComparison(Comparison other) {
        return new SyncRules(mode, filter, other, deletion, conflict, links, guards);
    }

    public SyncRules withDeletion(DeletionPolicy other) {
        return new SyncRules(mode, filter, comparison, other, conflict, links, guards);
    }

    public SyncRules withConflict(ConflictChoice other) {
        return new SyncRules(mode, filter, comparison, deletion, other, links, guards);
    }

    public SyncRules withLinks(LinkPolicy other) {
        return new SyncRules(mode, filter, comparison, deletion, conflict, other, guards);
    }

    public SyncRules withGuards(GuardLimits other) {
        return new SyncRules(mode, filter, comparison, deletion, conflict, links, other);
    }
}
