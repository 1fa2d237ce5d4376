package io.portside.engine.sync;

import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.SyncPair;

/** The saved pairs. Blocking file access: worker threads. Thread-safe. */
public interface SyncPairStore {
    /** Sorted by name; damaged files are left out and told by {@link #damaged()}. */
    List<SyncPair> all() throws ProblemException;

    Optional<SyncPair> find(String id) throws ProblemException;

    /** Checks with {@code SyncPairRules}, then adds or replaces, atomically; the previous version stays as {@code .bak}. */
    void save(SyncPair pair) throws ProblemException;

    /** Removes the pair and what is remembered of it: baseline and history. Files of its folders stay. */
    void delete(String id) throws ProblemException;

    /**
     * One entry a file that could not be read ({@code PAIR_DAMAGED}, {@code PAIR_NEWER}), and one a pair whose site is not
     * there any more ({@code PAIR_SITE_GONE}); such a pair is among {@link #all()} too.
     */
    List<Problem> damaged();

    /**
     * Puts the previous version of a damaged pair back in its place; the damaged file is kept beside it.
     *
     * @param file as {@link #damaged()} tells it
     */
    SyncPair restorePrevious(String file) throws ProblemException;
}
