package io.portside.engine.sync.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Journal;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.ftp.cancel.CancelToken;

/** Finishes or takes back what earlier runs were doing when they died or lost their server. Needs no person. */
final class StepRecovery {
    private final Map<Side, RunEnd> ends;
    private final Journal journal;
    private final RunClock clock;

    StepRecovery(Map<Side, RunEnd> ends, Journal journal, RunClock clock) {
        this.ends = ends;
        this.journal = journal;
        this.clock = clock;
    }

    /** Throws what may pass: then nothing may be planned yet, because a file may be away from its place. */
    void run(CancelToken cancel) throws ProblemException {
        for (Step step : journal.pending()) {
            if (cancel.isCancelled()) {
                throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "recovery"), null);
            }
            finish(step, cancel);
        }
        journal.flush();
    }

    private void finish(Step step, CancelToken cancel) throws ProblemException {
        RunEnd end = ends.get(step.side());
        StepResolver resolver = new StepResolver(end, ends.get(step.side().other()), new StepActor(end, clock));
        for (int attempt = 0;; attempt++) {
            try {
                StepResolver.Resolution resolution = resolver.resolve(step, cancel);
                if (resolution.done()) {
                    journal.done(Settling.shown(step, StepResolver.facts(resolution)));
                } else {
                    journal.dropped(step);
                }
                return;
            } catch (ProblemException e) {
                if (!aboutThisFile(e.problem())) {
                    Optional<Duration> pause = RetryRule.again(e.problem(), attempt);
                    if (pause.isEmpty() || cancel.isCancelled()) {
                        throw e;
                    }
                    clock.pause(pause.get(), cancel);
                    continue;
                }
                // Refused for good. What the baseline knows of it may be wrong now, so it is to know nothing: then nothing
                // can be taken for deleted.
                journal.record(step.settles().stream().map(one -> Settlement.gone(one.path())).toList());
                journal.record(Settling.gone(step.path()));
                journal.dropped(step);
                return;
            }
        }
    }

    /** What says something about a server, a disk's state or the moment; all else is the file's, and stays so. */
    private static boolean aboutThisFile(Problem problem) {
        return switch (problem.kind()) {
            case UNKNOWN_HOST, CONNECT_REFUSED, CONNECT_TIMED_OUT, CONNECT_UNREACHABLE, NOT_FTP, LOGIN_REFUSED,
                    TOO_MANY_SESSIONS, SESSION_LOST, PROXY_UNREACHABLE, PROXY_LOGIN, PROXY_REFUSED, NOT_A_PROXY,
                    PROXY_PASSIVE_ONLY, NO_ROUTE, TLS_REFUSED, TLS_TAMPERED, TLS_HANDSHAKE, CERTIFICATE_REFUSED,
                    CERTIFICATE_CHANGED, DATA_CERTIFICATE, DATA_NOT_PROTECTED, TLS_REUSE_REQUIRED, TLS_FILE,
                    TRANSFER_BROKEN, PROTOCOL, SECRET_STORE, SYNC_STATE, CANCELLED ->
                false;
            default -> RetryRule.again(problem, 0).isEmpty();
        };
    }
}
