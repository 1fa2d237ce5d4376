package io.portside.cli.work;

import java.util.List;

import io.portside.engine.files.Location;

/**
 * A copy as it was asked for.
 *
 * @param sources        all on one side
 * @param targetIsFolder it was typed with a slash at its end
 * @param parents        missing folders of the target are made
 * @param existing       what becomes of files that are there and differ
 */
public record Copy(List<Source> sources, Location target, boolean targetIsFolder, boolean parents, Existing existing) {
    public Copy {
        sources = List.copyOf(sources);
    }

    /**
     * One source.
     *
     * @param content what is in the folder, and not the folder
     */
    public record Source(Location place, boolean content) {
        public Source {
            // A root has no name that a copy could get.
            content |= place.path().isRoot();
        }
    }

    /** What becomes of a target that exists. */
    public enum Existing {
        /** Equal in size and time: skipped; else an error. */
        REFUSE,
        /** Skipped. */
        SKIP,
        /** Replaced. */
        OVERWRITE
    }
}
