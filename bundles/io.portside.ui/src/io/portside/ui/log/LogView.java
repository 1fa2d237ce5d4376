package io.portside.ui.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.Throttler;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.engine.text.Formats;
import io.portside.ui.work.Work;

/** The log's lines as text, with filter, pause, copy and save. UI thread. */
final class LogView {
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** More sessions of a site than anybody picks from a list. */
    private static final int MOST_FILTERS = 200;

    private final WireLog log;
    private final Composite area;
    private final Label state;
    private final Combo combo;
    private final StyledText text;
    private final ToolItem pause;
    private final Throttler throttler;
    private final List<LogFilter> filters = new ArrayList<>(List.of(LogFilter.ALL));
    private final Deque<LogLine> shown = new ArrayDeque<>();
    private LogFilter filter = LogFilter.ALL;

    LogView(Composite parent, WireLog log) {
        this.log = log;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 0).applyTo(area);
        Label label = new Label(area, SWT.NONE);
        label.setText(Messages.show);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).indent(6, 0).applyTo(label);
        combo = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.add(LogFilter.ALL.label());
        combo.select(0);
        combo.setToolTipText(Messages.filterTip);
        combo.addListener(SWT.Selection, e -> choose(combo.getSelectionIndex()));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(240, SWT.DEFAULT).applyTo(combo);
        state = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(state);
        ToolBar bar = new ToolBar(area, SWT.FLAT | SWT.RIGHT);
        pause = tool(bar, SWT.CHECK, Messages.pause, Messages.pauseTip, this::update);
        new ToolItem(bar, SWT.SEPARATOR);
        tool(bar, SWT.PUSH, Messages.copy, Messages.copyTip, this::copy);
        new ToolItem(bar, SWT.SEPARATOR);
        tool(bar, SWT.PUSH, Messages.save, Messages.saveTip, this::save);
        new ToolItem(bar, SWT.SEPARATOR);
        tool(bar, SWT.PUSH, Messages.clear, Messages.clearTip, this::clear);
        text = new StyledText(area, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(4, 2, 4, 2);
        text.getAccessible()
                .addAccessibleListener(AccessibleListener.getNameAdapter(e -> e.result = Messages.accessibleName));
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(text);
        throttler = new Throttler(area.getDisplay(), PAUSE, this::update);
        log.onNews(this::news);
        area.addListener(SWT.Dispose, e -> log.onNews(() -> {}));
        log.absorb();
        log.lines().forEach(this::offer);
        rebuild();
    }

    Control control() {
        return area;
    }

    StyledText text() {
        return text;
    }

    /** On the engine's threads. */
    private void news() {
        Display display = text.isDisposed() ? null : area.getDisplay();
        try {
            if (display != null && !display.isDisposed()) {
                throttler.throttledExec();
            }
        } catch (SWTException e) {
            // The window went away between the question and the call.
        }
    }

    /** Shows what has come, unless paused. */
    void update() {
        if (area.isDisposed()) {
            return;
        }
        if (pause.getSelection()) {
            state.setText(NLS.bind(Messages.paused, Formats.here().number(log.waiting())));
            return;
        }
        if (!state.getText().isEmpty()) {
            state.setText(""); //$NON-NLS-1$
        }
        WireLog.Change change = log.absorb();
        change.added().forEach(this::offer);
        boolean atEnd = atEnd();
        drop(change.dropped());
        append(change.added().stream().filter(filter::accepts).toList(), atEnd);
        if (log.waiting() > 0) {
            throttler.throttledExec();
        }
    }

    private void append(List<LogLine> added, boolean follow) {
        if (added.isEmpty()) {
            return;
        }
        StringBuilder batch = new StringBuilder();
        for (LogLine line : added) {
            shown.add(line);
            batch.append(log.text(line)).append('\n');
        }
        text.replaceTextRange(text.getCharCount(), 0, batch.toString());
        if (follow) {
            text.setTopIndex(text.getLineCount() - 1);
        }
    }

    /** What the log has let go, the view lets go, without moving what is being read. */
    private void drop(List<LogLine> dropped) {
        int count = 0;
        for (LogLine line : dropped) {
            if (shown.peek() == line) {
                shown.remove();
                count++;
            }
        }
        if (count > 0) {
            int top = text.getTopPixel();
            text.replaceTextRange(0, text.getOffsetAtLine(count), ""); //$NON-NLS-1$
            text.setTopPixel(Math.max(0, top - count * text.getLineHeight()));
        }
    }

    private boolean atEnd() {
        int bottom = text.getTopPixel() + text.getClientArea().height;
        return bottom >= (text.getLineCount() - 1) * text.getLineHeight();
    }

    private void rebuild() {
        shown.clear();
        text.setText(""); //$NON-NLS-1$
        List<LogLine> all = new ArrayList<>();
        log.lines().forEach(line -> {
            if (filter.accepts(line)) {
                all.add(line);
            }
        });
        append(all, true);
    }

    /** Sites and sessions become choices of the filter as they are seen. */
    private void offer(LogLine line) {
        if (filters.size() < MOST_FILTERS) {
            offer(LogFilter.site(line));
            offer(LogFilter.session(line));
        }
    }

    private void offer(LogFilter choice) {
        if (filters.contains(choice)) {
            return;
        }
        int place = filters.size();
        while (place > 1 && choice.session() > 0 && !filters.get(place - 1).siteId().equals(choice.siteId())) {
            place--;
        }
        filters.add(place, choice);
        combo.add(choice.label(), place);
    }

    void choose(int index) {
        filter = filters.get(index);
        rebuild();
    }

    List<LogFilter> filters() {
        return filters;
    }

    void pause(boolean on) {
        pause.setSelection(on);
        update();
    }

    void clear() {
        log.clear();
        shown.clear();
        text.setText(""); //$NON-NLS-1$
    }

    /** What is selected, or else everything shown. */
    void copy() {
        if (text.getCharCount() == 0) {
            return;
        }
        if (text.getSelectionCount() > 0) {
            text.copy();
            return;
        }
        Clipboard clipboard = new Clipboard(area.getDisplay());
        clipboard.setContents(new Object[]{text.getText()}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void save() {
        FileDialog dialog = new FileDialog(area.getShell(), SWT.SAVE);
        dialog.setText(Messages.saveTitle);
        dialog.setFileName(Messages.saveName);
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            save(Path.of(file));
        }
    }

    void save(Path file) {
        String content = text.getText();
        Work.run(Messages.saveTitle, area, () -> write(file, content),
                done -> state.setText(NLS.bind(Messages.saved, file)),
                problem -> new ProblemDialog(area.getShell(), problem).open());
    }

    private static Path write(Path file, String content) throws ProblemException {
        try {
            return Files.writeString(file, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemKind.WRITE_FAILED, e.toString(), file.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static ToolItem tool(ToolBar bar, int style, String label, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, style);
        item.setText(label);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }
}
