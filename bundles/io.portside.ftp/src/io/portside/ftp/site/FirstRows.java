package io.portside.ftp.site;

import java.util.List;
import java.util.Optional;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;

/**
 * Of the attempts of a search, the first that has entries leads: its entries are the answer's, those of the others are
 * dropped. Belongs to the search's thread.
 */
final class FirstRows {
    private final ListingSink sink;
    private Optional<Attempt> leader = Optional.empty();

    FirstRows(ListingSink sink) {
        this.sink = sink;
    }

    void entries(Attempt by, List<RemoteEntry> batch) throws FtpException {
        if (leader.isEmpty()) {
            leader = Optional.of(by);
        }
        if (leader.get() == by) {
            sink.entries(batch);
        }
    }

    void takenBack(Attempt by) throws FtpException {
        if (leader.isPresent() && leader.get() == by) {
            leader = Optional.empty();
            sink.takenBack();
        }
    }

    /** Whether the listing of {@code attempt}, which is at its end, is the one whose entries were handed on. */
    boolean may(Attempt attempt) {
        return leader.isEmpty() || leader.get() == attempt;
    }
}
