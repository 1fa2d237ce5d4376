package io.portside.engine.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.FileRunner.FileFailure;
import io.portside.engine.transfer.FileRunner.Outcome;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/** One transfer: a scanning thread, several file workers, and what is left of it afterwards. */
final class Transfer {
    private static final int LINE = 20_000;
    private final TransferRoute route;
    private final List<TransferItem> items;
    private final TransferState state;
    private final TransferEvents events;
    private final VolumeSlots slots;
    private final ExistsResolver resolver;
    private final CancelToken cancel = new CancelToken();
    private final ChangedFolders changed = new ChangedFolders();
    private final TaskLine line = new TaskLine(LINE);
    private final TransferFaults faults;
    private final List<TransferItem> interrupted = new ArrayList<>();
    private volatile boolean stopped;
    private List<TransferItem> left;

    Transfer(TransferRoute route, List<TransferItem> items, TransferState state, TransferEvents events,
            VolumeSlots slots, ExistsResolver resolver) {
        this.route = route;
        this.items = items;
        this.left = items;
        this.state = state;
        this.events = events;
        this.slots = slots;
        this.resolver = resolver;
        this.faults = new TransferFaults(state, this::stop);
    }

    TransferState state() {
        return state;
    }

    TransferRoute route() {
        return route;
    }

    /** Ends it soon; what is in work leaves no trace. */
    void cancel() {
        cancel.cancel();
        line.stop();
    }

    /** It never ran. */
    void cancelWaiting() {
        cancel();
        state.finish(State.CANCELLED);
        events.finished(state, changed);
    }

    private void stop() {
        stopped = true;
        cancel();
    }

    /** What failed or was not reached; once it is finished. */
    synchronized List<TransferItem> unfinished() {
        List<TransferItem> all = new ArrayList<>(state.failedItems());
        all.addAll(left);
        return all;
    }

    /** Runs it to its end on the calling thread and on workers of {@code threads}. */
    void run(ExecutorService threads) {
        state.begin();
        events.stateChanged(state);
        events.follow(state, changed);
        TransferScanner scanner = new TransferScanner(route, line, state, changed, faults, cancel);
        CountDownLatch working = new CountDownLatch(route.workers());
        for (int i = 0; i < route.workers(); i++) {
            threads.execute(() -> {
                try {
                    work();
                } finally {
                    working.countDown();
                }
            });
        }
        try {
            scanner.scan(items);
        } catch (RuntimeException | Error e) {
            state.failed(items.get(0), internal(e));
            stop();
        }
        line.complete();
        if (!cancel.isCancelled()) {
            state.scanned();
            events.stateChanged(state);
        }
        await(working);
        removeEmptied(scanner.emptied());
        end(scanner);
    }

    private void end(TransferScanner scanner) {
        synchronized (this) {
            left = new ArrayList<>(interrupted);
            line.left().forEach(task -> left.add(task.item()));
            left.addAll(scanner.notReached());
        }
        state.finish(last());
        events.finished(state, changed);
    }

    private State last() {
        if (stopped) {
            return State.FAILED;
        } else if (cancel.isCancelled()) {
            return State.CANCELLED;
        } else if (state.failures() == 0) {
            return State.DONE;
        }
        return state.nothingArrived() ? State.FAILED : State.DONE_WITH_FAILURES;
    }

    private static void await(CountDownLatch working) {
        boolean interrupted = false;
        while (true) {
            try {
                working.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        boolean single = items.size() == 1;
        for (Optional<FileTask> next = line.next(); next.isPresent(); next = line.next()) {
            FileTask task = next.get();
            state.begin(task);
            boolean alone = single && task.source().equals(items.get(0).source());
            try (VolumeSlots.Slot slot = slots.take(route.from(), route.to(), cancel)) {
                finished(task, new FileRunner(route, alone, resolver, state, cancel).run(task));
            } catch (OperationCancelledException e) {
                giveUp(task);
            } catch (FileFailure e) {
                failed(task, new TransferItem(task.source(), task.target().path(), e.arrived()), e.problem());
            } catch (RuntimeException | Error e) {
                // A worker that dies of something unforeseen must not look like one that is done.
                failed(task, task.item(), internal(e));
            }
        }
    }

    private void finished(FileTask task, Outcome outcome) {
        switch (outcome) {
            case SKIPPED -> state.skipped(task, task.size());
            case STOP -> {
                giveUp(task);
                cancel();
            }
            default -> {
                state.done(task, outcome == Outcome.DONE);
                faults.worked();
                changed.add(new Location(route.to(), task.target().path()));
                if (route.move()) {
                    changed.add(new Location(route.from(), task.sourceFolder()));
                }
            }
        }
    }

    private void failed(FileTask task, TransferItem item, Problem problem) {
        if (cancel.isCancelled()) {
            // Cancelling closes channels; what that looks like to a file in work is no failure of its own.
            giveUp(task);
            return;
        }
        state.givenUp(task);
        if (item.arrived()) {
            changed.add(new Location(route.to(), task.target().path()));
        }
        faults.failed(item, problem);
    }

    private void giveUp(FileTask task) {
        state.givenUp(task);
        synchronized (interrupted) {
            interrupted.add(task.item());
        }
    }

    /** A folder that still holds something stays, and why has been told: something failed, was skipped or was left. */
    private void removeEmptied(List<VolumePath> folders) {
        for (VolumePath folder : folders) {
            if (cancel.isCancelled()) {
                return;
            }
            try {
                route.from().delete(folder, EntryKind.FOLDER, cancel);
                changed.add(new Location(route.from(), folder.parent()));
            } catch (ProblemException e) {
                ProblemKind kind = e.problem().kind();
                if (kind != ProblemKind.FOLDER_NOT_EMPTY && kind != ProblemKind.NOT_FOUND && state.failures() == 0) {
                    faults.failed(new TransferItem(folder, folder.parent(), true), e.problem());
                }
            }
        }
    }

    private static Problem internal(Throwable failure) {
        return Problem.of(ProblemKind.INTERNAL, failure.toString(), failure.toString());
    }
}
