package io.portside.ftp.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;

/** Hands entries on and keeps them, as long as they are few. */
final class EntryCopies implements ListingSink {
    private static final int MOST = 2000;

    private final List<RemoteEntry> kept = new ArrayList<>();
    private ListingSink sink = ListingSink.none();
    private boolean tooMany;

    /** Hands them on to {@code other} from now on. */
    EntryCopies into(ListingSink other) {
        sink = other;
        return this;
    }

    @Override
    public void entries(List<RemoteEntry> batch) throws FtpException {
        tooMany |= kept.size() + batch.size() > MOST;
        if (!tooMany) {
            kept.addAll(batch);
        }
        sink.entries(batch);
    }

    @Override
    public void takenBack() throws FtpException {
        kept.clear();
        tooMany = false;
        sink.takenBack();
    }

    /** All entries; empty when they were too many. */
    Optional<List<RemoteEntry>> kept() {
        return tooMany ? Optional.empty() : Optional.of(List.copyOf(kept));
    }
}
