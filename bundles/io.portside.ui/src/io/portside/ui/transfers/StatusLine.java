package io.portside.ui.transfers;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;

import io.portside.engine.transfer.TransferQueue;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.text.Formats;

/**
 * One line about the transfers: what is being copied and how far it is, or that something failed. A click shows the
 * list. UI thread.
 */
final class StatusLine {
    private static final int WIDTH = 330;

    private final TransferQueue queue;
    private final Runnable showFailure;
    private final Formats formats = Formats.here();
    private final TransferWording wording = new TransferWording(formats);
    private final FailureWatch watch = new FailureWatch();
    private final Composite area;
    private final Link text;
    private final ProgressBar bar;

    /**
     * @param showList    brings the list of transfers up because the person asked
     * @param showFailure the same because something failed: must not take the focus
     */
    StatusLine(Composite parent, TransferQueue queue, Runnable showList, Runnable showFailure) {
        this.queue = queue;
        this.showFailure = showFailure;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 0).spacing(8, 0).applyTo(area);
        text = new Link(area, SWT.NONE);
        text.setToolTipText(Messages.statusTip);
        text.addListener(SWT.Selection, e -> showList.run());
        // A fixed width: the trim would be laid out again with every new text.
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).grab(true, false)
                .applyTo(text);
        bar = new ProgressBar(area, SWT.HORIZONTAL | SWT.SMOOTH);
        bar.setMaximum(1000);
        bar.setToolTipText(Messages.statusBarTip);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(120, 12).applyTo(bar);
        refresh();
    }

    Control control() {
        return area;
    }

    String shown() {
        return text.getText();
    }

    /** Shows the queue as it is now. */
    void refresh() {
        if (area.isDisposed()) {
            return;
        }
        TransferRows rows = TransferRows.of(queue.snapshots());
        boolean news = !watch.news(rows.rows()).isEmpty();
        List<TransferSnapshot> active = rows.active();
        makeRoom(!rows.rows().isEmpty());
        bar.setVisible(!active.isEmpty());
        bar.setSelection(permille(active));
        String next = line(rows, active);
        if (!next.equals(text.getText())) {
            text.setText(next);
        }
        if (news) {
            showFailure.run();
        }
    }

    /** Before the first transfer others may have the place. */
    private void makeRoom(boolean wanted) {
        GridData data = (GridData) text.getLayoutData();
        if (data.exclude == wanted) {
            data.exclude = !wanted;
            ((GridData) bar.getLayoutData()).exclude = !wanted;
            text.setVisible(wanted);
            area.requestLayout();
        }
    }

    private String line(TransferRows rows, List<TransferSnapshot> active) {
        Optional<TransferSnapshot> first = active.stream().findFirst();
        if (first.isPresent()) {
            String summary = wording.summary(first.get());
            return active.size() == 1
                    ? plain(summary)
                    : plain(NLS.bind(Messages.statusMore, summary, formats.number(active.size() - 1L)));
        }
        long failed = rows.rows().stream().filter(TransfersView::failed).count();
        if (failed > 0) {
            return failed == 1 ? Messages.statusOneFailed : NLS.bind(Messages.statusFailed, formats.number(failed));
        }
        return rows.rows().isEmpty() ? "" : Messages.statusDone; //$NON-NLS-1$
    }

    /** Names of files are not markup. */
    private static String plain(String text) {
        return text.replace("&", "&&").replace('<', '\u2039').replace('>', '\u203a'); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private static int permille(List<TransferSnapshot> active) {
        long done = active.stream().mapToLong(TransferSnapshot::bytesDone).sum();
        long total = active.stream().mapToLong(TransferSnapshot::bytesTotal).sum();
        return Formats.permille(done, total);
    }
}
