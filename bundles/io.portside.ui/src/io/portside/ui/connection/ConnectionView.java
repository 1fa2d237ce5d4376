package io.portside.ui.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.Throttler;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;

import io.portside.engine.text.Formats;
import io.portside.ui.connection.ConnectionLog.Watched;
import io.portside.ui.connection.SequenceRow.Kind;
import io.portside.ui.connection.SequenceRow.Lane;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.work.Work;

/** The sequence of a site with what chooses, holds, explains and exports it. UI thread. */
final class ConnectionView {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int[] WEIGHTS = {70, 30};

    private final ConnectionLog log;
    private final Formats formats = Formats.here();
    private final RowWording wording = new RowWording(formats);
    private final Composite area;
    private final ConnectionBar bar;
    private final SashForm body;
    private final SequenceCanvas canvas;
    private final DetailsPane details;
    private final Throttler throttler;
    private final EnumSet<Kind> kinds = EnumSet.allOf(Kind.class);
    private Optional<Watched> shown = Optional.empty();
    /** Someone chose the site, so that another one's first step does not take its place. */
    private boolean chosen;
    private long shownVersion = -1;
    /** While paused: the number of the step that came next then. */
    private long pausedAt;

    ConnectionView(Composite parent, ConnectionLog log) {
        this.log = log;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        bar = new ConnectionBar(area, this);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        body = new SashForm(area, SWT.HORIZONTAL | SWT.SMOOTH);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        canvas = new SequenceCanvas(body, wording);
        details = new DetailsPane(body, this::hideDetails);
        body.setWeights(WEIGHTS);
        body.setMaximizedControl(canvas.control());
        canvas.onSelect(row -> details.show(wording.details(row)));
        canvas.onOpen(this::showDetails);
        canvas.control().addListener(SWT.MouseUp, e -> {
            if (e.button == 1 && canvas.indexAt(e.y) >= 0) {
                showDetails();
            }
        });
        canvas.control().addListener(SWT.KeyDown, this::key);
        throttler = new Throttler(area.getDisplay(), PAUSE, this::update);
        log.onNews(this::news);
        area.addListener(SWT.Dispose, e -> log.onNews(() -> {}));
        update();
        refill();
    }

    Composite control() {
        return area;
    }

    SequenceCanvas canvas() {
        return canvas;
    }

    ConnectionBar bar() {
        return bar;
    }

    DetailsPane details() {
        return details;
    }

    void focus() {
        canvas.control().setFocus();
    }

    /** On the engine's threads. */
    private void news() {
        Display display = area.isDisposed() ? null : area.getDisplay();
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
        log.absorb();
        List<Watched> sites = log.sites();
        if (!chosen && !bar.paused() && !sites.isEmpty()) {
            Watched latest = sites.get(sites.size() - 1);
            if (!shown.map(Watched::id).equals(Optional.of(latest.id()))) {
                shownVersion = -1;
            }
            shown = Optional.of(latest);
        }
        bar.sites(sites, shown.map(Watched::id));
        if (bar.paused()) {
            shown.ifPresent(site -> bar.state(NLS.bind(Messages.paused,
                    formats.number(Math.max(0, site.model().next() - pausedAt)))));
        } else if (shown.map(site -> site.model().version()).orElse(-1L) != shownVersion) {
            refill();
        }
    }

    /** Shows the steps of the chosen site that pass the filter. */
    private void refill() {
        List<SequenceRow> all = shown.map(site -> site.model().rows()).orElse(List.of());
        shownVersion = shown.map(site -> site.model().version()).orElse(-1L);
        fill(all);
    }

    private void fill(List<SequenceRow> all) {
        List<SequenceRow> rows = new RowFilter(bar.words(), kinds).of(all);
        SequenceRow ends = lastWithEnds(all);
        canvas.show(rows, ends == null ? End.UNKNOWN : ends.client(), ends == null ? End.UNKNOWN : ends.server(),
                all.isEmpty() ? Messages.empty : NLS.bind(Messages.emptyFiltered, formats.number(all.size())), true);
        long dropped = shown.map(site -> site.model().dropped() - site.model().cleared()).orElse(0L);
        String count = rows.size() == all.size()
                ? formats.number(rows.size())
                : NLS.bind(Messages.someOf, formats.number(rows.size()), formats.number(all.size()));
        String state = all.isEmpty() ? "" : NLS.bind(Messages.state, count);
        bar.state(dropped > 0 ? state + "; " + NLS.bind(Messages.droppedRows, formats.number(dropped)) : state);
    }

