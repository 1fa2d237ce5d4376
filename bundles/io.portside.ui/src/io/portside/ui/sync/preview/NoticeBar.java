package io.portside.ui.sync.preview;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** Why a plan is looked at that nobody asked for, or that it is out of date; and what to do then. UI thread. */
final class NoticeBar {
    private static final int TEXT_WIDTH = 400;

    private final Composite bar;
    private final Label icon;
    private final Label text;
    private final Button later;
    private final Button again;
    private final Icons icons;
    private Optional<Notice> shown = Optional.empty();

    NoticeBar(Composite parent, Icons icons, Runnable putOff, Runnable compareAgain) {
        this.icons = icons;
        bar = new Composite(parent, SWT.BORDER);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(8, 4).spacing(6, 0).applyTo(bar);
        icon = new Label(bar, SWT.NONE);
        text = new Label(bar, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(TEXT_WIDTH, SWT.DEFAULT)
                .applyTo(text);
        later = button(Messages.notNow, Messages.notNowTip, putOff);
        again = button(Messages.again, Messages.againTip, compareAgain);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(bar);
        bar.setVisible(false);
    }

    private Button button(String words, String tip, Runnable action) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(words);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(button);
        return button;
    }

    void show(Optional<Notice> notice) {
        if (notice.equals(shown)) {
            return;
        }
        shown = notice;
        boolean stale = notice.equals(Optional.of(Notice.STALE));
        boolean undo = notice.equals(Optional.of(Notice.UNDO));
        icon.setImage(icons.get(stale ? Icon.REFRESH : undo ? Icon.HISTORY : Icon.WARNING));
        text.setText(notice.map(now -> switch (now) {
            case QUESTION -> Messages.noticeQuestion;
            case FIRST -> Messages.noticeFirst;
            case UNDO -> Messages.noticeUndo;
            case STALE -> Messages.noticeStale;
        }).orElse("")); //$NON-NLS-1$
        visible(later, !stale && !undo);
        visible(again, stale);
        boolean any = notice.isPresent();
        bar.setVisible(any);
        ((GridData) bar.getLayoutData()).exclude = !any;
        bar.getParent().layout(true, true);
    }

    private static void visible(Button button, boolean on) {
        button.setVisible(on);
        ((GridData) button.getLayoutData()).exclude = !on;
    }
}
