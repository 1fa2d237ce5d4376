package io.portside.ui.sync.pair;

import java.util.Optional;

import io.portside.engine.sync.rule.SyncPair;

/** What the list of pairs leaves to the view around it. UI thread; nothing blocks. */
public interface PairActions {
    /** Looks at both folders of the pair. */
    void compare(SyncPair pair);

    /** Shows the runs of the pair. */
    void history(SyncPair pair);

    /** A pair of what the panes show now; empty: they show nothing that could be one. */
    Optional<SyncPair> fromPanes(PairShelf shelf);

    /** What became last of a pair that is kept in step, in a few words; empty: nothing yet. */
    String state(SyncPair pair);

    /** What is to be said about that at more length; empty: nothing. */
    String words(SyncPair pair);

    /** The pair that must not be deleted now, because it is being compared or run. */
    Optional<String> busy();
}
