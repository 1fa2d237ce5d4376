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

    /** Adds or replaces, atomically; the previous version stays as {@code .bak}. */
    void save(SyncPair pair) throws ProblemException;

    /** Removes the pair and what is remembered of it: baseline and history. Files of its folders stay. */
    void delete(String id) throws ProblemException;

    /** One entry a file that could not be read. */
    List<Problem> damaged();
}
