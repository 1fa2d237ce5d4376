package io.portside.ui.pane;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * What a pane shows and how it comes to it, without widgets. Listings, sorting and filtering run on workers; each
 * listing has a generation, and what arrives for an older one is dropped, so that a slow folder never paints over the
 * one that was opened after it. All methods are for one thread, the one {@code ui} posts to; the listener is called there.
 */
public final class PaneModel {
    private final Executor workers;
    private final Executor ui;
    private final Consumer<PaneContent> listener;
    private final LongSupplier nanos;
    private final PaneHistory history = new PaneHistory();

    private List<Entry> entries = List.of();
    private PaneContent content = new PaneContent(0, "", Optional.empty(), new PaneState.Ready(List.of()),
            RowOptions.INITIAL, Rows.NONE, Optional.empty());
    private Optional<PaneContent> before = Optional.empty();
    private List<Entry> entriesBefore = List.of();
    private CancelToken running = new CancelToken();
    private long arrangement;
    /** For workers that arrange what is coming. */
    private volatile RowOptions latest = RowOptions.INITIAL;

    public PaneModel(Executor workers, Executor ui, Consumer<PaneContent> listener) {
        this(workers, ui, listener, System::nanoTime);
    }

    PaneModel(Executor workers, Executor ui, Consumer<PaneContent> listener, LongSupplier nanos) {
        this.nanos = nanos;
        this.workers = workers;
        this.ui = ui;
        this.listener = listener;
    }

    public PaneContent content() {
        return content;
    }

    /** Goes somewhere else; whatever was under way is cancelled. */
    public void open(Destination destination, Optional<String> focus) {
        keepForCancel();
        entries = List.of();
        RowOptions options = content.options().withFilter("");
        begin(destination, new PaneContent(content.generation() + 1, destination.label(), Optional.empty(),
                new PaneState.Loading(), options, Rows.NONE, focus));
    }

    /** Lists the folder again; the rows stay until the new ones are here. Does nothing while nothing was opened yet. */
    public void refresh(Optional<String> focus) {
        content.location().ifPresent(location -> {
            keepForCancel();
            begin(Destination.of(location), new PaneContent(content.generation() + 1, content.label(),
                    content.location(), new PaneState.Loading(), content.options(), content.rows(), focus));
        });
    }

    /** Stops a listing that is under way and goes back to what was shown before. */
    public void cancel() {
        if (!content.loading()) {
            return;
        }
        stop();
        PaneContent back = before.orElse(content);
        if (before.isPresent()) {
            entries = entriesBefore;
        }
        boolean nothing = back.loading();
        PaneState state = nothing
                ? new PaneState.Failed(Problem.of(ProblemKind.CANCELLED, "Stopped before the listing was there"))
                : back.state();
        show(new PaneContent(content.generation() + 1, back.label(), back.location(), state, content.options(),
                nothing ? Rows.NONE : back.rows(), Optional.empty()));
        rearrange(content.options());
    }

    /** The next place in that direction: -1 back, 1 forward. */
    public Optional<Location> step(int steps) {
        return history.step(steps);
    }

    public boolean canStep(int steps) {
        return history.canStep(steps);
    }

    /** Places visited, the latest first. */
    public List<Location> recent() {
        return history.recent();
    }

    /** Sorts and filters anew, on a worker. */
    public void setOptions(RowOptions options) {
        if (!options.equals(content.options())) {
            rearrange(options);
        }
    }

    private void rearrange(RowOptions options) {
        latest = options;
        content = new PaneContent(content.generation(), content.label(), content.location(), content.state(), options,
                content.rows(), content.focus());
        long mine = ++arrangement;
        List<Entry> all = entries;
        boolean up = hasParent(content.location());
        workers.execute(() -> {
            Rows rows = Rows.arrange(all, options, up);
            ui.execute(() -> {
                // Entries change with every listing, options with every key; only the latest pair counts.
                if (mine == arrangement && all == entries) {
                    show(new PaneContent(content.generation(), content.label(), content.location(), content.state(),
                            options, rows, Optional.empty()));
                }
            });
        });
    }

