package io.portside.ftp.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.session.StatusListing.Asked;

/**
 * Folders in a row over the control connection, a few asked for at a time. A file whose time would tell the server's zone
 * can only be asked about when nothing else is under way: until then no more folders are asked for, and those that have
 * come wait with their times. On the session's thread, once.
 */
final class StatusRow {
    /** Enough to fill the round trip; what is asked for can no longer be taken by another session. */
    private static final int AHEAD = 6;

    private final StatusListing status;
    private final ListingRow row;
    private final FolderLister lister;
    private final Deque<Asked> asked = new ArrayDeque<>();
    private final List<Answered> waiting = new ArrayList<>();

    StatusRow(StatusListing status, ListingRow row, FolderLister lister) {
        this.status = status;
        this.row = row;
        this.lister = lister;
    }

    /** A folder whose entries may still wait for the zone. */
    private record Answered(String path, ZonedRows rows, List<Doubt> doubts) {}

    void run(String first) throws FtpException {
        status.begin();
        try {
            asked.add(status.ask(first));
            while (!asked.isEmpty()) {
                askAhead();
                Asked oldest = asked.remove();
                ZonedRows rows = lister.rows(row.sink(oldest.path()));
                answer(oldest, rows).ifPresent(doubts -> waiting.add(new Answered(oldest.path(), rows, doubts)));
                if (asked.isEmpty() || waiting.stream().allMatch(one -> one.rows().telling().isEmpty())) {
                    handOn();
                }
            }
        } finally {
            status.end();
        }
    }

    private void askAhead() throws FtpException {
        Optional<String> next = Optional.empty();
        do {
            next = waiting.isEmpty() && asked.size() < AHEAD ? row.next() : Optional.empty();
            if (next.isPresent()) {
                asked.add(status.ask(next.get()));
            }
        } while (next.isPresent());
    }

    /** Empty where the folder has to be listed by itself. */
    private Optional<List<Doubt>> answer(Asked oldest, ZonedRows rows) throws FtpException {
        try {
            return status.answer(oldest, rows);
        } catch (CommandRefusedException e) {
            return Optional.empty();
        }
    }

    private void handOn() throws FtpException {
        for (Answered one : waiting) {
            if (asked.isEmpty()) {
                lister.settle(one.path(), one.rows());
            }
            one.rows().release();
            row.listed(one.path(), one.doubts());
        }
        waiting.clear();
    }
}
