package io.portside.ftp.session;

import java.util.Optional;

import io.portside.ftp.data.AheadFlight;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.route.Route;

/**
 * Folders in a row over active data connections: PORT, CWD and MLSD for the next one go out as soon as the server has
 * sent this one, and not only when it has said so: that takes it another round trip. Two round trips a folder instead of three. On the
 * session's thread, once.
 */
final class ActiveRow {
    private final ListingRow row;
    private final FolderLister lister;
    private final Route route;
    private final OpenWatch watch;
    private Optional<String> nextPath = Optional.empty();
    private Optional<AheadFlight> nextFlight = Optional.empty();

    ActiveRow(ListingRow row, FolderLister lister, Route route, OpenWatch watch) {
        this.row = row;
        this.lister = lister;
        this.route = route;
        this.watch = watch;
    }

    void run(String first) throws FtpException {
        Optional<String> path = Optional.of(first);
        Optional<AheadFlight> sent = Optional.empty();
        try {
            while (path.isPresent()) {
                nextPath = Optional.empty();
                nextFlight = Optional.empty();
                list(path.get(), sent);
                sent = nextFlight;
                path = nextPath.isPresent() ? nextPath : row.next();
            }
        } finally {
            sent.ifPresent(AheadFlight::close);
            nextFlight.ifPresent(AheadFlight::close);
        }
    }

    private void list(String path, Optional<AheadFlight> sent) throws FtpException {
        try {
            row.listed(path, lister.inRow(path, route, watch, sent, this::follow, row.sink(path)));
        } catch (CommandRefusedException e) {
            // It is listed by itself, and says the same then; the next one is under way, which ends well or the row does.
            if (nextFlight.isEmpty()) {
                throw e;
            }
        }
    }

    private Optional<AheadFlight> follow() throws FtpException {
        nextPath = row.next();
        if (nextPath.isPresent()) {
            nextFlight = lister.flight(nextPath.get(), route);
        }
        return nextFlight;
    }
}
