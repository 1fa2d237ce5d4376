package io.portside.ui.pane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Volume;

/**
 * Gathers a listing that comes, and tells what there is of it early, then less and less often: each time all of it is
 * sorted anew. A folder that is there at once is told of once only, at its end. Belongs to the thread that lists.
 */
final class ComingEntries implements Volume.EntrySink {
    private static final long FIRST = Duration.ofMillis(200).toNanos();
    private static final long LONGEST = Duration.ofSeconds(4).toNanos();

    private final LongSupplier nanos;
    private final Consumer<List<Entry>> some;
    private final List<Entry> all = new ArrayList<>();
    private long next;
    private long gap = FIRST;
    private boolean told;

    /** @param some told of what is here so far, on the listing's thread; must be quick */
    ComingEntries(LongSupplier nanos, Consumer<List<Entry>> some) {
        this.nanos = nanos;
        this.some = some;
        next = nanos.getAsLong() + FIRST;
    }

    @Override
    public void entries(List<Entry> batch) {
        all.addAll(batch);
        long now = nanos.getAsLong();
        if (now - next >= 0) {
            told = true;
            some.accept(List.copyOf(all));
            gap = Math.min(LONGEST, gap * 2);
            next = now + gap;
        }
    }

    @Override
    public void takenBack() {
        all.clear();
        if (told) {
            some.accept(List.of());
        }
    }

    /** All of it, once the listing is over. */
    List<Entry> all() {
        return all;
    }
}
