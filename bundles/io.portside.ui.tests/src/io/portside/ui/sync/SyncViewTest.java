package io.portside.ui.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.Screen;
import io.portside.ui.sync.pair.PairBook;
import io.portside.ui.sync.pair.PairShelf;
import io.portside.ui.sync.pair.Pairs;
import io.portside.ui.sync.preview.Plans;
import io.portside.ui.testing.MemoryVolume;
import io.portside.ui.theme.Icons;

class SyncViewTest {
    private static final Guard MANY = new Guard(Guard.Kind.MANY_DELETIONS, List.of("RIGHT", "12", "20"));
    private static final Guard EMPTY = new Guard(Guard.Kind.ROOT_EMPTY, List.of("LEFT"));

    private final FakeSynchroniser engine = new FakeSynchroniser();
    private final Pairs.Book book = new Pairs.Book();
    private final List<String> said = new ArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private Optional<StepNews.News> news = Optional.empty();
    private Runnable told = () -> {};
    private Shell window;
    private SyncSession session;
    private SyncView view;

    @BeforeEach
    void open() {
        window = Screen.shell();
        window.setSize(1240, 640);
        Executor ui = work -> {
            if (!window.isDisposed()) {
                window.getDisplay().asyncExec(work);
            }
        };
        session = new SyncSession(() -> engine, workers, ui);
        book.pairs.add(Pairs.web());
        SyncHouse house = new SyncHouse() {
            @Override
            public Synchroniser synchroniser() {
                return engine;
            }

            @Override
            public PairBook book() {
                return book;
            }

            @Override
            public Volume volume(SyncEnd end) {
                return new MemoryVolume(end.volume());
            }
        };
        view = new SyncView(window, new SyncTools(house, session, Plans.ADVISER, new Icons(window.getDisplay()),
                workers, ui, new Around()));
        window.layout(true, true);
    }

    @AfterEach
    void close() {
        Screen.closeAll();
        workers.shutdownNow();
    }

    private final class Around implements Surroundings {
        @Override
        public Optional<SyncPair> fromPanes(PairShelf shelf) {
            return Optional.of(shelf.proposal(Pairs.local("/a"), Pairs.local("/b")));
        }

        @Override
        public void showFiles() {
            said.add("files");
        }

        @Override
        public void showInPanes(SyncPair pair, VolumePath folder) {
            said.add("panes " + folder);
        }

        @Override
        public Optional<StepNews.News> step(SyncPair pair) {
            return news;
        }

        @Override
        public void putOff(SyncPair pair) {
            said.add("put off " + pair.name());
        }

        @Override
        public void onStep(Runnable listener) {
            told = listener;
        }

        @Override
        public void say(String text) {
            said.add(text);
        }
    }

    private void compare(SyncPlan plan) {
        engine.plan = plan;
        session.compare(book.pairs.get(0));
        Screen.until(() -> session.state() instanceof SyncState.Preview);
        Screen.spin(window.getDisplay());
    }

    private Table table() {
        return Screen.find(window, Table.class, Table::isVisible);
    }

    private Button button(String text) {
        return Screen.find(window, Button.class,
                b -> b.isVisible() && b.getText().replace("&", "").equals(text));
    }

