package io.portside.ui.transfers;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.engine.transfer.TransferQueue;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.engine.text.Formats;

/** The list of transfers with what can be done to them. UI thread. */
final class TransfersView {
    private final TransferQueue queue;
    private final Optional<TargetOpener> opener;
    private final Formats formats = Formats.here();
    private final TransferWording wording = new TransferWording(formats);
    private final Composite area;
    private final StackLayout stack = new StackLayout();
    private final Composite pages;
    private final Control empty;
    private final TransferTable table;
    private final Label summary;
    private final ToolItem cancel;
    private final ToolItem retry;
    private final ToolItem details;
    private final ToolItem target;
    private final ToolItem clear;
    private final SpeedMenu speed;

    TransfersView(Composite parent, TransferQueue queue, Optional<TargetOpener> opener, SpeedLimit limit) {
        this.queue = queue;
        this.opener = opener;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(area);
        summary = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(6, 0).applyTo(summary);
        ToolBar bar = new ToolBar(area, SWT.FLAT | SWT.RIGHT);
        cancel = tool(bar, Messages.cancel, Messages.cancelTip, this::cancelSelected);
        new ToolItem(bar, SWT.SEPARATOR);
        retry = tool(bar, Messages.retry, Messages.retryTip, this::retrySelected);
        new ToolItem(bar, SWT.SEPARATOR);
        details = tool(bar, Messages.details, Messages.detailsTip, this::showDetails);
        new ToolItem(bar, SWT.SEPARATOR);
        target = tool(bar, Messages.target, Messages.targetTip, this::showTarget);
        new ToolItem(bar, SWT.SEPARATOR);
        clear = tool(bar, Messages.clear, Messages.clearTip, this::clearFinished);
        new ToolItem(bar, SWT.SEPARATOR);
        speed = new SpeedMenu(bar, limit, formats);
        pages = new Composite(area, SWT.NONE);
        pages.setLayout(stack);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(pages);
        empty = emptyPage();
        table = new TransferTable(pages, wording);
        table.control().addListener(SWT.Selection, e -> enable());
        table.control().addListener(SWT.DefaultSelection, e -> showDetails());
        table.control().addListener(SWT.KeyDown, this::key);
        refresh();
    }

    Control control() {
        return area;
    }

    SpeedMenu speed() {
        return speed;
    }

    TransferTable table() {
        return table;
    }

    void focus() {
        stack.topControl.setFocus();
    }

    /** Shows the queue as it is now. */
    void refresh() {
        if (area.isDisposed()) {
            return;
        }
        table.show(TransferRows.of(queue.snapshots()));
        Control page = table.rows().rows().isEmpty() ? empty : table.control();
        if (stack.topControl != page) {
            stack.topControl = page;
            pages.layout();
        }
        String text = summary();
        if (!text.equals(summary.getText())) {
            summary.setText(text);
        }
        enable();
    }

    private Control emptyPage() {
        Composite page = new Composite(pages, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(20, 4).applyTo(page);
        Label text = new Label(page, SWT.CENTER | SWT.WRAP);
        text.setText(Messages.empty);
        GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.CENTER).applyTo(text);
        return page;
    }

    private String summary() {
        List<TransferSnapshot> active = table.rows().active();
        if (active.isEmpty()) {
            return ""; //$NON-NLS-1$
        }
        long speed = active.stream().mapToLong(TransferSnapshot::bytesPerSecond).sum();
        long left = active.stream().mapToLong(t -> Math.max(0, t.bytesTotal() - t.bytesDone())).sum();
        String text = active.size() == 1
                ? Messages.oneActive
                : NLS.bind(Messages.manyActive, formats.number(active.size()));
        text = NLS.bind(Messages.stillToCome, text, formats.size(left));
        return speed > 0 ? NLS.bind(Messages.atSpeed, text, formats.speed(speed)) : text;
    }

    private ToolItem tool(ToolBar bar, String text, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(text);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    private void enable() {
        List<TransferSnapshot> selected = table.selected();
        cancel.setEnabled(selected.stream().anyMatch(t -> !t.state().finished()));
        retry.setEnabled(selected.stream().anyMatch(TransfersView::retryable));
        details.setEnabled(selected.size() == 1);
        target.setEnabled(selected.size() == 1 && opener.isPresent());
        clear.setEnabled(table.rows().anyFinished());
    }

    private static boolean retryable(TransferSnapshot transfer) {
        return switch (transfer.state()) {
            case DONE_WITH_FAILURES, FAILED, CANCELLED -> true;
            default -> false;
        };
    }

    private void key(Event event) {
        if (event.keyCode == SWT.DEL) {
            cancelSelected();
        }
    }

    private void forSelected(Predicate<TransferSnapshot> which, LongConsumer action) {
        table.selected().stream().filter(which).forEach(transfer -> action.accept(transfer.id()));
        refresh();
    }

    void cancelSelected() {
        forSelected(transfer -> !transfer.state().finished(), queue::cancel);
    }

    void retrySelected() {
        forSelected(TransfersView::retryable, queue::retry);
    }

    void clearFinished() {
        queue.clearFinished();
        refresh();
    }

    private void showDetails() {
        table.focused().ifPresent(transfer -> new TransferDetailsDialog(area.getShell(), transfer, wording).open());
    }

    private void showTarget() {
        table.focused().ifPresent(transfer -> opener.ifPresent(o -> o.show(transfer.request().targetFolder())));
    }

    /** Whether something went wrong with it that a person should look at. */
    static boolean failed(TransferSnapshot transfer) {
        return transfer.state() == State.FAILED || transfer.state() == State.DONE_WITH_FAILURES;
    }
}
