package io.portside.engine.transfer;

import io.portside.engine.files.Volume;

/** From where to where, and whether the source goes. */
record TransferRoute(Volume from, Volume to, boolean move) {
    boolean inside() {
        return from.id().equals(to.id());
    }

    /** Files at a time. */
    int workers() {
        return Math.max(1, Math.min(from.parallelism(), to.parallelism()));
    }
}
