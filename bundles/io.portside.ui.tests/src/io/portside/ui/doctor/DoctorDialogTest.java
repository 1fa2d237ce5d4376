package io.portside.ui.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.profile.Site;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ui.Screen;
import io.portside.ui.Values;

class DoctorDialogTest {
    private final FakeDoctor doctor = new FakeDoctor();
    private final Site site = Values.site("1", "Shop", "ftp.example.org");
    private Shell window;

    @BeforeEach
    void open() {
        window = Screen.shell();
    }

    @AfterEach
    void close() {
        doctor.gate.countDown();
        Screen.closeAll();
    }

    private DoctorDialog show() {
        DoctorDialog dialog = new DoctorDialog(window, doctor, site, Optional.of("s3cret".toCharArray()), "Take over");
        dialog.setBlockOnOpen(false);
        dialog.open();
        return dialog;
    }

    private DoctorDialog shown() {
        DoctorDialog dialog = show();
        Screen.until(() -> dialog.report().isPresent());
        return dialog;
    }

    private static Button button(DoctorDialog dialog, String text) {
        return Screen.button(dialog.getShell(), text);
    }

    private static Table steps(DoctorDialog dialog) {
        return Screen.find(dialog.getShell(), Table.class, table -> true);
    }

    @Test
    void whatIsTriedIsShownWhileItIsTried() {
        doctor.gate = new CountDownLatch(1);
        DoctorDialog dialog = show();
        Screen.until(() -> steps(dialog).getItemCount() == 2);
        assertEquals("\u2717 failed", steps(dialog).getItem(1).getText(1));
        assertFalse(button(dialog, "Take over").isEnabled());
        assertFalse(Screen.says(dialog.getShell(), "A firewall"));
        doctor.gate.countDown();
        Screen.until(() -> dialog.report().isPresent());
        assertTrue(Screen.says(dialog.getShell(), "A firewall on this computer's side & lets no connection in."));
        assertTrue(Screen.says(dialog.getShell(), "What to do: Choose passive mode"));
        assertTrue(Screen.says(dialog.getShell(), "The server is slow."));
        assertTrue(Screen.says(dialog.getShell(), "passive only (now: automatic)"));
        assertEquals(List.of("s3cret"), doctor.passwords);
    }

    @Test
    void theEvidenceUnfolds() {
        DoctorDialog dialog = shown();
        Table table = steps(dialog);
        assertFalse(table.isVisible());
        Screen.press(button(dialog, "Show evidence"));
        assertTrue(table.isVisible());
        assertEquals(2, table.getItemCount());
        Screen.press(button(dialog, "Hide evidence"));
        assertFalse(table.isVisible());
    }

    @Test
    void proposalsAreTakenOverWithOneClick() {
        DoctorDialog dialog = shown();
        Screen.press(button(dialog, "Take over"));
        assertEquals(RoutePolicy.PASSIVE_ONLY, dialog.taken().orElseThrow().data().policy());
        assertEquals("1", dialog.taken().orElseThrow().id());
    }

    @Test
    void withoutAProposalThereIsNothingToTakeOver() {
        doctor.offering = false;
        DoctorDialog dialog = shown();
        assertFalse(button(dialog, "Take over").isEnabled());
        Screen.press(button(dialog, "Close"));
        assertEquals(Optional.empty(), dialog.taken());
    }

    @Test
    void stoppingCancelsTheExamination() {
        doctor.gate = new CountDownLatch(1);
        DoctorDialog dialog = show();
        Screen.until(() -> steps(dialog).getItemCount() == 2);
        Screen.press(button(dialog, "Stop"));
        Screen.until(() -> doctor.token.isCancelled());
        assertEquals(Optional.empty(), dialog.taken());
    }

    @Test
    void itCanBeCopiedAndSaved(@TempDir Path folder) throws Exception {
        DoctorDialog dialog = shown();
        Screen.press(button(dialog, "Copy"));
        Clipboard clipboard = new Clipboard(Screen.display());
        String text = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(text.contains("lets no connection in") && text.contains("active (PORT)"), text);
        assertFalse(text.contains("s3cret"), text);
        Path file = folder.resolve("a.txt");
        dialog.save(file);
        Screen.until(() -> Files.exists(file) && file.toFile().length() > 0);
        assertEquals(text, Files.readString(file));
    }
}
