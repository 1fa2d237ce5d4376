package io.portside.engine.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.problem.Problem;

/**
 * One transfer as it stands; immutable.
 *
 * @param filesTotal     files found so far, all once {@code state} has left {@code SCANNING}
 * @param bytesPerSecond over the last seconds, 0 when idle
 * @param timeLeft       estimate, empty while it would be a guess
 * @param current        names in work, empty when none
 * @param failures       items that failed, in order; the others are there or still to come
 * @param untimed        files whose modification time the target could not keep
 */
public record TransferSnapshot(long id, TransferRequest request, State state, Instant started, int filesDone,
        int filesTotal, int filesSkipped, long bytesDone, long bytesTotal, long bytesPerSecond,
        Optional<Duration> timeLeft, List<String> current, List<ItemFailure> failures, int untimed,
        OptionalLong finishedAfterMillis) {
    public TransferSnapshot {
        current = List.copyOf(current);
        failures = List.copyOf(failures);
    }

    /** Life of a transfer; the last four are final (retry makes a new transfer of what failed). */
    public enum State {
        WAITING, SCANNING, RUNNING, DONE, DONE_WITH_FAILURES, FAILED, CANCELLED;

        public boolean finished() {
            return ordinal() >= DONE.ordinal();
        }
    }

    /** An item that did not arrive and why. {@code path} is the source's. */
    public record ItemFailure(String path, Problem problem) {}
}
