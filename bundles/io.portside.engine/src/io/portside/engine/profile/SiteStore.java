package io.portside.engine.profile;

import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;

/** The saved sites. Blocking file access: worker threads. Thread-safe. */
public interface SiteStore {
    /** Sorted by name; a damaged file is left out here, left alone on disk, and told by {@link #damaged()}. */
    List<Site> all() throws ProblemException;

    Optional<Site> find(String id) throws ProblemException;

    /** Adds or replaces, atomically (temporary file, fsync, rename); the previous version stays as {@code .bak}. Unknown JSON members survive. */
    void save(Site site) throws ProblemException;

    /** Removes the profile; its secret is the caller's to remove. */
    void delete(String id) throws ProblemException;

    /** One entry a file that could not be read. */
    List<Problem> damaged();
}
