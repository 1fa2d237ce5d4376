package io.portside.ui.sync;

import java.util.List;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;
import jakarta.annotation.PostConstruct;

/** In the window's bottom line: a pair that is kept in step wants a decision. There only while one does. */
public final class StepControl {
    private Button button;
    private List<StepNews.News.Asks> shown = List.of();
    private SyncDesk desk;

    @PostConstruct
    void create(Composite parent, SyncDesk running, Icons icons) {
        desk = running;
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 0).applyTo(area);
        button = new Button(area, SWT.PUSH | SWT.FLAT);
        button.setImage(icons.get(Icon.WARNING));
        button.setToolTipText(Messages.asksTip);
        button.addListener(SWT.Selection, e -> desk.waiting().stream().findFirst().ifPresent(desk::look));
        GridDataFactory.fillDefaults().exclude(true).applyTo(button);
        button.setVisible(false);
        desk.onTurn(this::show);
        show();
    }

    private void show() {
        if (button.isDisposed()) {
            return;
        }
        List<StepNews.News.Asks> questions = desk.waiting();
        if (questions.equals(shown)) {
            return;
        }
        shown = questions;
        boolean any = !questions.isEmpty();
        if (any) {
            String name = LegacyActionTools.escapeMnemonics(questions.get(0).pair().name());
            button.setText(questions.size() == 1
                    ? NLS.bind(Messages.oneAsks, name)
                    : NLS.bind(Messages.manyAsk, name, questions.size() - 1));
        }
        button.setVisible(any);
        ((GridData) button.getLayoutData()).exclude = !any;
        // Not requestLayout(): that would defer the layout of a page that is turned to just now.
        button.getShell().layout(new Control[]{button});
    }
}