    private static SequenceRow lastWithEnds(List<SequenceRow> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).lane() == Lane.CONTROL && all.get(i).client().port() > 0) {
                return all.get(i);
            }
        }
        return null;
    }

    void choose(String siteId) {
        chosen = true;
        shown = log.site(siteId);
        if (bar.paused()) {
            pause();
        }
        refill();
    }

    /** The pause began or ended. */
    void pause() {
        pausedAt = shown.map(site -> site.model().next()).orElse(0L);
        refill();
        update();
    }

    /** The filter changed; what came while paused stays out. */
    void filter() {
        List<SequenceRow> all = shown.map(site -> site.model().rows()).orElse(List.of());
        fill(bar.paused() ? all.stream().filter(row -> row.number() < pausedAt).toList() : all);
    }

    boolean shows(Kind kind) {
        return kinds.contains(kind);
    }

    void show(Kind kind, boolean on) {
        if (on) {
            kinds.add(kind);
        } else {
            kinds.remove(kind);
        }
        filter();
    }

    void clear() {
        shown.ifPresent(site -> site.model().clear());
        hideDetails();
        pause();
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ESC) {
            hideDetails();
        } else if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'c') {
            canvas.selection().ifPresent(row -> toClipboard(wording.line(row)));
        }
    }

    void showDetails() {
        canvas.selection().ifPresent(row -> {
            details.show(wording.details(row));
            body.setMaximizedControl(null);
        });
    }

    boolean detailsShown() {
        return body.getMaximizedControl() == null;
    }

    void hideDetails() {
        body.setMaximizedControl(canvas.control());
        canvas.control().setFocus();
    }

    /** Everything that is shown. */
    void copy() {
        if (!canvas.rows().isEmpty()) {
            toClipboard(text());
        }
    }

    private String text() {
        SequenceExport all = export(Path.of("x.txt"));
        return wording.table(all.site(), all.client(), all.server(), all.rows());
    }

    private void toClipboard(String text) {
        Clipboard clipboard = new Clipboard(area.getDisplay());
        clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private SequenceExport export(Path file) {
        List<SequenceRow> rows = List.copyOf(canvas.rows());
        SequenceRow ends = lastWithEnds(rows);
        return new SequenceExport(file, shown.map(Watched::name).orElse(""), ends == null ? End.UNKNOWN : ends.client(),
                ends == null ? End.UNKNOWN : ends.server(), rows, wording);
    }

    void export() {
        FileDialog dialog = new FileDialog(area.getShell(), SWT.SAVE);
        dialog.setText(Messages.exportTitle);
        dialog.setFilterExtensions(SequenceExport.EXTENSIONS);
        dialog.setFilterNames(new String[]{Messages.kindSvg, Messages.kindPng, Messages.kindText});
        dialog.setFileName(Messages.exportName + ".svg");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            boolean named = file.matches("(?i).*\\.(svg|png|txt)");
            String kind = SequenceExport.EXTENSIONS[Math.max(0, dialog.getFilterIndex())].substring(1);
            save(Path.of(named ? file : file + kind));
        }
    }

    void save(Path file) {
        SequenceExport export = export(file);
        int most = SequenceExport.PICTURE_ROWS;
        boolean part = export.picture() && export.rows().size() > most;
        Work.run(Messages.exportTitle, area, export.task(export.picture() ? canvas.picture(most) : null),
                done -> bar.state(part
                        ? NLS.bind(Messages.exportedPart,
                                new Object[]{done, formats.number(most), formats.number(export.rows().size())})
                        : NLS.bind(Messages.exported, done)),
                problem -> new ProblemDialog(area.getShell(), problem).open());
    }
}
