package io.portside.ftp.transfer;

import java.util.Optional;

/**
 * What an upload has on a server besides whole files under their own names. Two of one account and temporary name are the
 * same upload's.
 *
 * @param account   {@code user@host:port}
 * @param temporary the hidden file that it writes
 * @param swap      the file that steps aside for it, where the server does not replace files
 */
public record Leftover(String account, String temporary, Optional<Swap> swap) {
    /**
     * A file on its way aside, or there.
     *
     * @param path  its own name
     * @param aside where it is meanwhile
     * @param size  of the new file, bytes
     */
    public record Swap(String path, String aside, long size) {}

    public Leftover withSwap(Optional<Swap> other) {
        return new Leftover(account, temporary, other);
    }
}
