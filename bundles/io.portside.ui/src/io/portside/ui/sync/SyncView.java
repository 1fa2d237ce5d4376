package io.portside.ui.sync;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.sync.pair.PairActions;
import io.portside.ui.sync.pair.PairEditor;
import io.portside.ui.sync.pair.PairList;
import io.portside.ui.sync.pair.PairShelf;
import io.portside.ui.sync.preview.PreviewPage;
import io.portside.ui.sync.run.HistoryDialog;
import io.portside.ui.sync.run.ProgressPage;
import io.portside.ui.sync.run.ReportPage;
import io.portside.ui.sync.table.Pages;
import io.portside.ui.work.Work;

/** The synchronise view: one page for each state of the session. UI thread. */
public final class SyncView implements PairActions, SyncHeader.Actions, ProgressPage.Actions, ReportPage.Actions {
    private final SyncTools tools;
    private final SyncSession session;
    private final Composite area;
    private final Pages pages;
    private final SyncHeader header;
    private final PairList list;
    private final ProgressPage progress;
    private final PreviewPage preview;
    private final ReportPage report;
    private final ProblemPage problem;
    private PairShelf shelf = PairShelf.EMPTY;

    public SyncView(Composite parent, SyncTools tools) {
        this.tools = tools;
        session = tools.session();
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(area);
        header = new SyncHeader(area, tools.icons(), this);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(header.control());
        pages = new Pages(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(pages.area());
        list = new PairList(pages.area(), tools.house().book(), this);
        progress = new ProgressPage(pages.area(), this);
        preview = new PreviewPage(pages.area(), tools.icons(), tools.adviser(), new PreviewDecisions(tools, area),
                tools.workers(), tools.ui());
        report = new ReportPage(pages.area(), tools.icons(), this, tools.workers(), tools.ui());
        problem = new ProblemPage(pages.area(), tools.icons(), this::compareAgain, this::pairs);
        session.onChange(this::refresh);
        tools.around().onStep(() -> {
            if (!area.isDisposed()) {
                list.refresh();
                notice();
            }
        });
        refresh();
        readShelf();
    }

    public Composite control() {
        return area;
    }

    PreviewPage preview() {
        return preview;
    }

    PairList list() {
        return list;
    }

    private Composite page() {
        SyncState state = session.state();
        if (state instanceof SyncState.Start) {
            return list.control();
        } else if (state instanceof SyncState.Preview) {
            return preview.control();
        } else if (state instanceof SyncState.Finished) {
            return report.control();
        } else if (state instanceof SyncState.Failed) {
            return problem.control();
        }
        return progress.control();
    }

    private void refresh() {
        if (area.isDisposed()) {
            return;
        }
        SyncState state = session.state();
        header.show(state.about(), shelf, session.running());
        Composite page = page();
        boolean focused = pages.top() != page && holdsFocus();
        boolean turned = pages.show(page);
        if (state instanceof SyncState.Comparing now) {
            progress.comparing(now.undoOf().isPresent(), now.progress());
        } else if (state instanceof SyncState.Running now) {
            progress.running(now.undoOf().isPresent(), now.progress(), now.paused(), now.cancelling());
        } else if (state instanceof SyncState.Preview now) {
            preview.show(now.plan(), now.acknowledged(), now.undoOf().isPresent(), now.open(), now.runnable());
            notice();
        } else if (state instanceof SyncState.Finished now) {
            report.show(now.report(), now.past());
        } else if (state instanceof SyncState.Failed now) {
            problem.show(now);
        } else if (turned) {
            list.load();
        }
        if (focused) {
            takeFocus();
        }
    }

    /** Has the keyboard here, though the button that was pressed goes away: then GTK takes it somewhere else, but later. */
    void takeFocus() {
        focus();
        Composite page = page();
        area.getDisplay().asyncExec(() -> {
            if (!area.isDisposed() && page() == page) {
                focus();
            }
        });
    }

    private void notice() {
        if (session.state() instanceof SyncState.Preview now) {
            preview.show(StepWording.notice(tools.around().step(now.pair()), now, session.compared()));
        }
    }

    /** Whether the keyboard is in here, and so has to go along when the page changes. */
    private boolean holdsFocus() {
        for (var control = area.getDisplay().getFocusControl(); control != null; control = control.getParent()) {
            if (control == area) {
                return true;
            }
        }
        // A control that was disabled or hidden has lost it to the window.
        return area.getDisplay().getFocusControl() == null;
    }

    /** Names of sites, for the header. */
    private void readShelf() {
        Work.run(Messages.reading, area, tools.house().book()::load, read -> {
            shelf = read;
            header.show(session.state().about(), shelf, session.running());
        }, failed -> {
            // The list tells.
        });
    }

    public void focus() {
        Composite page = page();
        if (page == list.control()) {
            list.focus();
        } else if (page == preview.control()) {
            preview.focus();
        } else if (page == report.control()) {
            report.focus();
        } else if (page == problem.control()) {
            problem.focus();
        } else {
            progress.focus();
        }
    }

    /** To the field that looks for names, where there is one. */
    public void focusSearch() {
        if (page() == preview.control()) {
            preview.focusSearch();
        } else if (page() == list.control()) {
            list.focusSearch();
        }
    }

    /** Selects all rows. */
    public void selectAll() {
        if (page() == preview.control()) {
            preview.selectAll();
        } else if (page() == report.control()) {
            report.selectAll();
        }
    }

    /** Looks at both sides again, or reads the list again. */
    public void again() {
        if (session.state() instanceof SyncState.Start) {
            list.load();
        } else if (!session.busy()) {
            compareAgain();
        }
    }

    /** The list, with the pairs of this volume only. */
    void showPairs(String volume) {
        list.only(volume);
        takeFocus();
    }

    void compareSelected() {
        list.compareSelected();
    }

    void decide(Action action) {
        preview.decide(action);
    }

    void compareTexts() {
        preview.compareTexts();
    }

    /** Runs the plan that is shown, if nothing is in the way. */
    public void run() {
        session.run();
    }

    @Override
    public void compare(SyncPair pair) {
        readShelf();
        session.compare(pair);
    }

    @Override
    public void compareAgain() {
        session.state().about().ifPresent(session::compare);
    }

    @Override
    public Optional<SyncPair> fromPanes(PairShelf known) {
        return tools.around().fromPanes(known);
    }

    @Override
    public String state(SyncPair pair) {
        return StepWording.state(tools.around().step(pair));
    }

    @Override
    public String words(SyncPair pair) {
        return StepWording.words(tools.around().step(pair));
    }

    @Override
    public Optional<String> busy() {
        return session.running() ? session.state().about().map(SyncPair::id) : Optional.empty();
    }

    @Override
    public void pairs() {
        session.leave();
        focus();
    }

    @Override
    public void edit() {
        session.state().about().ifPresent(pair -> Work.run(Messages.reading, area, tools.house().book()::load, read -> {
            shelf = read;
            // As it is saved now: something may have been left out meanwhile.
            SyncPair saved = read.pairs().stream().filter(p -> p.id().equals(pair.id())).findFirst().orElse(pair);
            PairEditor.edit(area.getShell(), tools.house().book(), read, saved).ask().ifPresent(edited -> {
                readShelf();
                if (edited.compare()) {
                    session.compare(edited.pair());
                } else if (!edited.pair().equals(pair)) {
                    // What is shown was made by other rules.
                    session.leave();
                }
            });
        }, failed -> new ProblemDialog(area.getShell(), failed).open()));
    }

    @Override
    public void history() {
        session.state().about().ifPresent(this::history);
    }

    @Override
    public void history(SyncPair pair) {
        new HistoryDialog(area.getShell(), pair.name(), () -> tools.house().synchroniser().history(pair.id())).ask()
                .ifPresent(choice -> {
                    if (choice.undo()) {
                        session.planUndo(pair, choice.run());
                    } else {
                        session.showReport(pair, choice.run());
                    }
                });
    }

    @Override
    public void files() {
        tools.around().showFiles();
    }

    @Override
    public void pause(boolean on) {
        session.pause(on);
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public void undo(long run) {
        session.state().about().ifPresent(pair -> session.planUndo(pair, run));
    }
}
