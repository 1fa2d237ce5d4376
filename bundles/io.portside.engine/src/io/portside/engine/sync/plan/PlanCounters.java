package io.portside.engine.sync.plan;

/** Numbers of files that a planner keeps instead of the files themselves. One thread at a time. */
final class PlanCounters {
    /** Both sides as the baseline knows them. */
    long unchanged;
    long left;
    long right;
    /** Of one path, on both sides. */
    long common;
    long baseline;
    /** Known to the baseline, and still there. */
    long baselineLeft;
    long baselineRight;
    /** Entries of the pair's folder itself that take part. */
    long rootLeft;
    long rootRight;
    long rootBaseline;
}
