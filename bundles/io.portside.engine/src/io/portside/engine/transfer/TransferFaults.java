package io.portside.engine.transfer;

import io.portside.engine.content.StopRule;
import io.portside.engine.problem.Problem;

/** Takes failures down, and stops the transfer when going on makes no sense. Thread-safe. */
final class TransferFaults {
    private final TransferState state;
    private final StopRule rule = new StopRule();
    private final Runnable stop;

    /** @param stop ends the transfer; called once or more, on the failing thread */
    TransferFaults(TransferState state, Runnable stop) {
        this.state = state;
        this.stop = stop;
    }

    void failed(TransferItem item, Problem problem) {
        state.failed(item, problem);
        if (rule.failure(problem.kind())) {
            stop.run();
        }
    }

    void worked() {
        rule.success();
    }
}
