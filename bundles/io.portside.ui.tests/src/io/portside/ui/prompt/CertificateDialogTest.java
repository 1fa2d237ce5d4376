package io.portside.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.profile.Site;
import io.portside.engine.text.Formats;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.certificate.CertificateQuestion.Reason;
import io.portside.ui.Screen;
import io.portside.ui.Values;

class CertificateDialogTest {
    private static final String PIN = "SHA256:" + "0a".repeat(32);
    private static final String OLD = "SHA256:" + "ff".repeat(32);
    private final Site site = Values.site("1", "Shop", "ftp.example.org");
    private Shell window;

    @BeforeEach
    void open() {
        window = Screen.shell();
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private static CertificateQuestion question(Set<Reason> reasons) {
        return new CertificateQuestion("ftp.example.org", 21, PIN, "CN=old.example.org,O=Shop\\, Inc.",
                List.of("old.example.org", "192.0.2.1"), "CN=Shop CA", Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"), reasons,
                reasons.contains(Reason.CHANGED) ? Optional.of(OLD) : Optional.empty());
    }

    private CertificateDialog show(Reason reason, Reason... more) {
        CertificateDialog dialog = new CertificateDialog(window, site, question(EnumSet.of(reason, more)));
        dialog.setBlockOnOpen(false);
        dialog.open();
        return dialog;
    }

    private static Button button(CertificateDialog dialog, String text) {
        return Screen.button(dialog.getShell(), text);
    }

    @Test
    void whoDoesNotDecideRefuses() {
        CertificateDialog dialog = show(Reason.SELF_SIGNED);
        assertSame(button(dialog, "Refuse"), dialog.getShell().getDefaultButton());
        dialog.getShell().close();
        assertEquals(Optional.of(CertificateDecision.REFUSE), dialog.answer());
        CertificateDialog again = show(Reason.SELF_SIGNED);
        Screen.press(button(again, "Refuse"));
        assertEquals(Optional.of(CertificateDecision.REFUSE), again.answer());
    }

    @Test
    void onceAndAlways() {
        CertificateDialog once = show(Reason.UNTRUSTED);
        Screen.press(button(once, "Accept once"));
        assertEquals(Optional.of(CertificateDecision.ACCEPT_ONCE), once.answer());
        CertificateDialog always = show(Reason.UNTRUSTED);
        Screen.press(button(always, "Always accept this certificate"));
        assertEquals(Optional.of(CertificateDecision.PIN), always.answer());
    }

    @Test
    void aChangedCertificateIsAlarmingAndHasToBeCompared() {
        CertificateDialog dialog = show(Reason.CHANGED, Reason.SELF_SIGNED);
        Shell shell = dialog.getShell();
        assertEquals("WARNING: the certificate of Shop has changed", shell.getText());
        assertTrue(Screen.says(shell, "shows another certificate than before!"));
        assertTrue(Screen.says(shell, "Somebody may have put himself between"));
        Screen.find(shell, Text.class, text -> text.getText().contains("FF FF"));
        assertFalse(button(dialog, "Accept once").isEnabled());
        assertFalse(button(dialog, "Always accept the new one").isEnabled());
        Screen.press(Screen.find(shell, Button.class, b -> (b.getStyle() & SWT.CHECK) != 0));
        Screen.press(button(dialog, "Always accept the new one"));
        assertEquals(Optional.of(CertificateDecision.PIN), dialog.answer());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsASentence(Reason reason) {
        CertificateWording wording = new CertificateWording(question(Set.of(reason)),
                new Formats(Locale.US, ZoneId.of("UTC")));
        String text = wording.reasons();
        assertTrue(text.startsWith("\u2022 ") && text.endsWith(".") && !text.contains("{"), text);
        assertFalse(wording.text().contains("{"), wording.text());
    }

    @Test
    void theFingerprintIsInPairs() {
        assertEquals("SHA-256\n" + "0A ".repeat(16).strip() + "\n" + "0A ".repeat(16).strip(),
                CertificateWording.fingerprint(PIN));
    }

    @Test
    void aNameForPeople() {
        assertEquals("Shop CA", CertificateWording.commonName("O=x,CN=Shop CA,C=DE"));
        assertEquals("a, b", CertificateWording.commonName("CN=a\\, b,O=x"));
        assertEquals("O=x", CertificateWording.commonName("O=x"));
    }

    @Test
    void withoutAnybodyToAskItIsRefused() {
        try (PromptService prompts = new PromptService(Screen.display())) {
            prompts.close();
            assertEquals(CertificateDecision.REFUSE, prompts.ask(site, question(Set.of(Reason.EXPIRED))));
            assertEquals(Optional.empty(), prompts.keyPassword(site, "me.p12", false));
        }
    }
}
