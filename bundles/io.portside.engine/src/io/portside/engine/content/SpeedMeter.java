package io.portside.engine.content;

import java.util.function.LongSupplier;

/** Bytes per second over the last seconds. Not thread-safe. */
public final class SpeedMeter {
    private static final long BUCKET_NANOS = 250_000_000L;
    private static final int BUCKETS = 16;
    private final long[] bytes = new long[BUCKETS];
    private final LongSupplier nanoTime;
    private final long start;
    private long newest;

    public SpeedMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** So many bytes moved just now. */
    public void add(long moved) {
        bytes[(int) (advance() % BUCKETS)] += moved;
    }

    /** 0 when nothing moved lately. */
    public long perSecond() {
        long now = advance();
        long sum = 0;
        for (long bucket : bytes) {
            sum += bucket;
        }
        long sinceStart = nanoTime.getAsLong() - start;
        long inBucket = sinceStart - now * BUCKET_NANOS;
        long window = Math.min(sinceStart, (BUCKETS - 1) * BUCKET_NANOS + inBucket);
        // The first moments would tell of the speed of filling buffers.
        long atLeast = 2 * BUCKET_NANOS;
        return Math.max(0, (long) (sum * 1e9 / Math.max(window, atLeast)));
    }

    private long advance() {
        long bucket = (nanoTime.getAsLong() - start) / BUCKET_NANOS;
        for (long next = Math.max(newest + 1, bucket - BUCKETS + 1); next <= bucket; next++) {
            bytes[(int) (next % BUCKETS)] = 0;
        }
        newest = Math.max(newest, bucket);
        return newest;
    }
}
