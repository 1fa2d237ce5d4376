package io.portside.ui.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.profile.Site;
import io.portside.ui.Screen;
import io.portside.ui.Values;
import io.portside.ui.prompt.PromptService;

class ConnectBarTest {
    private final FakeBook book = new FakeBook();
    private final List<Site> saved = new ArrayList<>();
    private final List<Site> typed = new ArrayList<>();
    private PromptService prompts;
    private ConnectBar bar;
    private Shell window;

    @BeforeEach
    void open() {
        window = Screen.shell();
        prompts = new PromptService(window.getDisplay());
        book.sites.put("demo", Values.site("demo", "Demo site", "127.0.0.1"));
        book.demos.add("demo");
        book.sites.put("1", Values.site("1", "Shop & Co", "ftp.example.org"));
        bar = new ConnectBar(window, book, (site, known) -> (known ? saved : typed).add(site), prompts, () -> {});
        Screen.until(() -> items().size() > 3);
    }

    @AfterEach
    void close() {
        if (prompts != null) {
            prompts.close();
        }
        Screen.closeAll();
    }

    private List<String> items() {
        Menu menu = new Menu(window);
        bar.fill(menu);
        List<String> texts = Arrays.stream(menu.getItems()).map(MenuItem::getText).toList();
        menu.dispose();
        return texts;
    }

    private void enter(String text) {
        bar.field().setText(text);
        bar.field().notifyListeners(SWT.DefaultSelection, new Event());
    }

    @Test
    void theMenuHasDemoSitesFirst() {
        assertEquals(List.of("Demo site (demo)", "", "Shop && Co", "", "Manage sites\u2026"), items());
    }

    @Test
    void aSitesNameOpensTheSite() {
        enter(" shop & co ");
        assertEquals(List.of(book.sites.get("1")), saved);
        assertTrue(typed.isEmpty());
    }

    @Test
    void aHostIsOpenedWithoutSaving() {
        enter("me@ftp.other.example:2121/pub");
        Site site = typed.get(0);
        assertEquals("ftp.other.example", site.host());
        assertEquals(2121, site.port());
        assertEquals("me", site.user());
        assertEquals("/pub", site.remoteFolder());
        assertEquals(2, book.sites.size());
    }

    @Test
    void aPasswordInAUrlGoesToTheLoginAndFromTheScreen() {
        enter("ftp://me:s3cret@h/pub");
        assertFalse(bar.field().getText().contains("s3cret"));
        assertEquals("me@h/pub", bar.field().getText());
        Site site = typed.get(0);
        assertFalse(site.toString().contains("s3cret"));
        assertEquals("s3cret", new String(CompletableFuture.supplyAsync(() -> prompts.ask(site, Optional.empty()))
                .join().orElseThrow().password()));
    }

    @Test
    void whatIsNoServerIsRefusedInWords() {
        Screen.Opened opened = Screen.whenOpened("Cannot Connect", dialog -> {
            assertTrue(Screen.says(dialog, "https://"));
            dialog.close();
        });
        enter("https://example.org");
        opened.check();
        assertTrue(typed.isEmpty());
    }
}
