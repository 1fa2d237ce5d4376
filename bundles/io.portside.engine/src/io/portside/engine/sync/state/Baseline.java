package io.portside.engine.sync.state;

import java.nio.file.Path;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.tree.FolderBaseline;

/** The state both sides last agreed on. Thread-safe; reads block on disk, in memory that one folder needs. */
public interface Baseline {
    /**
     * Whether a run has come to its end since the pair was made, so that what is not in the baseline was not there then. A
     * first run that was broken off left entries, which are true, and the others are unknown.
     */
    boolean exists();

    /** What is known of a folder's entries; empty where nothing is known. */
    FolderBaseline folder(VolumePath folder) throws ProblemException;

    /** How many files it knows. */
    long files() throws ProblemException;

    /** Where the damaged one was put, as long as no run has made a new one. */
    Optional<Path> lost();
}