    private List<String> column(int column) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < table().getItemCount(); i++) {
            texts.add(table().getItem(i).getText(column).replaceAll("^[ \u25be\u25b8]+", ""));
        }
        return texts;
    }

    private void press(int keyCode, int modifiers) {
        Event event = new Event();
        event.keyCode = keyCode;
        event.stateMask = modifiers;
        event.doit = true;
        table().notifyListeners(SWT.KeyDown, event);
        Screen.spin(window.getDisplay());
    }

    private void select(int... rows) {
        table().setSelection(rows);
        table().notifyListeners(SWT.Selection, new Event());
    }

    private Action action(String path) {
        return ((SyncState.Preview) session.state()).plan().item(VolumePath.parse(path)).orElseThrow().action();
    }

    @Test
    void aPairIsComparedFromTheList() {
        Screen.until(() -> table().getItemCount() == 1);
        assertEquals("Web site", table().getItem(0).getText(0));
        assertEquals("Shop:/www", table().getItem(0).getText(3));
        assertEquals("by hand", table().getItem(0).getText(4));
        Screen.press(button("Compare"));
        Screen.until(() -> session.state() instanceof SyncState.Preview);
        assertEquals(List.of("css", "a.css", "b.css", "img", "deep", "logo.png", "old.png", "index.html",
                "notes.txt"), column(0));
        assertEquals(List.of("Make on the right", "Copy to the right", "Copy to the right", "2 items", "1 item",
                "Copy to the left", "Delete on the right", "Conflict: undecided", "Leave alone"), column(1));
        assertTrue(Screen.says(window,
                "\u2192 To the right: 3 copied (200 bytes), 1 deleted (100 bytes).   \u2190 To the left: 1 copied"));
    }

    @Test
    void aListThatIsEmptySaysWhatToDo() {
        book.pairs.clear();
        view.again();
        Screen.until(() -> Screen.says(window, "press F9"));
        assertFalse(button("Compare").isEnabled());
        assertTrue(button("New\u2026").isEnabled());
    }

    @Test
    void aPairThatAsksIsLookedAtAndMayBeLeftForNow() {
        SyncPlan plan = Plans.plan(List.of(Plans.item("/a", Action.DELETE_RIGHT)), MANY);
        Screen.until(() -> table().getItemCount() == 1);
        news = Optional.of(new StepNews.News.Asks(Pairs.web(), plan));
        told.run();
        assertEquals("by hand \u2013 wants a decision", table().getItem(0).getText(4));
        assertTrue(Screen.says(window, "This pair is not in step"));
        compare(plan);
        assertTrue(Screen.says(window, "this it does not do by itself"));
        Screen.press(button("Not now"));
        assertTrue(session.state() instanceof SyncState.Start);
        assertEquals("put off Web site", said.get(0));
    }

    @Test
    void aPreviewThatIsOutOfDateSaysSo() {
        compare(Plans.site());
        assertFalse(Screen.says(window, "Out of date"));
        news = Optional.of(new StepNews.News.Quiet(Pairs.web(), Plans.MADE.plusSeconds(1)));
        told.run();
        assertTrue(Screen.says(window, "Out of date"));
        engine.plan = Plans.plan();
        Screen.press(button("Compare again"));
        Screen.until(() -> Screen.says(window, "Both sides are the same"));
    }

    @Test
    void keysDecide() {
        compare(Plans.site());
        select(7);
        press(SWT.ARROW_RIGHT, SWT.MOD1);
        assertEquals(Action.COPY_RIGHT, action("/index.html"));
        assertEquals("Replace on the right", column(1).get(7));
        press(SWT.ARROW_LEFT, SWT.MOD1);
        assertEquals(Action.COPY_LEFT, action("/index.html"));
        press('b', SWT.MOD1);
        assertEquals(Action.KEEP_BOTH, action("/index.html"));
        press('z', SWT.MOD1);
        assertEquals(Action.COPY_LEFT, action("/index.html"));
        press('p', SWT.MOD1);
        assertEquals(Action.CONFLICT, action("/index.html"));
        select(0);
        press('k', SWT.MOD1);
        assertEquals(List.of(Action.SKIP, Action.SKIP, Action.SKIP),
                List.of(action("/css"), action("/css/a.css"), action("/css/b.css")));
        assertEquals(0, table().getSelectionIndex());
        select(5);
        press(SWT.DEL, 0);
        assertEquals(Action.DELETE_RIGHT, action("/img/deep/logo.png"));
        SyncPlan decided = ((SyncState.Preview) session.state()).plan();
        view.run();
        Screen.until(() -> session.state() instanceof SyncState.Finished);
        assertSame(decided, engine.ran.get(0));
    }

    @Test
    void foldersFoldByKeys() {
        compare(Plans.site());
        select(2);
        press(SWT.ARROW_LEFT, 0);
        assertEquals(0, table().getSelectionIndex());
        press(SWT.ARROW_LEFT, 0);
        assertEquals(List.of("css", "img", "deep", "logo.png", "old.png", "index.html", "notes.txt"), column(0));
        assertEquals(0, table().getSelectionIndex());
        press(SWT.ARROW_RIGHT, 0);
        assertEquals(9, table().getItemCount());
        Screen.tool(window, "Fold all").setSelection(true);
        Screen.press(Screen.tool(window, "Fold all"));
        assertEquals(List.of("css", "img", "index.html", "notes.txt"), column(0));
    }

    @Test
    void kindsAndNamesSift() {
        compare(Plans.site());
        Screen.press(Screen.tool(window, "Outgoing: 4"));
        assertEquals(List.of("css", "a.css", "b.css", "img", "deep", "logo.png", "old.png", "index.html",
                "notes.txt"), column(0));
        Screen.tool(window, "Outgoing: 4").setSelection(false);
        Screen.press(Screen.tool(window, "Outgoing: 4"));
        assertEquals(List.of("img", "deep", "logo.png", "index.html", "notes.txt"), column(0));
        Screen.tool(window, "Tree").setSelection(false);
        Screen.press(Screen.tool(window, "Tree"));
        assertEquals(List.of("/img/deep/logo.png", "/index.html", "/notes.txt"), column(0));
        Text search = Screen.find(window, Text.class,
                text -> text.isVisible() && (text.getStyle() & SWT.SEARCH) != 0);
        search.setText("index");
        assertEquals(List.of("/index.html"), column(0));
        search.setText("nowhere");
        assertTrue(Screen.says(window, "none of a kind that is shown"));
        SyncPlan plan = Plans.site();
        compare(new SyncPlan(plan.pairId(), plan.rules(), plan.made().plusSeconds(60), plan.items(), plan.guards(), 0));
        assertEquals(7, table().getItemCount());
        assertTrue(column(0).contains("/css/a.css"), "another comparison is shown whole");
    }

    @Test
    void warningsHoldTheRun() {
        compare(Plans.site(MANY, EMPTY));
        Button run = button("Run");
        assertFalse(run.isEnabled());
        assertTrue(Screen.says(window, "2 warnings are not acknowledged yet"));
        Screen.press(button("Beware of MANY_DELETIONS [RIGHT, 12, 20]"));
        assertTrue(Screen.says(window, "One warning is not acknowledged yet"));
        assertFalse(run.isEnabled());
        Screen.press(button("Beware of ROOT_EMPTY [LEFT]"));
        assertTrue(run.isEnabled());
        assertTrue(Screen.says(window, "One conflict is undecided"));
        Screen.press(run);
        Screen.until(() -> session.state() instanceof SyncState.Finished);
        assertEquals(Set.of(MANY, EMPTY), engine.acknowledged);
    }

    @Test
    void theReportTellsEachFate() {
        compare(Plans.site());
        Screen.press(button("Run"));
        Screen.until(() -> session.state() instanceof SyncState.Finished && table().getItemCount() == 1);
        assertEquals(List.of("Failed"), column(0));
        assertEquals(List.of("/img/old.png"), column(1));
        assertTrue(button("Details").isEnabled());
        Button only = button("Only what needs a look");
        Screen.press(only);
        Screen.until(() -> table().getItemCount() == 8);
        assertTrue(Screen.says(window, "Ended with failures: 5 items, 5.1 KiB."));
        assertEquals("/css", table().getItem(0).getText(1));
        assertEquals("Make on the right", table().getItem(0).getText(2), "as in the preview");
        assertEquals("Copy to the right", table().getItem(1).getText(2));
        Screen.press(button("Undo\u2026"));
        Screen.until(() -> session.state() instanceof SyncState.Preview);
        Screen.press(button("Undo now"));
        Screen.until(() -> engine.undone.size() == 1 && session.state() instanceof SyncState.Finished);
        assertFalse(button("Undo\u2026").isEnabled());
    }

    @Test
    void bothSidesAreTheSame() {
        compare(Plans.plan());
        assertTrue(Screen.says(window, "1,234 files are the same on both sides"));
        assertFalse(button("Run").isEnabled());
        compare(Plans.plan(Plans.item("/a", Action.RECORD), Plans.item("/b", Action.RECORD)));
        assertTrue(Screen.says(window, "2 files and folders are the same on both sides. Run once"));
        assertTrue(button("Run").isEnabled());
    }

    @Test
    void aFailureIsToldInWords() {
        engine.failure = Optional.of(ProblemKind.PAIR_BUSY);
        session.compare(Pairs.web());
        Screen.until(() -> session.state() instanceof SyncState.Failed);
        assertTrue(Screen.says(window, "could not be compared"));
        engine.failure = Optional.empty();
        Screen.press(button("Compare again"));
        Screen.until(() -> session.state() instanceof SyncState.Preview);
    }

    @Test
    void whatIsLeftOutIsSavedWithThePair() {
        compare(Plans.site());
        new PreviewDecisions(new SyncTools(new SyncHouse() {
            @Override
            public Synchroniser synchroniser() {
                return engine;
            }

            @Override
            public PairBook book() {
                return book;
            }

            @Override
            public Volume volume(SyncEnd end) {
                throw new AssertionError();
            }
        }, session, Plans.ADVISER, null, workers, workers, new Around()), view.control()).exclude("*.css");
        Screen.until(() -> !said.isEmpty());
        assertEquals(List.of("*.css"), book.pairs.get(0).rules().filter().patterns());
        SyncPlan narrower = ((SyncState.Preview) session.state()).plan();
        assertTrue(narrower.item(VolumePath.parse("/css/a.css")).isEmpty());
        assertTrue(narrower.item(VolumePath.parse("/index.html")).isPresent());
    }
}
