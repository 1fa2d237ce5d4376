package io.portside.ftp.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.ServerZone;

/**
 * Puts the times of LIST right on their way. As long as nothing is known of the server's zone, the first rows wait for
 * the end of the listing, when a file can be asked about; of a large folder they do not wait and keep the server's time.
 */
final class ZonedRows implements ListingSink {
    private static final int MOST_HELD = 1000;

    private final ListingSink sink;
    private final ServerZone zone;
    private final List<RemoteEntry> held = new ArrayList<>();
    private boolean holds;
    private boolean handedOn;
    private Optional<RemoteEntry> telling = Optional.empty();

    /** @param asks whether the server can be asked for the exact time of a file */
    ZonedRows(ListingSink sink, ServerZone zone, boolean asks) {
        this.sink = sink;
        this.zone = zone;
        this.holds = asks;
    }

    @Override
    public void entries(List<RemoteEntry> batch) throws FtpException {
        for (int i = 0; i < batch.size() && telling.isEmpty(); i++) {
            RemoteEntry entry = batch.get(i);
            if (entry.kind() == EntryKind.FILE && entry.modified().filter(zone::wants).isPresent()) {
                telling = Optional.of(entry);
            }
        }
        held.addAll(batch);
        if (!holds || telling.isEmpty() || held.size() > MOST_HELD) {
            release();
        }
    }

    @Override
    public void takenBack() throws FtpException {
        held.clear();
        if (handedOn) {
            handedOn = false;
            sink.takenBack();
        }
    }

    /** A file whose exact time would tell the zone. */
    Optional<RemoteEntry> telling() {
        return telling;
    }

    /** Hands on what waits, in UTC as far as is known by now. */
    void release() throws FtpException {
        if (!held.isEmpty()) {
            List<RemoteEntry> rows = held.stream().map(this::inUtc).toList();
            held.clear();
            handedOn = true;
            sink.entries(rows);
        }
    }

    private RemoteEntry inUtc(RemoteEntry entry) {
        return new RemoteEntry(entry.name(), entry.kind(), entry.size(), entry.modified().map(zone::inUtc),
                entry.permissions(), entry.owner(), entry.group(), entry.linkTarget());
    }
}
