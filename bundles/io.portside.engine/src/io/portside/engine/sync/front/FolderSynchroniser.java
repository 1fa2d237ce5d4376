package io.portside.engine.sync.front;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.site.SiteConnections;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.pair.SyncPairRules;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanTask;
import io.portside.engine.sync.plan.SideNature;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.plan.SyncPlanner;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.run.PairRun;
import io.portside.engine.sync.scan.PairScan;
import io.portside.engine.sync.scan.ScanEnd;
import io.portside.engine.sync.state.Baseline;
import io.portside.engine.sync.state.PairState;
import io.portside.ftp.cancel.CancelToken;

/** The engine's {@link Synchroniser}. Closing it cancels what runs. */
public final class FolderSynchroniser implements Synchroniser, Closeable {
    private final SyncPairStore pairs;
    private final PairEnds ends;
    private final PairMemory memory;
    private final InstantSource clock;
    private final Set<CancelToken> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public FolderSynchroniser(SyncPairStore pairs, SiteConnections connections, PairMemory memory,
            InstantSource clock) {
        this.pairs = pairs;
        this.ends = new PairEnds(connections);
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public SyncPairStore pairs() {
        return pairs;
    }

    @Override
    public SyncPlan plan(SyncPair pair, SyncListener listener, CancelToken cancel) throws ProblemException {
        return working(pair, cancel, (state, token) -> {
            Location left = ends.location(pair, Side.LEFT);
            Location right = ends.location(pair, Side.RIGHT);
            new PairRun(pair, left, right, state.journal()).recover(token);
            SideNature one = PairEnds.nature(left);
            SideNature other = PairEnds.nature(right);
            Scanning scanning = (leftNature, rightNature) -> {
                Baseline baseline = state.baseline();
                Instant made = clock.instant();
                SyncPlanner planner = new SyncPlanner(new PlanTask(pair.id(), pair.rules(), baseline.exists(),
                        baseline.lost().map(Path::toString), leftNature, rightNature, made));
                new PairScan(ScanEnd.of(left.volume(), left.path(), pair.sessions()),
                        ScanEnd.of(right.volume(), right.path(), pair.sessions()), pair.rules(), made,
                        baseline::folder, planner::folder, listener).run(token);
                return planner;
            };
            SyncPlanner planner = scanning.with(one, other);
            if (planner.caseTwins()) {
                SideNature asked = PairEnds.asked(left, one, planner.otherCase(Side.LEFT), token);
                SideNature otherAsked = PairEnds.asked(right, other, planner.otherCase(Side.RIGHT), token);
                if (!asked.equals(one) || !otherAsked.equals(other)) {
                    planner = scanning.with(asked, otherAsked);
                }
            }
            return planner.finish();
        });
    }

    /** Compares both sides, which can have names like these. */
    @FunctionalInterface
    private interface Scanning {
        SyncPlanner with(SideNature left, SideNature right) throws ProblemException;
    }

    @Override
    public SyncReport run(SyncPair pair, SyncPlan plan, Set<Guard> acknowledged, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException {
        own(pair, plan);
        for (Guard guard : plan.guards()) {
            if (!acknowledged.contains(guard)) {
                throw new ProblemException(Problem.of(ProblemKind.PLAN_NOT_ACKNOWLEDGED,
                        guard.kind() + " " + guard.details(), guard.kind().name()), null);
            }
        }
        return working(pair, cancel, (state, token) -> {
            for (Side side : Side.values()) {
                if (plan.items().stream().anyMatch(item -> item.action() == Action.copyTo(side))) {
                    boolean had = plan.unchanged() > 0
                            || plan.items().stream().anyMatch(item -> item.of(side).isPresent());
                    ends.requireRoot(pair, side, had, token);
                }
            }
            return pairRun(pair, state).run(plan, listener, pause, token);
        });
    }

    @Override
    public List<RunSummary> history(String pairId) throws ProblemException {
        return memory.history(pairId).runs();
    }

    @Override
    public SyncReport report(String pairId, long runId) throws ProblemException {
        return memory.history(pairId).report(runId);
    }

    @Override
    public SyncPlan planUndo(SyncPair pair, long runId, CancelToken cancel) throws ProblemException {
        // Read while the pair is held: what a run did that died is in its history only from then on.
        return working(pair, cancel,
                (state, token) -> pairRun(pair, state).planUndo(memory.history(pair.id()).steps(runId), token));
    }

    @Override
    public SyncReport undo(SyncPair pair, long runId, SyncPlan plan, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException {
        own(pair, plan);
        return working(pair, cancel, (state, token) -> pairRun(pair, state).undo(runId,
                memory.history(pair.id()).steps(runId), plan, listener, pause, token));
    }

    private static void own(SyncPair pair, SyncPlan plan) {
        if (!plan.pairId().equals(pair.id())) {
            throw new IllegalArgumentException("a plan of another pair");
        }
    }

    private PairRun pairRun(SyncPair pair, PairState state) throws ProblemException {
        return new PairRun(pair, ends.location(pair, Side.LEFT), ends.location(pair, Side.RIGHT), state.journal());
    }

    /** Work at a pair that nobody else works at meanwhile. */
    @FunctionalInterface
    private interface Work<T> {
        T with(PairState state, CancelToken cancel) throws ProblemException;
    }

    private <T> T working(SyncPair pair, CancelToken cancel, Work<T> work) throws ProblemException {
        List<SyncPairRules.Invalid> invalid = SyncPairRules.check(pair);
        if (!invalid.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemKind.PAIR_INVALID, invalid.toString(),
                    invalid.get(0).field().name(), invalid.get(0).fault().name()), null);
        }
        PairEnds.requireApart(pair);
        CancelToken own = new CancelToken();
        running.add(own);
        try (CancelToken.Registration registration = cancel.onCancel(own::cancel)) {
            if (closed) {
                own.cancel();
            }
            return memory.holding(pair, ends.places(pair), state -> work.with(state, own));
        } finally {
            running.remove(own);
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(CancelToken::cancel);
    }
}
