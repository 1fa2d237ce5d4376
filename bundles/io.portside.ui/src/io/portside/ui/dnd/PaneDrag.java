package io.portside.ui.dnd;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceListener;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Table;

import io.portside.engine.files.Location;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneRow;
import io.portside.ui.pane.PathText;

/** Lets the entries of a pane be dragged: to the other pane as locations, to the desktop as files when they are local. */
public final class PaneDrag implements DragSourceListener {
    private final Pane pane;
    private final DragSource source;

    /** Lasts as long as {@code table}. */
    public PaneDrag(Pane pane, Table table) {
        this.pane = pane;
        source = new DragSource(table, DND.DROP_COPY | DND.DROP_MOVE);
        source.setTransfer(LocationsTransfer.getInstance(), FileTransfer.getInstance());
        // The default drags a picture of the whole row about, which hides what it is dragged over.
        source.setDragSourceEffect(null);
        source.addDragListener(this);
    }

    @Override
    public void dragStart(DragSourceEvent event) {
        selectWhatIsDragged(new Point(event.x, event.y));
        List<Location> locations = pane.selectedLocations();
        event.doit = !locations.isEmpty();
        if (event.doit) {
            LocationsTransfer.getInstance().begin(locations);
            event.image = pane.view().iconOf(pane.selected().get(0));
            boolean remote = locations.get(0).volume().remote();
            source.setTransfer(remote
                    ? new Transfer[]{LocationsTransfer.getInstance()}
                    : new Transfer[]{LocationsTransfer.getInstance(), FileTransfer.getInstance()});
        }
    }

    /** GTK selects a row that is dragged while another one is selected only after this event. */
    private void selectWhatIsDragged(Point point) {
        Optional<Integer> index = pane.view().indexAt(point);
        index.ifPresent(i -> {
            PaneRow row = pane.view().row(i);
            if (!row.up() && !pane.selected().contains(row)) {
                pane.view().selectOnly(i);
            }
        });
    }

    @Override
    public void dragSetData(DragSourceEvent event) {
        List<Location> dragged = LocationsTransfer.getInstance().dragged();
        if (FileTransfer.getInstance().isSupportedType(event.dataType)) {
            event.data = dragged.stream().map(PathText::of).toArray(String[]::new);
        } else {
            event.data = dragged;
        }
    }

    @Override
    public void dragFinished(DragSourceEvent event) {
        // Moving is done by whoever took the drop: the transfer queue, or the other program with the files it was given.
        LocationsTransfer.getInstance().end();
        if (event.doit && pane.location().filter(here -> !here.volume().remote()).isPresent()) {
            pane.changed();
        }
    }
}
