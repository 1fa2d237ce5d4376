package io.portside.ui.pane;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.profile.Site;

/**
 * One pane: model and widgets together, and what commands and drops may ask of it. UI thread; nothing here blocks.
 */
public final class Pane {
    /** At least so long, milliseconds, between two listings that nobody asked for. */
    private static final int CALM = 700;

    private final Side side;
    private final Places places;
    private final PaneModel model;
    private final PaneView view;
    private Destination last;
    private boolean stale;
    private boolean entering;
    private final List<Consumer<PaneContent>> listeners = new CopyOnWriteArrayList<>();
    private final BiConsumer<Pane, Location> entered;

    /** Which of the two. */
    public enum Side {
        LEFT, RIGHT
    }

    Pane(Side side, Composite parent, PaneTools tools) {
        this.side = side;
        places = tools.places();
        last = places.home();
        entered = tools.entered();
        Display display = parent.getDisplay();
        model = new PaneModel(tools.workers(), work -> {
            if (!display.isDisposed()) {
                display.asyncExec(work);
            }
        }, this::show);
        view = new PaneView(parent, this, tools);
    }

    private void show(PaneContent content) {
        view.show(content);
        if (entering && content.location().isPresent()) {
            entering = false;
            entered.accept(this, content.location().get());
        }
        listeners.forEach(listener -> listener.accept(content));
        if (stale && !content.loading()) {
            stale = false;
            Display.getCurrent().timerExec(CALM, this::changed);
        }
    }

    /**
     * The folder's content has changed. A listing under way is never cut off for that: cutting it off would cost a
     * session, and with many changes none would ever end.
     */
    public void changed() {
        if (model.content().loading()) {
            stale = true;
        } else if (usable()) {
            model.refresh(Optional.empty());
        }
    }

    /** Has the listener told of everything this pane shows from now on. */
    public void onChange(Consumer<PaneContent> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<PaneContent> listener) {
        listeners.remove(listener);
    }

    public Side side() {
        return side;
    }

    public PaneContent content() {
        return model.content();
    }

    /** Where it is; empty while a site is being opened or could not be. */
    public Optional<Location> location() {
        return model.content().location();
    }

    /** The selected entries, without the way up. */
    public List<PaneRow> selected() {
        return current() ? view.table().selected() : List.of();
    }

    /** The selected entries as locations. */
    public List<Location> selectedLocations() {
        return location().map(here -> selected().stream().map(row -> here.child(row.name())).toList())
                .orElse(List.of());
    }

    /** Whether a site's files are shown. */
    public boolean remote() {
        return location().filter(here -> here.volume().remote()).isPresent();
    }

    /** Whether the folder is known to be there, so that something can be put into it. */
    public boolean usable() {
        return location().isPresent() && !(model.content().state() instanceof PaneState.Failed);
    }

    /** While another folder is being opened the table shows the old one for a moment; nothing may be done to those rows. */
    boolean current() {
        return view.table().rows() == model.content().rows();
    }

    /** Selects these names; others are deselected. */
    public void select(Set<String> names) {
        view.table().select(names);
    }

    public void open(Destination destination) {
        open(destination, Optional.empty());
    }

    /** @param focus the entry to put the cursor on */
    public void open(Destination destination, Optional<String> focus) {
        last = destination;
        entering = destination.entersSite();
        model.open(destination, focus);
    }

    /** A site's start folder. */
    public void open(Site site) {
        open(places.site(site));
    }

    public void open(Location location) {
        open(places.again(location));
    }

    /** The row at the cursor: into a folder, or up. Returns the row when it is neither, for the caller to deal with. */
    public Optional<PaneRow> openRow() {
        Optional<PaneRow> row = current() ? view.table().cursorRow() : Optional.empty();
        if (row.isPresent() && row.get().up()) {
            up();
            return Optional.empty();
        }
        if (row.isPresent() && row.get().entry().folder()) {
            enter(row.get().name());
            return Optional.empty();
        }
        return row;
    }

    /** Goes into a folder of this one; a link may be tried, too. */
    public void enter(String name) {
        location().ifPresent(here -> open(Destination.of(here.child(name))));
    }

    /** To the parent folder, with the cursor on where we came from. */
    public void up() {
        location().filter(here -> !here.path().isRoot()).ifPresent(
                here -> open(Destination.of(new Location(here.volume(), here.path().parent())),
                        Optional.of(here.path().name())));
    }

    /** Back (-1) or forward (1) in what was visited. */
    public void step(int steps) {
        model.step(steps).ifPresent(location -> open(places.again(location)));
    }

    public void refresh() {
        refresh(Optional.empty());
    }

    /** @param focus the entry to put the cursor on once it is there */
    public void refresh(Optional<String> focus) {
        if (model.content().state() instanceof PaneState.Failed) {
            retry();
        } else {
            model.refresh(focus);
        }
    }

    /** Whether that folder is listed here now. */
    boolean shows(Location folder) {
        return usable() && location().filter(here -> here.volume().id().equals(folder.volume().id())
                && here.path().equals(folder.path())).isPresent();
    }

    /** Lists again if that folder is still shown, with the cursor on a new entry. */
    public void refreshIf(Location folder, String focus) {
        if (shows(folder)) {
            refresh(Optional.of(focus));
        }
    }

    /** Where it was last on this computer. */
    public Destination lastLocal() {
        return lastLocalLocation().map(Destination::of).orElseGet(places::home);
    }

    /** Where it was last on this computer; empty when it never was. */
    Optional<Location> lastLocalLocation() {
        return model.recent().stream().filter(location -> !location.volume().remote()).findFirst();
    }

    /** Tries again what failed; a site that was closed is opened. */
    public void retry() {
        open(location().map(places::again).orElse(last));
    }

    /** The site whose files are shown or should be. */
    Optional<Site> site() {
        return location().flatMap(places::site).or(last::site);
    }

    /** Stops loading. */
    public void cancel() {
        model.cancel();
    }

    public void setHidden(boolean show) {
        model.setOptions(model.content().options().withHidden(show));
    }

    public void sort(SortColumn column) {
        model.setOptions(model.content().options().clicked(column));
    }

    public void filter(String text) {
        model.setOptions(model.content().options().withFilter(text));
    }

    /** What was typed into the path field. */
    public void go(String typed) {
        if (typed.isBlank()) {
            return;
        }
        location().ifPresentOrElse(here -> {
            VolumePath path = PathText.parse(typed, here.volume(), here.path());
            open(places.again(new Location(here.volume(), path)));
        }, () -> open(places.local(typed)));
    }

    /** Places visited, the latest first. */
    public List<Location> recent() {
        return model.recent();
    }

    boolean canStep(int steps) {
        return model.canStep(steps);
    }

    public Places places() {
        return places;
    }

    /** Widgets, for what concerns the keyboard focus and the cursor. */
    public PaneView view() {
        return view;
    }
}
