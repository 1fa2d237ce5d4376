package io.portside.engine.sync.scan;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * What is tried again, and which failures are a folder's own. Everything else ends the scan: a server that does not let us
 * in says nothing about any folder.
 */
final class ScanPatience {
    /** Before the second attempt, before the third; the core has repeated by itself before. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(500), Duration.ofSeconds(3));
    private static final Set<ProblemKind> PASSING = EnumSet.of(ProblemKind.SESSION_LOST, ProblemKind.TRANSFER_BROKEN,
            ProblemKind.TOO_MANY_SESSIONS, ProblemKind.CONNECT_TIMED_OUT, ProblemKind.CONNECT_REFUSED,
            ProblemKind.CONNECT_UNREACHABLE, ProblemKind.PROTOCOL, ProblemKind.LISTING_INCOMPLETE);
    private static final Set<ProblemKind> FOLDERS_OWN = EnumSet.of(ProblemKind.NOT_FOUND, ProblemKind.NO_PERMISSION,
            ProblemKind.NOT_A_FOLDER, ProblemKind.READ_FAILED, ProblemKind.LISTING_INCOMPLETE,
            ProblemKind.COMMAND_REFUSED, ProblemKind.NAME_REFUSED, ProblemKind.TRANSFER_BROKEN, ProblemKind.PROTOCOL,
            ProblemKind.SPECIAL_FILE, ProblemKind.SOURCE_CHANGED);

    private final Pausing pausing;

    /** Waits. */
    @FunctionalInterface
    interface Pausing {
        /** Returns after that time, or at once when cancelled. */
        void pause(Duration time, CancelToken cancel);
    }

    ScanPatience(Pausing pausing) {
        this.pausing = pausing;
    }

    /** A question to a volume. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws ProblemException;
    }

    /** Asks again where that may help. */
    <T> T ask(Question<T> question, CancelToken cancel) throws ProblemException {
        for (Duration pause : PAUSES) {
            try {
                return question.ask();
            } catch (ProblemException e) {
                if (!PASSING.contains(e.problem().kind()) || cancel.isCancelled()) {
                    throw e;
                }
                pausing.pause(pause, cancel);
                if (cancel.isCancelled()) {
                    throw e;
                }
            }
        }
        return question.ask();
    }

    /** Whether it is about the folder or file alone, and the others go on. */
    static boolean foldersOwn(ProblemException problem) {
        return FOLDERS_OWN.contains(problem.problem().kind());
    }

    /** Waits on the calling thread. */
    static void pause(Duration time, CancelToken cancel) {
        Object wake = new Object();
        long end = System.nanoTime() + time.toNanos();
        try (CancelToken.Registration registration = cancel.onCancel(() -> {
            synchronized (wake) {
                wake.notifyAll();
            }
        })) {
            synchronized (wake) {
                for (long left = end - System.nanoTime(); left > 0
                        && !cancel.isCancelled(); left = end - System.nanoTime()) {
                    wake.wait(Math.max(1, left / 1_000_000));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
