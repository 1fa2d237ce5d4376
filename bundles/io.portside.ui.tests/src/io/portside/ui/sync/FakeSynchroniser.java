package io.portside.ui.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.files.VolumePath;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.sync.preview.Plans;

/** Plans what it is told and remembers what it was given to run. */
final class FakeSynchroniser implements Synchroniser {
    SyncPlan plan = Plans.site();
    Optional<ProblemKind> failure = Optional.empty();
    final List<SyncPlan> ran = new ArrayList<>();
    final List<SyncPlan> undone = new ArrayList<>();
    final List<CancelToken> tokens = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();
    Set<Guard> acknowledged = Set.of();

    @Override
    public SyncPairStore pairs() {
        throw new AssertionError("the book is asked");
    }

    private void fail() throws ProblemException {
        if (failure.isPresent()) {
            throw new ProblemException(Problem.of(failure.get(), "told to", "Web site"), null);
        }
    }

    @Override
    public SyncPlan plan(SyncPair pair, SyncListener listener, CancelToken cancel) throws ProblemException {
        tokens.add(cancel);
        listener.scanning(new ScanProgress(3, 44, VolumePath.parse("/css")));
        fail();
        return plan;
    }

    @Override
    public SyncReport run(SyncPair pair, SyncPlan toRun, Set<Guard> yes, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException {
        tokens.add(cancel);
        pauses.add(pause);
        ran.add(toRun);
        acknowledged = yes;
        listener.running(new RunProgress(2, 8, 0, 100, 5_000, 50, List.of(VolumePath.parse("/css/a.css"))));
        fail();
        return report(7, Optional.empty());
    }

    private SyncReport report(long id, Optional<Long> undoOf) {
        List<Fate> fates = plan.items().stream().map(FakeSynchroniser::fate).toList();
        return new SyncReport(new RunSummary(id, Plans.MADE, Optional.of(Plans.MADE.plusSeconds(4)),
                RunSummary.State.WITH_FAILURES, 5, 1, 2, 5_200, undoOf, undoOf.isEmpty()), fates);
    }

    private static Fate fate(PlanItem item) {
        boolean bad = item.path().name().equals("old.png");
        return new Fate(item.path(), item.action(), item.manner(),
                bad ? Fate.Outcome.FAILED : item.action().writes() ? Fate.Outcome.DONE : Fate.Outcome.LEFT_ALONE,
                Optional.empty(), item.folder() ? 0 : 100,
                bad
                        ? Optional.of(Problem.of(ProblemKind.NO_PERMISSION, "550", item.path().toString(), "550 no"))
                        : Optional.empty());
    }

    @Override
    public List<RunSummary> history(String pairId) {
        return List.of(report(7, Optional.empty()).summary(), new RunSummary(6, Instant.EPOCH, Optional.empty(),
                RunSummary.State.INTERRUPTED, 1, 0, 0, 0, Optional.empty(), false));
    }

    @Override
    public SyncReport report(String pairId, long runId) {
        return report(runId, Optional.empty());
    }

    @Override
    public SyncPlan planUndo(SyncPair pair, long runId, CancelToken cancel) throws ProblemException {
        fail();
        return plan;
    }

    @Override
    public SyncReport undo(SyncPair pair, long runId, SyncPlan toRun, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException {
        fail();
        undone.add(toRun);
        return report(8, Optional.of(runId));
    }
}
