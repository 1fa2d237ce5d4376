package io.portside.ui.sync.pair;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.SyncPair;

/** Where pairs are read from and written to. Blocks: worker threads. */
public interface PairBook {
    PairShelf load() throws ProblemException;

    /** Adds or replaces. */
    void save(SyncPair pair) throws ProblemException;

    /** With what is remembered of it; files of its folders stay. */
    void delete(SyncPair pair) throws ProblemException;
}
