package io.portside.engine.profile;

import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;

/** The saved sites. Blocking file access: worker threads. Thread-safe. */
public interface SiteStore {
    /** Sorted by name; a damaged file is left out here, left alone on disk, and told by {@link #damaged()}. */
    List<Site> all() throws ProblemException;

    /** Throws {@code PROFILE_DAMAGED} or {@code PROFILE_NEWER} where the file is there but cannot be read. */
    Optional<Site> find(String id) throws ProblemException;

    /** Checks with {@link SiteRules}, then adds or replaces, atomically (temporary file, fsync, rename); the previous version stays as {@code .bak}. Unknown JSON members survive. */
    void save(Site site) throws ProblemException;

    /** Removes the profile; its secret is the caller's to remove. */
    void delete(String id) throws ProblemException;

    /** One entry a file that could not be read: {@code PROFILE_DAMAGED} or {@code PROFILE_NEWER}. Reads the disk. */
    List<Problem> damaged();

    /**
     * Puts the previous version of a damaged profile back in its place; the damaged file is kept beside it.
     *
     * @param file as {@link #damaged()} tells it
     */
    Site restorePrevious(String file) throws ProblemException;
}
