package io.portside.ui.sync;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.portside.engine.problem.Problem;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** Says why a comparison or a run failed as a whole, and what can be done. UI thread. */
final class ProblemPage {
    private final Composite page;
    private final Label title;
    private final Label what;
    private final Label why;
    private final Label todo;
    private final Button again;
    private Problem problem;

    ProblemPage(Composite parent, Icons icons, Runnable onAgain, Runnable onBack) {
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(24, 16).spacing(5, 8).applyTo(page);
        Composite heading = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(heading);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.END).grab(true, true).applyTo(heading);
        new Label(heading, SWT.NONE).setImage(icons.get(Icon.ERROR));
        title = new Label(heading, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        what = line();
        why = line();
        todo = line();
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(buttons);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(buttons);
        again = button(buttons, Messages.tryAgain, onAgain);
        button(buttons, Messages.details, () -> new ProblemDialog(page.getShell(), problem).open());
        button(buttons, Messages.toPairs, onBack);
    }

    private Label line() {
        Label label = new Label(page, SWT.CENTER | SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(300, SWT.DEFAULT)
                .applyTo(label);
        return label;
    }

    private static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        GridDataFactory.fillDefaults().applyTo(button);
        return button;
    }

    Composite control() {
        return page;
    }

    void focus() {
        again.setFocus();
    }

    void show(SyncState.Failed failed) {
        problem = failed.problem();
        ProblemWording.Words words = new ProblemWording(Formats.here()).words(problem);
        title.setText(switch (failed.step()) {
            case COMPARE -> Messages.compareFailed;
            case RUN -> Messages.runFailed;
            case UNDO -> Messages.undoFailed;
            case REPORT -> Messages.reportFailed;
        });
        set(what, words.what());
        set(why, words.why());
        set(todo, words.todo());
        page.layout(true, true);
    }

    private static void set(Label label, String text) {
        label.setText(LegacyActionTools.escapeMnemonics(text));
    }
}
