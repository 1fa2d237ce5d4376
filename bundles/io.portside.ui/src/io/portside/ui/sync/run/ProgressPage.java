package io.portside.ui.sync.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.text.Formats;

/** How far a comparison or a run is, with pause and cancel. UI thread. */
public final class ProgressPage {
    private static final int WIDTH = 420;
    private static final int STEPS = 1_000;
    private static final int NAMED = 3;

    private final Composite page;
    private final Formats formats = Formats.here();
    private final Label title;
    private final Label numbers;
    private final Label current;
    private final ProgressBar unknown;
    private final ProgressBar known;
    private final Button pause;
    private final Button cancel;
    private boolean paused;

    /** What can be done meanwhile. */
    public interface Actions {
        void pause(boolean on);

        void cancel();
    }

    public ProgressPage(Composite parent, Actions actions) {
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(24, 16).spacing(5, 10).applyTo(page);
        title = line(SWT.END, true);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        unknown = bar(SWT.INDETERMINATE);
        known = bar(SWT.NONE);
        known.setMaximum(STEPS);
        numbers = line(SWT.CENTER, false);
        current = line(SWT.CENTER, false);
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(buttons);
        pause = new Button(buttons, SWT.PUSH);
        pause.setText(Messages.pause);
        pause.addListener(SWT.Selection, e -> actions.pause(!paused));
        GridDataFactory.fillDefaults().applyTo(pause);
        cancel = new Button(buttons, SWT.PUSH);
        cancel.setText(Messages.cancel);
        cancel.addListener(SWT.Selection, e -> actions.cancel());
        GridDataFactory.fillDefaults().applyTo(cancel);
    }

    private Label line(int align, boolean grab) {
        Label label = new Label(page, SWT.CENTER);
        GridDataFactory.fillDefaults().align(SWT.FILL, align).grab(true, grab).applyTo(label);
        return label;
    }

    private ProgressBar bar(int style) {
        ProgressBar bar = new ProgressBar(page, style);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).applyTo(bar);
        return bar;
    }

    public Composite control() {
        return page;
    }

    public void focus() {
        cancel.setFocus();
    }

    /** Both sides are being looked at. */
    public void comparing(boolean undo, Optional<ScanProgress> progress) {
        set(title, undo ? Messages.planningUndo : Messages.comparing);
        set(numbers, progress.map(now -> NLS.bind(Messages.scanned, formats.number(now.folders()),
                formats.number(now.entries()))).orElse("")); //$NON-NLS-1$
        set(current, progress.map(now -> NLS.bind(Messages.lookingAt, now.lookingAt())).orElse("")); //$NON-NLS-1$
        show(false, false, false);
    }

    /** The plan is being run. */
    public void running(boolean undo, Optional<RunProgress> progress, boolean nowPaused, boolean cancelling) {
        paused = nowPaused;
        set(title, cancelling
                ? Messages.cancelling
                : nowPaused ? Messages.paused : undo ? Messages.undoing : Messages.running);
        if (progress.isPresent()) {
            RunProgress now = progress.get();
            known.setSelection(now.bytesTotal() > 0
                    ? Formats.permille(now.bytesDone(), now.bytesTotal())
                    : Formats.permille(now.itemsDone(), now.itemsTotal()));
            set(numbers, numbers(now));
            set(current, current(now.current()));
        } else {
            set(numbers, ""); //$NON-NLS-1$
            set(current, ""); //$NON-NLS-1$
        }
        String text = nowPaused ? Messages.goOn : Messages.pause;
        if (!text.equals(pause.getText())) {
            pause.setText(text);
        }
        cancel.setEnabled(!cancelling);
        pause.setEnabled(!cancelling);
        show(progress.isPresent(), true, cancelling);
    }

    private String numbers(RunProgress now) {
        String text = NLS.bind(Messages.itemsOf, formats.number(now.itemsDone()), formats.number(now.itemsTotal()));
        if (now.bytesTotal() > 0) {
            text = NLS.bind(Messages.andBytes, new Object[]{text, formats.size(now.bytesDone()),
                    formats.size(now.bytesTotal())});
        }
        String speed = formats.speed(now.bytesPerSecond());
        if (!speed.isEmpty()) {
            text = NLS.bind(Messages.andSpeed, text, speed);
        }
        return now.failures() == 0 ? text : NLS.bind(Messages.andFailed, text, formats.number(now.failures()));
    }

    private String current(List<VolumePath> paths) {
        String names = paths.stream().limit(NAMED).map(VolumePath::toString).collect(Collectors.joining("   ")); //$NON-NLS-1$
        return paths.size() <= NAMED
                ? names
                : NLS.bind(Messages.andMore, names, formats.number(paths.size() - (long) NAMED));
    }

    private void show(boolean measured, boolean run, boolean cancelling) {
        if (!run) {
            cancel.setEnabled(true);
        }
        boolean changed = visible(known, measured) | visible(unknown, !measured) | visible(pause, run);
        if (changed || cancelling) {
            page.layout(true, true);
        }
    }

    private static boolean visible(Control control, boolean visible) {
        GridData data = (GridData) control.getLayoutData();
        if (data.exclude == !visible && control.getVisible() == visible) {
            return false;
        }
        data.exclude = !visible;
        control.setVisible(visible);
        return true;
    }

    private static void set(Label label, String text) {
        String safe = LegacyActionTools.escapeMnemonics(text);
        if (!safe.equals(label.getText())) {
            label.setText(safe);
        }
    }
}
