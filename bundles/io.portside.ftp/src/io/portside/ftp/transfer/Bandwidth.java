package io.portside.ftp.transfer;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A limit on bytes a second that several data connections share: a bucket that fills with time. One may lie within
 * another, a site's within that of the whole program; then both have to have room. Nobody waits in here: who gets nothing
 * asks when to come again, and waits where it can be woken. Thread-safe.
 */
public final class Bandwidth {
    /** So much time's worth may be spent at once, so that a late thread does not lose what it was due. */
    private static final long BURST_NANOS = 250_000_000;
    /** Less than this at a time would cost more in calls than it moves in bytes. */
    private static final long LEAST = 512;
    private static final long SECOND = 1_000_000_000;

    private final Optional<Bandwidth> outer;
    private final LongSupplier nanos;
    // Guarded by this.
    private long rate;
    private double room;
    private long filledAt;

    /** @param bytesPerSecond 0: no limit */
    public Bandwidth(long bytesPerSecond, Optional<Bandwidth> outer) {
        this(bytesPerSecond, outer, System::nanoTime);
    }

    Bandwidth(long bytesPerSecond, Optional<Bandwidth> outer, LongSupplier nanos) {
        this.outer = outer;
        this.nanos = nanos;
        this.filledAt = nanos.getAsLong();
        limit(bytesPerSecond);
    }

    /** No limit of its own and within none. */
    public static Bandwidth unlimited() {
        return new Bandwidth(0, Optional.empty());
    }

    /** Changes the limit from now on; 0: none. */
    public final synchronized void limit(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bytes per second " + bytesPerSecond);
        }
        fill();
        rate = bytesPerSecond;
        room = Math.min(room, most());
    }

    /** Whether there is a limit at the moment, its own or the outer one's. */
    public boolean limited() {
        return limitedItself() || outer.filter(Bandwidth::limited).isPresent();
    }

    private synchronized boolean limitedItself() {
        return rate > 0;
    }

    /**
     * Takes room for at most {@code wanted} bytes.
     *
     * @return how many may be moved now; 0: none before {@link #pauseNanos()}
     */
    public int take(int wanted) {
        int granted = takeOwn(wanted);
        if (granted == 0 || outer.isEmpty()) {
            return granted;
        }
        int both = outer.get().take(granted);
        giveBackOwn(granted - both);
        return both;
    }

    /** Gives back what was taken and not used. */
    public void giveBack(int bytes) {
        giveBackOwn(bytes);
        outer.ifPresent(one -> one.giveBack(bytes));
    }

    /** How long until there is room again, in nanoseconds; 0: now. */
    public long pauseNanos() {
        return Math.max(ownPause(), outer.map(Bandwidth::pauseNanos).orElse(0L));
    }

    private synchronized int takeOwn(int wanted) {
        if (rate == 0) {
            return wanted;
        }
        fill();
        if (room < Math.min(least(), wanted)) {
            return 0;
        }
        int granted = (int) Math.min(wanted, room);
        room -= granted;
        return granted;
    }

    private synchronized void giveBackOwn(int bytes) {
        room = Math.min(most(), room + bytes);
    }

    private synchronized long ownPause() {
        if (rate == 0) {
            return 0;
        }
        fill();
        double missing = least() - room;
        return missing <= 0 ? 0 : (long) Math.ceil(missing * SECOND / rate);
    }

    private void fill() {
        long now = nanos.getAsLong();
        room = Math.min(most(), room + (double) (now - filledAt) * rate / SECOND);
        filledAt = now;
    }

    private double most() {
        return Math.max(least(), (double) rate * BURST_NANOS / SECOND);
    }

    /** What is worth moving: a twentieth of a second's worth, within reason. */
    private long least() {
        return Math.max(1, Math.min(Math.min(Math.max(LEAST, rate / 20), rate / 4), 64 * 1024));
    }
}
