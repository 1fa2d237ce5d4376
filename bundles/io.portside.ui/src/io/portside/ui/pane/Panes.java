package io.portside.ui.pane;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.Location;

/** The panes of the window. In the application context; UI thread. */
public final class Panes {
    private final Map<Pane.Side, Pane> panes = new EnumMap<>(Pane.Side.class);
    private Pane.Side active = Pane.Side.LEFT;
    private boolean hidden;

    void add(Pane pane) {
        panes.put(pane.side(), pane);
    }

    /** Those that exist: both, except while the window is being built. */
    public List<Pane> all() {
        return List.copyOf(panes.values());
    }

    public Optional<Pane> get(Pane.Side side) {
        return Optional.ofNullable(panes.get(side));
    }

    /** Another view covers them: no command works on what nobody sees. */
    public void setHidden(boolean now) {
        hidden = now;
    }

    /** Whether they are to be seen, so that commands can work on them. */
    public boolean shown() {
        return !hidden;
    }

    /** The one the commands work on. */
    public Optional<Pane> active() {
        return hidden ? Optional.empty() : get(active);
    }

    /** The one copies go to. */
    public Optional<Pane> other() {
        return hidden ? Optional.empty() : get(active == Pane.Side.LEFT ? Pane.Side.RIGHT : Pane.Side.LEFT);
    }

    public void activate(Pane pane) {
        active = pane.side();
        panes.values().forEach(each -> each.view().setActive(each == pane));
    }

    /** Shows a folder: in the pane that has the same volume already, else in the one the keys do not go to. */
    public void show(Location folder) {
        Optional<Pane> fitting = panes.values().stream().filter(pane -> pane.location()
                .filter(here -> here.volume().id().equals(folder.volume().id())).isPresent()).findFirst();
        fitting.or(this::other).ifPresent(pane -> pane.open(folder));
    }

    /** The pane for a site that is opened from outside the panes: the one that shows a site already, else the right one. */
    public Optional<Pane> forSite() {
        return panes.values().stream().filter(Pane::remote).findFirst().or(() -> get(Pane.Side.RIGHT));
    }

    /** Lists that folder again wherever it is shown. */
    public void changed(Location folder) {
        panes.values().stream().filter(pane -> pane.shows(folder)).forEach(Pane::changed);
    }
}
