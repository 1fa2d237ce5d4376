package io.portside.engine.sync.scan;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.tree.FolderBaseline;

/** What the baseline knows, as far as a scan asks: one folder at a time, on one thread at a time. */
@FunctionalInterface
public interface BaselineFolders {
    FolderBaseline folder(VolumePath folder) throws ProblemException;
}
