package io.portside.ui.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.profile.Site;
import io.portside.engine.site.KnownNetwork;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.route.SiteFacts;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;
import io.portside.ui.Screen;
import io.portside.ui.Values;
import io.portside.ui.sites.SiteForm.Field;

class SiteEditorTest {
    private final FakeBook book = new FakeBook();
    private final Site shop = Values.site("1", "Shop", "ftp.example.org");
    private Shell window;

    @BeforeEach
    void open() {
        window = Screen.shell();
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private static Shell show(SiteEditor editor) {
        editor.setBlockOnOpen(false);
        editor.open();
        return editor.getShell();
    }

    private static Button save(Shell shell) {
        return Screen.button(shell, "Save");
    }

    @Test
    void saveWaitsForAValidSite() {
        SiteEditor editor = SiteEditor.create(window, book, SiteForm.empty());
        Shell shell = show(editor);
        assertFalse(save(shell).isEnabled());
        assertNull(editor.getErrorMessage(), "an empty form is no mistake yet");
        editor.fields().text(Field.HOST).setText("ftp.example.org");
        assertTrue(save(shell).isEnabled());
        editor.fields().text(Field.PORT).setText("70000");
        assertFalse(save(shell).isEnabled());
        assertEquals("The port must be a number from 1 to 65535.", editor.getErrorMessage());
        editor.fields().text(Field.PORT).setText("2121");
        assertNull(editor.getErrorMessage());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        Site saved = editor.saved().orElseThrow();
        assertEquals(2121, saved.port());
        assertEquals("ftp.example.org", saved.name());
        assertEquals(Map.of(saved.id(), saved), book.sites);
        assertEquals(Map.of(), book.passwords);
    }

    @Test
    void aPastedUrlFillsTheFields() {
        SiteEditor editor = SiteEditor.create(window, book, SiteForm.empty());
        Shell shell = show(editor);
        editor.fields().text(Field.HOST).insert("ftp://web:s3c%40ret@ftp.example.org:2121/www");
        assertEquals("ftp.example.org", editor.fields().text(Field.HOST).getText());
        assertEquals("2121", editor.fields().text(Field.PORT).getText());
        assertEquals("web", editor.fields().text(Field.USER).getText());
        assertEquals("/www", editor.fields().text(Field.REMOTE_FOLDER).getText());
        assertEquals("s3c@ret", new String(editor.fields().password().password()));
        assertTrue(editor.fields().savePassword().getSelection());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals("s3c@ret", book.passwords.get(editor.saved().orElseThrow().id()));
        assertFalse(editor.saved().orElseThrow().toString().contains("s3c"));
    }

    @Test
    void aUrlOfAnotherProtocolIsRefused() {
        SiteEditor editor = SiteEditor.create(window, book, SiteForm.empty());
        Shell shell = show(editor);
        editor.fields().text(Field.HOST).insert("sftp://ftp.example.org");
        assertTrue(editor.getErrorMessage().contains("sftp://"), editor.getErrorMessage());
        assertFalse(save(shell).isEnabled());
        editor.fields().text(Field.HOST).setText("ftp.example.org");
        assertNull(editor.getErrorMessage());
    }

    @Test
    void aFailedSaveLosesNothing() {
        book.sites.put("1", shop);
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        editor.fields().text(Field.NAME).setText("Shop 2");
        editor.fields().password().text().setText("new");
        book.failing = true;
        Screen.press(save(shell));
        Screen.until(() -> editor.getErrorMessage() != null);
        assertTrue(editor.getErrorMessage().contains("full"), editor.getErrorMessage());
        assertEquals("Shop 2", editor.fields().text(Field.NAME).getText());
        book.failing = false;
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals("Shop 2", book.sites.get("1").name());
        assertEquals("new", book.passwords.get("1"));
    }

    @Test
    void aSavedPasswordIsShownAsSavedButNotLoaded() {
        book.sites.put("1", shop);
        book.passwords.put("1", "s3cret");
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        Screen.until(() -> editor.fields().savePassword().getSelection());
        assertEquals("", editor.fields().password().text().getText());
        assertTrue(editor.fields().password().text().getMessage().startsWith("saved"));
        editor.fields().text(Field.NAME).setText("Other name");
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals("s3cret", book.passwords.get("1"), "left as it was");
    }

    @Test
    void untickingForgetsThePassword() {
        book.sites.put("1", shop);
        book.passwords.put("1", "s3cret");
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        Screen.until(() -> editor.fields().savePassword().getSelection());
        Screen.press(editor.fields().savePassword());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(Map.of(), book.passwords);
    }

    @Test
    void aPasswordThatCouldOnlyBeKeptForNowIsTold() {
        book.sites.put("1", shop);
        book.persistent = false;
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        editor.fields().password().text().setText("new");
        Screen.press(save(shell));
        Screen.until(() -> editor.saved().isPresent());
        assertFalse(shell.isDisposed());
        assertTrue(editor.getMessage().contains("until the program ends"), editor.getMessage());
    }

    @Test
    void theWindowLivesWhileTheDiskIsSlow() {
        book.sites.put("1", shop);
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        book.gate = new CountDownLatch(1);
        Screen.press(save(shell));
        Screen.spin(Screen.display());
        assertFalse(save(shell).isEnabled(), "not twice");
        shell.close();
        assertFalse(shell.isDisposed(), "what is being saved is not left alone");
        book.gate.countDown();
        Screen.until(shell::isDisposed);
    }

    @Test
    void everythingOfASiteComesBackThroughTheFields() {
        Site site = shop
                .withData(new DataSettings(RoutePolicy.AUTO, Optional.of("203.0.113.7"),
                        Optional.of(new PortRange(50000, 50100)), true))
                .withTls(new TlsSettings(Security.EXPLICIT, List.of("SHA256:" + "ab".repeat(32)),
                        Optional.of("/etc/ca.pem"), Optional.of("/home/me/me.p12"), true, true))
                .withProxy(Optional.of(new ProxySettings(ProxySettings.Kind.HTTP_CONNECT, "proxy", 3128,
                        Optional.of("me"))))
                .withTransfer(new TransferSettings(100_000, true, Verify.SIZE_ONLY, List.of("*.html", "*.css")))
                .withCharset("ISO-8859-15");
        book.sites.put("1", site);
        SiteEditor editor = SiteEditor.edit(window, book, site, "");
        Shell shell = show(editor);
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(site, book.sites.get("1"));
    }

    @Test
    void checksumsAndTextFilesAreChosenOnTheTransfersTab() {
        book.sites.put("1", shop);
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        assertTrue(editor.fields().verify().getText().startsWith("After a break"));
        choose(editor.fields().verify(), "Each file");
        editor.fields().text(Field.TEXT_NAMES).setText("*");
        assertFalse(save(shell).isEnabled());
        assertTrue(editor.getErrorMessage().startsWith("The names of text files"), editor.getErrorMessage());
        assertTrue(editor.fields().tabs().getItem(3).getText().startsWith("\u26a0"), "the tab with the fault");
        editor.fields().text(Field.TEXT_NAMES).setText("*.html, *.css");
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(TransferSettings.DEFAULT.withVerify(Verify.ALWAYS).withTextNames(List.of("*.html", "*.css")),
                book.sites.get("1").transfer());
    }

    @Test
    void thePortFollowsTheProtectionUnlessItWasChosen() {
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        show(editor);
        choose(editor.fields().protection(), "Implicit TLS");
        assertEquals("990", editor.fields().text(Field.PORT).getText());
        choose(editor.fields().protection(), "Explicit TLS");
        assertEquals("21", editor.fields().text(Field.PORT).getText());
        editor.fields().text(Field.PORT).setText("2121");
        choose(editor.fields().protection(), "Implicit TLS");
        assertEquals("2121", editor.fields().text(Field.PORT).getText());
    }

    @Test
    void aPastedUrlSetsTheProtection() {
        SiteEditor editor = SiteEditor.create(window, book, SiteForm.empty());
        Shell shell = show(editor);
        editor.fields().text(Field.HOST).insert("ftps://web@ftp.example.org/");
        assertEquals("990", editor.fields().text(Field.PORT).getText());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(Security.IMPLICIT, editor.saved().orElseThrow().tls().security());
    }

    @Test
    void pinnedCertificatesAreShownAndCanBeRemoved() {
        String pin = "SHA256:" + "ab".repeat(32);
        Site pinned = shop.withTls(TlsSettings.EXPLICIT.withPins(List.of(pin)));
        book.sites.put("1", pinned);
        SiteEditor editor = SiteEditor.edit(window, book, pinned, "");
        Shell shell = show(editor);
        assertEquals(List.of(pin), List.of(editor.fields().security().pinList().getItems()));
        assertFalse(editor.fields().security().removePin().isEnabled());
        editor.fields().security().pinList().select(0);
        editor.fields().security().pinList().notifyListeners(SWT.Selection, new Event());
        Screen.press(editor.fields().security().removePin());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(List.of(), book.sites.get("1").tls().pins());
    }

    @Test
    void theProxysPasswordIsASecretOfItsOwn() {
        book.sites.put("1", shop);
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        assertFalse(editor.fields().text(Field.PROXY_HOST).isEnabled());
        choose(editor.fields().proxy(), "SOCKS 5");
        assertEquals("1080", editor.fields().text(Field.PROXY_PORT).getText());
        assertEquals("The proxy is missing.", editor.getErrorMessage());
        assertTrue(editor.fields().tabs().getItem(1).getText().startsWith("\u26a0"), "the tab with the fault");
        editor.fields().text(Field.PROXY_HOST).setText("proxy.example.org");
        editor.fields().proxyPassword().password().text().setText("s3cret");
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(Map.of("1.proxy", "s3cret"), book.passwords);
        assertFalse(book.sites.get("1").toString().contains("s3cret"));
    }

    @Test
    void theDoctorsProposalGoesIntoTheFieldsAndIsSavedWithThem() {
        book.sites.put("1", shop);
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        Shell shell = show(editor);
        editor.fields().text(Field.PORT).setText("2121");
        editor.fields().password().text().setText("typed");
        Screen.Opened opened = Screen.whenOpened("Test of Shop", dialog -> {
            Screen.until(() -> Screen.button(dialog, "Take over").isEnabled());
            Screen.press(Screen.button(dialog, "Take over"));
        });
        Screen.press(Screen.button(shell, "Test this site\u2026"));
        opened.check();
        assertEquals(2121, book.doctor.examined.get(0).port(), "as typed, not as saved");
        assertEquals(List.of("typed"), book.doctor.passwords);
        assertEquals(RoutePolicy.AUTO, book.sites.get("1").data().policy(), "nothing is saved unasked");
        assertTrue(editor.getMessage().contains("Save keeps them"), editor.getMessage());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(RoutePolicy.PASSIVE_ONLY, book.sites.get("1").data().policy());
        assertEquals(2121, book.sites.get("1").port());
        assertEquals("typed", book.passwords.get("1"));
    }

    @Test
    void whatWasLearnedIsShownAndCanBeForgotten() {
        book.sites.put("1", shop);
        RouteFailure silence = new RouteFailure(Route.ACTIVE_PORT, RouteFailure.Evidence.NO_INBOUND,
                Duration.ofMillis(610), Optional.empty());
        book.known.add(new KnownNetwork("192.168.71.0/24", Optional.of(Route.PASSIVE_EPSV), Instant.EPOCH,
                List.of(new KnownNetwork.Failure(silence, Instant.EPOCH)),
                new SiteFacts(Optional.of(new SiteFacts.Sessions(1, Instant.EPOCH)),
                        Optional.of(new SiteFacts.SeenAt("203.0.113.1", "", Instant.EPOCH)))));
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        show(editor);
        RouteMemoryGroup memory = editor.fields().memory();
        Screen.until(() -> memory.forget().isEnabled());
        String text = memory.text().getText();
        assertTrue(text.startsWith("Network 192.168.71.0/24: passive (EPSV) ("), text);
        assertTrue(text.endsWith("; not active (PORT): no connection arrived within 0.6 s; one connection at a time; "
                + "this computer is seen at 203.0.113.1"), text);
        Screen.press(memory.forget());
        Screen.until(() -> !memory.forget().isEnabled());
        assertTrue(memory.text().getText().startsWith("Nothing yet"));
        assertEquals(List.of(), book.known);
    }

    private static void choose(Combo combo, String text) {
        for (int i = 0; i < combo.getItemCount(); i++) {
            if (combo.getItem(i).startsWith(text)) {
                combo.select(i);
            }
        }
        combo.notifyListeners(SWT.Selection, new Event());
    }

    /** The window of 1280 by 800 that the program is made for. */
    @Test
    void theEditorFitsTheScreen() {
        Shell shell = show(SiteEditor.edit(window, book, shop, ""));
        assertTrue(shell.getSize().x <= 1000 && shell.getSize().y <= 740, shell.getSize().toString());
    }

    @Test
    void settingsOfAModeThatIsNotUsedCannotBeTyped() {
        SiteEditor editor = SiteEditor.edit(window, book, shop, "");
        show(editor);
        editor.fields().policy().select(2);
        Screen.press(editor.fields().policy());
        assertFalse(editor.fields().text(Field.ACTIVE_PORTS).isEnabled());
        editor.fields().policy().select(0);
        Screen.press(editor.fields().policy());
        assertTrue(editor.fields().text(Field.ACTIVE_PORTS).isEnabled());
    }

    @Test
    void whatBecomesOfItsPairsIsTold() {
        SiteEditor editor = SiteEditor.edit(window, book, shop, "Web site");
        show(editor);
        assertFalse(editor.getMessage().contains("Web site"));
        editor.fields().text(SiteForm.Field.NAME).setText("Another name");
        assertTrue(editor.getMessage().contains("follow its new name: Web site"));
        editor.fields().text(SiteForm.Field.HOST).setText("other.example");
        assertTrue(editor.getMessage().contains("On another server they find other files"));
    }
}
