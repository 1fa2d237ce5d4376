package io.portside.engine.sync.scan;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.ftp.cancel.CancelToken;

/**
 * One scan of a pair: both sides at once, several listings at a time on each, one listing a folder. Each folder goes to the
 * taker as soon as both sides and the baseline have it, and is forgotten then. A folder that cannot be read is handed on as
 * such; whatever is wrong with a whole side ends the scan.
 */
public final class PairScan {
    private final Map<Side, ScanEnd> ends;
    private final BaselineFolders baseline;
    private final FolderTaker taker;
    private final Unfolding unfolding;
    private final ScanQueue queue = new ScanQueue();
    private final ScanMeter meter;
    private final CancelToken cancel = new CancelToken();
    private final Map<Side, FolderLister> listers = new EnumMap<>(Side.class);
    private final Optional<ChecksumStage> checksums;
    private final RootCheck roots;
    private final Object reading = new Object();
    private final Object taking = new Object();

    /** @param made when the scan begins; ages of files count from there */
    public PairScan(ScanEnd left, ScanEnd right, SyncRules rules, Instant made, BaselineFolders baseline,
            FolderTaker taker, SyncListener listener) {
        this(left, right, rules, made, baseline, taker, listener, ScanPatience::pause);
    }

    PairScan(ScanEnd left, ScanEnd right, SyncRules rules, Instant made, BaselineFolders baseline,
            FolderTaker taker, SyncListener listener, ScanPatience.Pausing pausing) {
        this.ends = new EnumMap<>(Map.of(Side.LEFT, left, Side.RIGHT, right));
        this.baseline = baseline;
        this.taker = taker;
        this.unfolding = new Unfolding(new FilterMatcher(rules.filter()), made);
        this.meter = new ScanMeter(listener);
        ScanPatience patience = new ScanPatience(pausing);
        ends.forEach((side, end) -> listers.put(side,
                new FolderLister(side, end, rules.links(), patience, meter, cancel)));
        checksums = rules.comparison() == Comparison.CHECKSUM
                ? Optional.of(new ChecksumStage(left, right, new FilterMatcher(rules.filter()), made, patience, queue,
                        meter, cancel))
                : Optional.empty();
        roots = new RootCheck(patience, cancel);
    }

    /**
     * Scans. Returns when every folder has been handed on.
     *
     * @param outer ends the scan at once with {@code CANCELLED}
     */
    public void run(CancelToken outer) throws ProblemException {
        try (CancelToken.Registration registration = outer.onCancel(this::cancelled)) {
            queue.add(List.of(ScanNode.root()));
            List<Thread> workers = new ArrayList<>();
            for (Side side : Side.values()) {
                ends.get(side).volume().expect(ends.get(side).sessions());
                for (int i = 0; i < ends.get(side).sessions(); i++) {
                    Thread worker = new Thread(() -> work(side), "Portside looks at the " + side + " side, " + i);
                    worker.setDaemon(true);
                    worker.start();
                    workers.add(worker);
                }
            }
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            cancelled();
            Thread.currentThread().interrupt();
        }
        if (outer.isCancelled()) {
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "while comparing"), null);
        }
        if (queue.failure().isPresent()) {
            throw queue.failure().get();
        }
        meter.end();
    }

    private void cancelled() {
        end(new ProblemException(Problem.of(ProblemKind.CANCELLED, "while comparing"), null));
    }

    private void end(ProblemException problem) {
        queue.fail(problem);
        cancel.cancel();
    }

    private void work(Side side) {
        try {
            Optional<ScanQueue.Work> work = queue.take(side);
            while (work.isPresent()) {
                Optional<ScanNode> folder = work.get().folder();
                if (folder.isPresent() && inRows(side) && !folder.get().isRoot()) {
                    lookInARow(side, folder.get());
                } else if (folder.isPresent()) {
                    look(side, folder.get());
                } else {
                    work.get().task().orElseThrow().run();
                }
                work = queue.take(side);
            }
        } catch (ProblemException e) {
            end(e);
        } catch (RuntimeException | Error e) {
            end(new ProblemException(Problem.of(ProblemKind.INTERNAL, e.toString(), e.toString()), e));
        }
    }

    /** A far side is asked ahead, unless each folder has questions of its own. */
    private boolean inRows(Side side) {
        return ends.get(side).volume().remote() && !listers.get(side).asksAboutLinks();
    }

    private void lookInARow(Side side, ScanNode first) throws ProblemException {
        ScanEnd end = ends.get(side);
        ScanRow row = new ScanRow(listers.get(side), first, () -> queue.ahead(side, end.sessions()),
                (node, snapshot) -> listed(side, node, snapshot));
        try {
            end.volume().list(row, cancel);
        } catch (ProblemException e) {
            // Asked by itself and patiently, the first of those that are left says the same, or it has passed.
        }
        for (ScanNode node : row.left()) {
            look(side, node);
        }
    }

    private void look(Side side, ScanNode node) throws ProblemException {
        FolderSnapshot snapshot;
        try {
            snapshot = listers.get(side).list(node);
        } catch (ProblemException e) {
            if (!node.isRoot()) {
                throw e;
            }
            snapshot = roots.missing(ends.get(side), e);
        }
        listed(side, node, snapshot);
    }

    private void listed(Side side, ScanNode node, FolderSnapshot snapshot) throws ProblemException {
        if (queue.listed(side, node, snapshot)) {
            complete(node);
        }
    }

    /** Both sides have the folder. A folder below that nobody has to be asked about follows at once. */
    private void complete(ScanNode first) throws ProblemException {
        Deque<ScanNode> ready = new ArrayDeque<>(List.of(first));
        while (!ready.isEmpty()) {
            ScanNode node = ready.pop();
            VolumePath path = node.path();
            FolderTriple triple;
            synchronized (reading) {
                triple = new FolderTriple(path, node.snapshot(Side.LEFT).orElseThrow(),
                        node.snapshot(Side.RIGHT).orElseThrow(), baseline.folder(path));
            }
            if (node.isRoot()) {
                roots.check(triple, ends);
            }
            ready.addAll(queue.add(unfolding.children(node, triple)));
            if (checksums.isEmpty() || !checksums.get().begin(triple, whole -> handOn(node, whole))) {
                handOn(node, triple);
            }
        }
    }

    private void handOn(ScanNode node, FolderTriple triple) {
        synchronized (taking) {
            taker.folder(triple);
        }
        queue.done(node);
    }
}
