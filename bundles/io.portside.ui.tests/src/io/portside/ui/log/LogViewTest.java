package io.portside.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.event.FtpEvent;
import io.portside.ui.Screen;

class LogViewTest {
    private final WireLog log = new WireLog();
    private Shell window;
    private LogView view;

    @BeforeEach
    void open() {
        window = Screen.shell();
        view = new LogView(window, log);
        window.layout(true, true);
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private void say(String site, int session, String line) {
        log.wire(site, site, new FtpEvent.CommandSent(Instant.EPOCH, session, line));
    }

    @Test
    void troubleBesideTheWireIsALine() {
        log.trouble("Shop", Problem.of(ProblemKind.NO_SPACE, "full", "/home/me/x"));
        view.update();
        assertTrue(view.text().getText().contains("  Shop  ** "), view.text().getText());
        assertTrue(view.text().getText().contains("/home/me/x"), view.text().getText());
    }

    private int lines() {
        return view.text().getLineCount() - 1;
    }

    private boolean atEnd() {
        StyledText text = view.text();
        return text.getTopPixel() + text.getClientArea().height >= lines() * text.getLineHeight();
    }

    @Test
    void aHundredThousandLinesFromFourThreadsKeepTheLatest() throws Exception {
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            int session = t + 1;
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 25_000; i++) {
                    say("Shop", session, "NOOP " + i);
                }
            });
            threads[t].start();
        }
        Screen.until(() -> {
            for (Thread thread : threads) {
                if (thread.isAlive()) {
                    return false;
                }
            }
            return log.waiting() == 0;
        });
        view.update();
        int kept = lines();
        assertTrue(kept >= WireLog.CAPACITY && kept <= WireLog.CAPACITY + WireLog.SLACK, "kept " + kept);
        assertEquals(log.size(), kept);
        assertTrue(view.text().getText().contains("NOOP 24999"));
        assertTrue(atEnd());
    }

    @Test
    void nobodyLookingCostsNoMemoryWithoutEnd() {
        WireLog alone = new WireLog();
        for (int i = 0; i < 100_000; i++) {
            alone.wire("1", "Shop", new FtpEvent.CommandSent(Instant.EPOCH, 1, "NOOP " + i));
        }
        assertEquals(WireLog.CAPACITY, alone.waiting());
        WireLog.Change change = alone.absorb();
        assertEquals("NOOP 99999", change.added().get(change.added().size() - 1).text());
    }

    @Test
    void followsTheEndOnlyFromTheEnd() {
        for (int i = 0; i < 500; i++) {
            say("Shop", 1, "NOOP " + i);
        }
        view.update();
        assertTrue(atEnd());
        view.text().setTopIndex(10);
        int top = view.text().getTopPixel();
        say("Shop", 1, "LIST");
        view.update();
        assertEquals(top, view.text().getTopPixel());
        view.text().setTopIndex(lines());
        say("Shop", 1, "QUIT");
        view.update();
        assertTrue(atEnd());
    }

    @Test
    void whatIsReadStaysInPlaceWhenOldLinesGo() {
        for (int i = 0; i < WireLog.CAPACITY + WireLog.SLACK; i++) {
            say("Shop", 1, "NOOP " + i);
            if (i % 10_000 == 0) {
                view.update();
            }
        }
        view.update();
        view.text().setTopIndex(15_000);
        String read = view.text().getLine(view.text().getTopIndex());
        say("Shop", 1, "ONE MORE");
        view.update();
        assertEquals(WireLog.CAPACITY, lines());
        assertEquals(read, view.text().getLine(view.text().getTopIndex()));
    }

    @Test
    void filtersBySiteAndSession() {
        say("Shop", 1, "A");
        say("Shop", 2, "B");
        say("Choir", 1, "C");
        say("Shop", 3, "D");
        view.update();
        assertEquals(List.of("All sites", "Shop", "Shop, session 1", "Shop, session 2", "Shop, session 3", "Choir",
                "Choir, session 1"), view.filters().stream().map(LogFilter::label).toList());
        view.choose(3);
        assertEquals(1, lines());
        assertTrue(view.text().getText().endsWith("-> B\n"));
        say("Shop", 2, "E");
        say("Choir", 1, "F");
        view.update();
        assertEquals(2, lines());
        view.choose(0);
        assertEquals(6, lines());
    }

    @Test
    void pauseKeepsWhatIsShownAndLosesNothing() {
        say("Shop", 1, "A");
        view.update();
        view.pause(true);
        say("Shop", 1, "B");
        view.update();
        assertEquals(1, lines());
        assertTrue(Screen.says(window, "Paused, 1 new"));
        view.pause(false);
        assertEquals(2, lines());
    }

    @Test
    void linesFromBeforeThePartWasOpenedAreThere() {
        say("Shop", 1, "A");
        view.update();
        view.control().dispose();
        say("Shop", 1, "B");
        view = new LogView(window, log);
        assertEquals(2, lines());
    }

    @Test
    void copyTakesTheSelectionOrEverything() {
        say("Shop", 1, "A");
        say("Shop", 1, "B");
        view.update();
        view.copy();
        assertEquals(view.text().getText(), clipboard());
        view.text().setSelection(0, 5);
        view.copy();
        assertEquals(5, clipboard().length());
        view.clear();
        assertEquals(0, lines());
    }

    private String clipboard() {
        Clipboard clipboard = new Clipboard(window.getDisplay());
        try {
            return (String) clipboard.getContents(TextTransfer.getInstance());
        } finally {
            clipboard.dispose();
        }
    }

    @Test
    void savedTextHoldsNoPassword(@TempDir Path folder) throws Exception {
        say("Shop", 1, "USER web");
        say("Shop", 1, "PASS s3cret");
        view.update();
        Path file = folder.resolve("log.txt");
        view.save(file);
        Screen.until(() -> Screen.says(window, "Saved as"));
        String text = Files.readString(file);
        assertTrue(text.contains("USER web"), text);
        assertFalse(text.contains("s3cret"), text);
    }

    @Test
    void aFailedSaveIsTold(@TempDir Path folder) {
        say("Shop", 1, "A");
        view.update();
        AtomicBoolean told = new AtomicBoolean();
        Screen.Opened opened = Screen.whenOpened("Writing failed", dialog -> {
            assertTrue(Screen.says(dialog, "missing"));
            told.set(true);
            dialog.close();
        });
        view.save(folder.resolve("missing/log.txt"));
        Screen.until(told::get);
        opened.check();
    }
}
