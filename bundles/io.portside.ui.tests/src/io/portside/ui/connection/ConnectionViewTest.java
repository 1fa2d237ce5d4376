package io.portside.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ui.Screen;
import io.portside.ui.connection.SequenceRow.Kind;

class ConnectionViewTest {
    private final ConnectionLog log = new ConnectionLog(Wire.FORMATS);
    private Shell window;
    private ConnectionView view;

    @BeforeEach
    void open() {
        window = Screen.shell();
        view = new ConnectionView(window, log);
        window.layout(true, true);
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private void say(String site, int session, String line) {
        log.wire(site, site, new FtpEvent.CommandSent(Instant.EPOCH, session, line));
    }

    private List<String> messages() {
        return view.canvas().rows().stream().map(SequenceRow::message).toList();
    }

    private void key(int code) {
        Event event = new Event();
        event.keyCode = code;
        view.canvas().control().notifyListeners(SWT.KeyDown, event);
    }

    private int selected() {
        return view.canvas().selectedIndex();
    }

    @Test
    void stepsComeByThemselves() {
        say("Shop", 1, "PWD");
        Screen.until(() -> messages().equals(List.of("PWD")));
        say("Shop", 1, "FEAT");
        Screen.until(() -> messages().equals(List.of("PWD", "FEAT")));
        assertEquals("2 steps", view.bar().state());
        assertEquals("Shop", view.bar().site().getText());
    }

    @Test
    void theLatestSiteIsShownUntilSomeoneChooses() {
        say("Shop", 1, "A");
        view.update();
        say("Blog", 1, "B");
        view.update();
        assertEquals(List.of("B"), messages());
        view.bar().site().select(0);
        Screen.press(view.bar().site());
        assertEquals(List.of("A"), messages());
        say("Third", 1, "C");
        view.update();
        assertEquals(List.of("A"), messages());
        assertEquals("Shop", view.bar().site().getText());
    }

    @Test
    void aPauseHoldsTheViewAndCountsWhatComes() {
        say("Shop", 1, "A");
        view.update();
        view.bar().pause(true);
        say("Shop", 1, "B");
        say("Shop", 1, "C");
        view.update();
        assertEquals(List.of("A"), messages());
        assertEquals("Paused, 2 new steps", view.bar().state());
        view.bar().filter().setText("b");
        assertEquals(List.of(), messages(), "a filter lets nothing in that has come since");
        view.bar().filter().setText("");
        assertEquals(List.of("A"), messages());
        view.bar().pause(false);
        assertEquals(List.of("A", "B", "C"), messages());
    }

    @Test
    void wordsAndKindsFilter() {
        new Wire().connected(1, 1037).says(1, "PASV").hears(1, "227 ok (1,2,3,4,11,185)")
                .chosen(1, Route.PASSIVE_PASV, false).events().forEach(event -> log.wire("Shop", "Shop", event));
        view.update();
        assertEquals(6, messages().size());
        view.bar().filter().setText("3001 OK");
        assertEquals(List.of("227 ok (1,2,3,4,11,185)"), messages());
        view.bar().filter().setText("");
        view.show(Kind.CONTROL, false);
        view.show(Kind.DECISION, false);
        assertEquals(List.of("PASV", "227 ok (1,2,3,4,11,185)"), messages());
        assertEquals("2 of 6 steps", view.bar().state());
    }

    @Test
    void keysMoveTheSelectionAndEnterExplains() {
        for (int i = 0; i < 200; i++) {
            say("Shop", 1, i == 198 ? "PORT 1,2,3,4,11,185" : "NOOP " + i);
        }
        view.update();
        key(SWT.END);
        assertEquals(199, selected());
        key(SWT.ARROW_UP);
        assertEquals(198, selected());
        assertFalse(view.detailsShown());
        key(SWT.CR);
        assertTrue(view.detailsShown());
        String details = view.details().text().getText();
        assertTrue(details.startsWith("Server, connect to this address"), details);
        assertTrue(details.contains("RFC 959, 4.1.2") && details.contains("11 \u00d7 256 + 185 = 3001"), details);
        key(SWT.ESC);
        assertFalse(view.detailsShown());
        key(SWT.HOME);
        assertEquals(0, selected());
        assertEquals(0, view.canvas().top());
        key(SWT.PAGE_DOWN);
        assertEquals(view.canvas().page(), selected());
        key(SWT.ARROW_DOWN);
        key(SWT.PAGE_UP);
        assertEquals(1, selected());
        key(SWT.ARROW_UP);
        key(SWT.ARROW_UP);
        assertEquals(0, selected(), "it stays at the first");
    }

    @Test
    void aClickExplains() {
        say("Shop", 1, "PASV");
        view.update();
        Event event = new Event();
        event.button = 1;
        event.y = view.canvas().bounds(0).y + 3;
        view.canvas().control().notifyListeners(SWT.MouseDown, event);
        view.canvas().control().notifyListeners(SWT.MouseUp, event);
        assertTrue(view.detailsShown());
        assertTrue(view.details().text().getText().startsWith("Server, listen"));
    }

    @Test
    void theEndIsFollowedAndReadingIsNotDisturbed() {
        for (int i = 0; i < SequenceModel.CAPACITY; i++) {
            say("Shop", 1, "NOOP " + i);
        }
        view.update();
        assertTrue(view.canvas().atEnd());
        view.canvas().select(1000);
        String reading = view.canvas().rows().get(view.canvas().top()).message();
        for (int i = 0; i < 700; i++) {
            say("Shop", 1, "LATE " + i);
        }
        view.update();
        assertEquals(reading, view.canvas().rows().get(view.canvas().top()).message(), "although older ones went");
        assertEquals("NOOP 1000", view.canvas().selection().orElseThrow().message());
        assertTrue(view.bar().state().endsWith("500 older steps are no longer kept"), view.bar().state());
    }

    /** Drawing must not depend on how many steps there are: only those in view are asked for. */
    @Test
    void drawingFiveThousandStepsTouchesOnlyThoseInView() {
        for (int i = 0; i < SequenceModel.CAPACITY; i++) {
            say("Shop", 1, "NOOP " + i);
        }
        view.update();
        long before = System.nanoTime();
        view.canvas().select(2500);
        view.canvas().control().redraw();
        view.canvas().control().update();
        System.out.println("5,000 steps: one repaint " + (System.nanoTime() - before) / 1_000_000 + " ms");
        assertEquals(-1, view.canvas().indexAt(0), "the head is no row");
        assertTrue(view.canvas().page() < 40);
    }

    @Test
    void emptyItSaysWhatItIsFor() {
        Image image = new Image(Screen.display(), 800, 300);
        GC gc = new GC(view.canvas().control());
        view.canvas().control().update();
        gc.copyArea(image, 0, 0);
        gc.dispose();
        assertEquals(List.of(), messages());
        image.dispose();
        view.copy();
        say("Shop", 1, "A");
        view.update();
        view.bar().filter().setText("nothing like it");
        assertEquals("0 of 1 steps", view.bar().state());
        view.clear();
        assertEquals("", view.bar().state());
    }

    @Test
    void copyGivesTextToOtherPrograms() {
        say("Shop", 1, "PASS s3cret");
        say("Shop", 1, "PWD");
        view.update();
        view.copy();
        Clipboard clipboard = new Clipboard(Screen.display());
        String text = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(text.contains("PWD") && text.startsWith("Connections of Shop"), text);
        assertFalse(text.contains("s3cret"), text);
    }

    @Test
    void aSequenceIsSavedAsTextAsSvgAndAsPng(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 700; i++) {
            say("Shop", 1, "NOOP " + i);
        }
        view.update();
        view.save(folder.resolve("a.txt"));
        Screen.until(() -> view.bar().state().equals("Saved as " + folder.resolve("a.txt")));
        assertTrue(Files.readString(folder.resolve("a.txt")).contains("NOOP 0\n"));
        view.save(folder.resolve("a.svg"));
        Screen.until(() -> view.bar().state().equals("Saved as " + folder.resolve("a.svg")));
        assertTrue(Files.readString(folder.resolve("a.svg")).contains(">NOOP 699</text>"));
        view.save(folder.resolve("a.png"));
        Screen.until(() -> view.bar().state().startsWith("Saved the last 600 of 700 steps as "));
        ImageData picture = new ImageData(folder.resolve("a.png").toString());
        assertTrue(picture.height > 600 * 10, "rows: " + picture.height);
    }

    @Test
    void aFailedSaveIsTold(@TempDir Path folder) {
        say("Shop", 1, "A");
        view.update();
        AtomicBoolean told = new AtomicBoolean();
        Screen.Opened opened = Screen.whenOpened("Writing failed", dialog -> {
            told.set(true);
            dialog.close();
        });
        view.save(folder.resolve("missing/a.svg"));
        Screen.until(told::get);
        opened.check();
    }

    @Test
    void fourThreadsTalkAtATime() throws Exception {
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
        for (Thread thread : threads) {
            thread.join();
        }
        Screen.until(() -> messages().stream().filter("NOOP 24999"::equals).count() >= 1);
        assertTrue(messages().size() <= SequenceModel.CAPACITY + SequenceModel.SLACK);
    }

    @Test
    void sitesOpenedLongestAgoAreForgotten() {
        for (int i = 0; i < ConnectionLog.SITES + 5; i++) {
            say("Site " + i, 1, "A");
        }
        log.absorb();
        assertEquals(ConnectionLog.SITES, log.sites().size());
        assertEquals("Site 5", log.sites().get(0).name());
    }
}