    private void begin(Destination destination, PaneContent loading) {
        stop();
        CancelToken token = running;
        show(loading);
        long mine = loading.generation();
        workers.execute(() -> {
            Optional<Location> found = Optional.empty();
            try {
                String name = destination.name();
                if (!name.equals(loading.label())) {
                    ui.execute(() -> named(mine, name));
                }
                Location location = destination.find(token);
                found = Optional.of(location);
                ui.execute(() -> arrived(mine, location));
                // Rows of before stay until all of the new ones are here.
                boolean early = loading.rows().size() == 0;
                AtomicBoolean busy = new AtomicBoolean(!early);
                ComingEntries coming = new ComingEntries(nanos, some -> come(mine, location, some, busy));
                List<String> doubts = location.volume().list(location.path(), coming, token);
                Listing listing = new Listing(location.path(), coming.all(), doubts);
                ui.execute(() -> listed(mine, location, listing));
            } catch (ProblemException e) {
                Optional<Location> where = found;
                ui.execute(() -> failed(mine, where, e.problem()));
            } catch (RuntimeException e) {
                Optional<Location> where = found;
                Problem problem = Problem.of(ProblemKind.INTERNAL, String.valueOf(e), String.valueOf(e));
                ui.execute(() -> failed(mine, where, problem));
            }
        });
    }

    private void keepForCancel() {
        if (!content.loading()) {
            before = Optional.of(content);
            entriesBefore = entries;
        }
    }

    private void stop() {
        CancelToken old = running;
        running = new CancelToken();
        // Cancelling closes sockets, which may take its time.
        workers.execute(old::cancel);
    }

    private void named(long generation, String name) {
        if (generation == content.generation() && content.location().isEmpty()) {
            show(new PaneContent(generation, name, content.location(), content.state(), content.options(),
                    content.rows(), content.focus()));
        }
    }

    private void arrived(long generation, Location location) {
        if (generation == content.generation()) {
            show(new PaneContent(generation, location.volume().label(), Optional.of(location), content.state(),
                    content.options(), content.rows(), content.focus()));
        }
    }

    /** Some entries of a listing that is under way; while one lot is being sorted the next ones wait for a later one. */
    private void come(long generation, Location location, List<Entry> some, AtomicBoolean busy) {
        if (some.isEmpty()) {
            ui.execute(() -> takenBack(generation));
        } else if (busy.compareAndSet(false, true)) {
            RowOptions options = latest;
            workers.execute(() -> {
                Rows rows = Rows.arrange(some, options, hasParent(Optional.of(location)));
                ui.execute(() -> {
                    came(generation, location, some, rows, options);
                    busy.set(false);
                });
            });
        }
    }

    private void came(long generation, Location location, List<Entry> some, Rows rows, RowOptions options) {
        if (generation == content.generation() && content.loading()) {
            entries = some;
            arrangement++;
            show(new PaneContent(generation, content.label(), Optional.of(location), new PaneState.Coming(),
                    content.options(), rows, focus()));
            if (!options.equals(content.options())) {
                rearrange(content.options());
            }
        }
    }

    /** The cursor is put on its entry once, when that has come. */
    private Optional<String> focus() {
        return content.coming()
                ? content.focus().filter(name -> content.rows().indexOf(name).isEmpty())
                : content.focus();
    }

    private void takenBack(long generation) {
        if (generation == content.generation() && content.coming()) {
            entries = List.of();
            arrangement++;
            show(new PaneContent(generation, content.label(), content.location(), new PaneState.Loading(),
                    content.options(), Rows.NONE, content.focus()));
        }
    }

    private void listed(long generation, Location location, Listing listing) {
        if (generation != content.generation()) {
            return;
        }
        RowOptions options = content.options();
        boolean up = hasParent(Optional.of(location));
        workers.execute(() -> {
            Rows rows = Rows.arrange(listing.entries(), options, up);
            ui.execute(() -> {
                if (generation != content.generation()) {
                    return;
                }
                history.arrived(location);
                entries = listing.entries();
                before = Optional.empty();
                arrangement++;
                PaneState state = new PaneState.Ready(listing.doubts());
                show(new PaneContent(generation, location.volume().label(), Optional.of(location), state,
                        content.options(), rows, focus()));
                if (!options.equals(content.options())) {
                    rearrange(content.options());
                }
            });
        });
    }

    private void failed(long generation, Optional<Location> where, Problem problem) {
        if (generation == content.generation()) {
            where.ifPresent(history::arrived);
            entries = List.of();
            before = Optional.empty();
            show(new PaneContent(generation, content.label(), where, new PaneState.Failed(problem), content.options(),
                    Rows.arrange(List.of(), content.options(), hasParent(where)), Optional.empty()));
        }
    }

    private static boolean hasParent(Optional<Location> location) {
        return location.isPresent() && !location.get().path().isRoot();
    }

    private void show(PaneContent now) {
        content = now;
        latest = now.options();
        listener.accept(now);
    }
}
