package io.portside.ftp.listing;

import java.util.List;
import java.util.Optional;

import io.portside.ftp.listing.RemoteListing.Doubt;

/**
 * Folders that are listed one after the other on one session, each asked for before the one before it is over. Called on
 * the thread that asked, in the midst of the dialogue with the server: so it must not wait for another call of the site.
 *
 * <p>A folder that was taken and has not been {@linkplain #listed told} when the call is over has to be listed by itself;
 * that says why it cannot be. What came of it is void.
 */
public interface ListingRow {
    /** The path of the next folder; empty for the end of the row. */
    Optional<String> next();

    /** Takes the entries of a folder. */
    ListingSink sink(String path);

    /** A folder came to its end; why it may not be complete. */
    void listed(String path, List<Doubt> doubts);
}
