package io.portside.engine.sync.scan;

import io.portside.engine.sync.tree.FolderTriple;

/** Takes what a scan found, on one thread at a time, folders in any order, each once. */
@FunctionalInterface
public interface FolderTaker {
    void folder(FolderTriple triple);
}
