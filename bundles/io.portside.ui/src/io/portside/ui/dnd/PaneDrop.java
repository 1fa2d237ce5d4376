package io.portside.ui.dnd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetListener;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.widgets.Control;

import io.portside.engine.files.Location;
import io.portside.engine.transfer.TransferQueue;
import io.portside.engine.transfer.TransferRequest;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneRow;
import io.portside.ui.pane.PathText;

/** Takes drops onto a pane: from the other pane, and files from other programs. */
public final class PaneDrop implements DropTargetListener {
    private final Pane pane;
    private final Supplier<TransferQueue> transfers;
    private final Control control;
    /** What the keys held down ask for; SWT tells it only when it changes. */
    private int wish = DND.DROP_DEFAULT;

    /** Lasts as long as {@code control}, the table or what takes its place. */
    public PaneDrop(Pane pane, Supplier<TransferQueue> transfers, Control control) {
        this.pane = pane;
        this.transfers = transfers;
        this.control = control;
        DropTarget target = new DropTarget(control, DND.DROP_DEFAULT | DND.DROP_COPY | DND.DROP_MOVE);
        target.setTransfer(LocationsTransfer.getInstance(), FileTransfer.getInstance());
        target.addDropListener(this);
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        wish = event.detail;
        preferLocations(event);
        decide(event);
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        wish = event.detail;
        decide(event);
    }

    @Override
    public void dragOver(DropTargetEvent event) {
        decide(event);
    }

    @Override
    public void dropAccept(DropTargetEvent event) {
        preferLocations(event);
        decide(event);
    }

    @Override
    public void dragLeave(DropTargetEvent event) {
        // SWT takes the feedback away itself.
    }

    /** Our own type when the drag comes from a pane of this window; another Portside's means nothing here, its files do. */
    private static void preferLocations(DropTargetEvent event) {
        Transfer wanted = LocationsTransfer.getInstance().dragged().isEmpty()
                ? FileTransfer.getInstance()
                : LocationsTransfer.getInstance();
        for (TransferData type : event.dataTypes) {
            if (wanted.isSupportedType(type)) {
                event.currentDataType = type;
                return;
            }
        }
    }

    private void decide(DropTargetEvent event) {
        List<Location> dragged = LocationsTransfer.getInstance().dragged();
        Optional<Location> here = pane.location().filter(location -> pane.usable());
        boolean readable = !dragged.isEmpty() || FileTransfer.getInstance().isSupportedType(event.currentDataType);
        boolean takes = readable && here.filter(h -> DropPlan.target(dragged, h, row(event)).isPresent()).isPresent();
        event.detail = takes ? operation(event) : DND.DROP_NONE;
        boolean onRow = takes && DropPlan.onRow(dragged, here.get(), row(event));
        event.feedback = onRow ? DND.FEEDBACK_SELECT | DND.FEEDBACK_SCROLL : DND.FEEDBACK_SCROLL;
    }

    /**
     * Copies unless Shift asks for a move. Other programs are only ever told of a copy: told of a move, they would
     * delete the files before our copy of them is complete.
     */
    private int operation(DropTargetEvent event) {
        boolean ours = LocationsTransfer.getInstance().isSupportedType(event.currentDataType);
        return ours && wish == DND.DROP_MOVE ? DND.DROP_MOVE : DND.DROP_COPY;
    }

    private Optional<PaneRow> row(DropTargetEvent event) {
        return pane.view().indexAt(control.toControl(event.x, event.y)).map(pane.view()::row);
    }

    @Override
    public void drop(DropTargetEvent event) {
        boolean move = event.detail == DND.DROP_MOVE;
        List<Location> sources = sources(event);
        Optional<Location> target = pane.location().filter(here -> pane.usable() && !sources.isEmpty())
                .flatMap(here -> DropPlan.target(sources, here, row(event)));
        if (target.isEmpty()) {
            event.detail = DND.DROP_NONE;
            return;
        }
        transfers.get().submit(new TransferRequest(sources, target.get(), move));
        // The transfer queue removes what was moved, once it has arrived.
        event.detail = DND.DROP_COPY;
    }

    private List<Location> sources(DropTargetEvent event) {
        if (event.data instanceof String[] files) {
            return Arrays.stream(files).map(file -> pane.places().local(PathText.local(file))).toList();
        }
        return LocationsTransfer.getInstance().isSupportedType(event.currentDataType) && event.data != null
                ? LocationsTransfer.getInstance().dragged()
                : List.of();
    }
}
