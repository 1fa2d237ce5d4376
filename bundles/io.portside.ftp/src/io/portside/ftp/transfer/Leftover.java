package io.portside.ftp.transfer;

import java.time.Instant;
import java.util.Optional;

/**
 * What an upload has on a server besides whole files under their own names. Two of one account and temporary name are the
 * same upload's.
 *
 * @param account   {@code user@host:port}
 * @param temporary the hidden file that it writes
 * @param swap      the file that steps aside for it, where the server does not replace files
 * @param left      when its upload ended; empty: at work, or killed at a moment that nobody knows
 */
public record Leftover(String account, String temporary, Optional<Swap> swap, Optional<Instant> left) {
    /**
     * A file on its way aside, or there.
     *
     * @param path     its own name
     * @param aside    where it is meanwhile
     * @param size     of the new file, bytes
     * @param replaced whether the new file is known to have come in: then what is aside is of no more use
     */
    public record Swap(String path, String aside, long size, boolean replaced) {
        public Swap done() {
            return new Swap(path, aside, size, true);
        }

        /** What was aside is gone: whatever comes there late is somebody's file, and not the one that was replaced. */
        public Swap undone() {
            return new Swap(path, aside, size, false);
        }
    }

    public Leftover withSwap(Optional<Swap> other) {
        return new Leftover(account, temporary, other, left);
    }

    public Leftover leftAt(Instant time) {
        return new Leftover(account, temporary, swap, Optional.of(time));
    }
}
