package io.portside.engine.sync.run;

import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.tree.Facts;

/** Whether a server keeps the times that it says it sets, as far as a run has seen. Thread-safe. */
final class SideTimes {
    private volatile boolean seen;
    private volatile boolean wrong;

    /** A file got {@code given}, and shows {@code shown}. */
    void seen(Facts given, Facts shown) {
        if (FactsComparison.sameSide(given, shown) == Difference.NONE) {
            seen = true;
        } else {
            wrong = true;
        }
    }

    boolean trusted() {
        return seen && !wrong;
    }
}
