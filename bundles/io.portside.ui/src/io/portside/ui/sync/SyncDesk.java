package io.portside.ui.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.profile.Site;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.pane.Destination;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;
import io.portside.ui.pane.Places;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.status.StatusLine;
import io.portside.ui.sync.pair.PairEditor;
import io.portside.ui.sync.pair.PairShelf;
import io.portside.ui.work.Work;

/**
 * Where commands, panes and the synchronise view meet. In the application context; the view itself is made when it is
 * first shown. UI thread; nothing blocks.
 */
public final class SyncDesk implements Surroundings {
    private final SyncHouse house;
    private final SyncSession session;
    private final Panes panes;
    private final StatusLine status;
    private final StepNews news;
    private final List<Runnable> turns = new ArrayList<>();
    private boolean stale;
    private Optional<SyncSwitch> window = Optional.empty();
    private Optional<SyncView> view = Optional.empty();

    public SyncDesk(SyncHouse house, SyncSession session, StepNews news, Panes panes, StatusLine status) {
        this.house = house;
        this.news = news;
        this.session = session;
        this.panes = panes;
        this.status = status;
        session.onChange(() -> {
            stale |= session.state() instanceof SyncState.Finished;
            if (session.state() instanceof SyncState.Running running && running.progress().isEmpty()) {
                // What was decided in the preview cannot be taken back any more, so nobody is told how.
                say(""); //$NON-NLS-1$
            }
            if (session.state() instanceof SyncState.Finished finished && !finished.past()) {
                // Whether it is in step now is told when it was compared again.
                news.putOff(finished.pair().id());
            }
            turns.forEach(Runnable::run);
        });
        news.onNews(this::tell);
        news.onChange(() -> turns.forEach(Runnable::run));
    }

    /** What happened without anybody asking is said in passing. */
    private void tell(StepNews.News last) {
        if (last instanceof StepNews.News.Ran ran) {
            say(NLS.bind(Messages.ranByItself, ran.pair().name(), ran.report().summary().done()));
            panes.all().forEach(Pane::changed);
        } else if (last instanceof StepNews.News.Failed failed) {
            say(NLS.bind(Messages.notInStep, failed.pair().name(),
                    new ProblemWording(Formats.here()).line(failed.problem())));
        } else if (last instanceof StepNews.News.Unanswered unanswered) {
            say(NLS.bind(Messages.putOff, unanswered.pair().name()));
        }
    }

    /** Plans that wait for somebody, without that of the pair that somebody looks at or runs now. */
    List<StepNews.News.Asks> waiting() {
        boolean now = session.busy() || shown() && session.state() instanceof SyncState.Preview;
        Optional<String> seen = session.state().about().filter(pair -> now).map(SyncPair::id);
        return news.questions().stream().filter(asks -> !seen.equals(Optional.of(asks.pair().id()))).toList();
    }

    /** Hears when something else is shown, or asked. */
    void onTurn(Runnable listener) {
        turns.add(listener);
    }

    /** Shows the plan that waits for a decision. */
    void look(StepNews.News.Asks question) {
        open();
        if (session.running()) {
            say(Messages.busy);
        } else {
            session.present(question.pair(), question.plan());
            view.ifPresent(SyncView::takeFocus);
        }
    }

    SyncHouse house() {
        return house;
    }

    public SyncSession session() {
        return session;
    }

    /** The window is there. */
    public void window(SyncSwitch there) {
        window = Optional.of(there);
    }

    void attach(SyncView made) {
        view = Optional.of(made);
    }

    /** Whether the view is in the place of the panes. */
    public boolean shown() {
        return window.filter(SyncSwitch::shown).isPresent();
    }

    /** The view, while it is in the place of the panes. */
    public Optional<SyncView> view() {
        return shown() ? view : Optional.empty();
    }

    /** The window is about to close: what is remembered of it is how it looks with panes. */
    public void closing() {
        window.ifPresent(SyncSwitch::giveRoomBack);
    }

    /** Brings the view to the front. */
    public void open() {
        window.ifPresent(SyncSwitch::show);
        turns.forEach(Runnable::run);
    }

