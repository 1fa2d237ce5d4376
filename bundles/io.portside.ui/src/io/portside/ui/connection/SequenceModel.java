package io.portside.ui.connection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.portside.engine.text.Formats;
import io.portside.ftp.event.FtpEvent;

/**
 * A site's steps, made of its events one by one; the latest {@link #CAPACITY} of them are kept. One thread at a time.
 */
final class SequenceModel {
    /** So many steps are kept. */
    static final int CAPACITY = 5_000;
    /** The oldest go in batches, because each going moves all the others. */
    static final int SLACK = 500;

    private final List<SequenceRow> rows = new ArrayList<>();
    private final SequenceFolder folder;
    private long dropped;
    private long cleared;
    private long version;

    SequenceModel(Formats formats) {
        folder = new SequenceFolder(formats, this);
    }

    /** Draws the conclusions from an event: steps are added, and earlier ones completed. */
    void add(FtpEvent event) {
        folder.fold(event);
    }

    void append(SequenceRow row) {
        version++;
        rows.add(row);
        if (rows.size() > CAPACITY + SLACK) {
            rows.subList(0, SLACK).clear();
            dropped += SLACK;
        }
    }

    /** Puts a step in the place of the one with its number, if that is still kept. */
    void replace(SequenceRow row) {
        long index = row.number() - dropped;
        if (index >= 0 && index < rows.size()) {
            rows.set((int) index, row);
            version++;
        }
    }

    /** The step of that number, if it is still kept. */
    Optional<SequenceRow> row(long number) {
        long index = number - dropped;
        return index >= 0 && index < rows.size() ? Optional.of(rows.get((int) index)) : Optional.empty();
    }

    /** The number of the step that comes next. */
    long next() {
        return dropped + rows.size();
    }

    /** What is kept, the oldest first; a view. */
    List<SequenceRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** How many steps came before those that are kept. */
    long dropped() {
        return dropped;
    }

    /** How many of the dropped a person has cleared away. */
    long cleared() {
        return cleared;
    }

    /** Grows with each change. */
    long version() {
        return version;
    }

    /** Forgets the steps, not what the connections are doing. */
    void clear() {
        dropped += rows.size();
        cleared = dropped;
        rows.clear();
        version++;
    }
}
