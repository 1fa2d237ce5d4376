package io.portside.ui.sync;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.engine.sync.plan.Action;
import jakarta.annotation.PostConstruct;

/** In the window's bottom line while the synchronise view is shown: the keys that mean something now. UI thread. */
public final class KeysControl {
    private SyncDesk desk;
    private Composite area;
    private ToolBar bar;
    private List<Key> shown = List.of();

    /** A key and what it does, for the mouse too. */
    private record Key(String text, String tip, Consumer<SyncView> action) {}

    private static final List<Key> LIST = List.of(
            new Key(Messages.keyCompare, Messages.keyCompareTip, SyncView::compareSelected),
            new Key(Messages.keyFind, Messages.keyFindTip, SyncView::focusSearch),
            new Key(Messages.keyRead, Messages.keyReadTip, SyncView::again),
            new Key(Messages.keyFiles, Messages.filesTip, SyncView::files));
    private static final List<Key> PREVIEW = List.of(new Key(Messages.keyRun, Messages.keyRunTip, SyncView::run),
            new Key(Messages.keyRight, Messages.keyRightTip, view -> view.decide(Action.COPY_RIGHT)),
            new Key(Messages.keyLeft, Messages.keyLeftTip, view -> view.decide(Action.COPY_LEFT)),
            new Key(Messages.keyAlone, Messages.keyAloneTip, view -> view.decide(Action.SKIP)),
            new Key(Messages.keyTexts, Messages.keyTextsTip, SyncView::compareTexts),
            new Key(Messages.keyFiles, Messages.filesTip, SyncView::files));
    private static final List<Key> BUSY = List.of(new Key(Messages.keyFiles, Messages.filesTip, SyncView::files));
    private static final List<Key> AFTER = List.of(
            new Key(Messages.keyAgain, Messages.keyAgainTip, SyncView::again),
            new Key(Messages.keyFiles, Messages.filesTip, SyncView::files));

    @PostConstruct
    void create(Composite parent, SyncDesk running) {
        desk = running;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(area);
        desk.onTurn(this::show);
        show();
    }

    private List<Key> now() {
        SyncState state = desk.session().state();
        if (state instanceof SyncState.Start) {
            return LIST;
        } else if (state instanceof SyncState.Preview) {
            return PREVIEW;
        }
        return desk.session().busy() ? BUSY : AFTER;
    }

    private void show() {
        if (area.isDisposed() || now() == shown) {
            return;
        }
        shown = now();
        if (bar != null) {
            bar.dispose();
        }
        bar = new ToolBar(area, SWT.FLAT | SWT.RIGHT);
        for (Key key : shown) {
            if (bar.getItemCount() > 0) {
                new ToolItem(bar, SWT.SEPARATOR);
            }
            ToolItem item = new ToolItem(bar, SWT.PUSH);
            item.setText(key.text());
            item.setToolTipText(key.tip());
            item.addListener(SWT.Selection, e -> desk.view().ifPresent(key.action()));
        }
        // Not requestLayout(): that defers all layouts, of the view's pages too, and what is not laid out takes no focus.
        bar.getShell().layout(new Control[]{bar});
    }
}