    /** Shows the pairs of a site. */
    public void openPairs(Site site) {
        open();
        if (session.running()) {
            say(Messages.busy);
            return;
        }
        session.leave();
        view.ifPresent(shown -> shown.showPairs(site.id()));
    }

    /** To the view, or back to the panes. */
    public void toggle() {
        if (shown()) {
            showFiles();
        } else {
            open();
        }
    }

    /** Compares the two folders that the panes show: by the pair that joins them, else a new one is made first. */
    public void synchronise(Shell shell) {
        if (shown()) {
            say(Messages.alreadyHere);
            return;
        }
        Optional<SyncEnd> left = end(Pane.Side.LEFT);
        Optional<SyncEnd> right = end(Pane.Side.RIGHT);
        if (left.isEmpty() || right.isEmpty()) {
            say(Messages.noTwoFolders);
            return;
        }
        Work.run(Messages.reading, shell, house.book()::load, shelf -> {
            Optional<SyncPair> known = shelf.joining(left.get(), right.get());
            if (known.isPresent()) {
                compare(known.get());
            } else if (!saved(shelf, left.get()) || !saved(shelf, right.get())) {
                say(Messages.notSaved);
            } else {
                PairEditor.create(shell, house.book(), shelf, shelf.proposal(left.get(), right.get())).ask()
                        .ifPresent(edited -> shell.getDisplay().asyncExec(() -> take(edited)));
            }
        }, problem -> new ProblemDialog(shell, problem).open());
    }

    /** After the editor's window is gone: that takes its time, and so does making the view. */
    private void take(PairEditor.Edited edited) {
        if (edited.compare()) {
            compare(edited.pair());
        } else {
            open();
        }
    }

    private void compare(SyncPair pair) {
        open();
        if (session.running()) {
            say(Messages.busy);
        } else {
            session.compare(pair);
        }
    }

    private static boolean saved(PairShelf shelf, SyncEnd end) {
        return end.local() || shelf.sites().stream().anyMatch(site -> site.id().equals(end.volume()));
    }

    private Optional<SyncEnd> end(Pane.Side side) {
        return panes.get(side).filter(Pane::usable).flatMap(Pane::location).map(SyncDesk::end);
    }

    private static SyncEnd end(Location there) {
        return new SyncEnd(there.volume().remote() ? there.volume().id() : SyncEnd.LOCAL, there.path().toString());
    }

    @Override
    public Optional<SyncPair> fromPanes(PairShelf shelf) {
        Optional<SyncEnd> left = end(Pane.Side.LEFT).filter(end -> saved(shelf, end));
        Optional<SyncEnd> right = end(Pane.Side.RIGHT).filter(end -> saved(shelf, end));
        return left.isPresent() && right.isPresent()
                ? Optional.of(shelf.proposal(left.get(), right.get()))
                : Optional.empty();
    }

    @Override
    public void showFiles() {
        boolean was = shown();
        window.ifPresent(SyncSwitch::files);
        turns.forEach(Runnable::run);
        if (was && stale) {
            stale = false;
            panes.all().forEach(Pane::changed);
        }
    }

    @Override
    public void showInPanes(SyncPair pair, VolumePath folder) {
        showFiles();
        show(Pane.Side.LEFT, pair.end(Side.LEFT), folder);
        show(Pane.Side.RIGHT, pair.end(Side.RIGHT), folder);
    }

    private void show(Pane.Side side, SyncEnd end, VolumePath folder) {
        panes.get(side).ifPresent(pane -> {
            VolumePath path = VolumePath.parse(end.folder()).resolve(folder.names().toArray(String[]::new));
            Places places = pane.places();
            pane.open(end.local()
                    ? Destination.of(places.local(path))
                    : places.siteFolder(end.volume(), path));
        });
    }

    @Override
    public Optional<StepNews.News> step(SyncPair pair) {
        return news.of(pair.id());
    }

    @Override
    public void putOff(SyncPair pair) {
        news.putOff(pair.id());
    }

    @Override
    public void onStep(Runnable listener) {
        news.onChange(listener);
    }

    @Override
    public void say(String text) {
        status.say(text);
    }
}
