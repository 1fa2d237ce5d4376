package io.portside.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.secret.MasterPasswordPrompt.Reason;
import io.portside.engine.site.PasswordPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.ui.Screen;
import io.portside.ui.Values;

class PromptServiceTest {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private PromptService prompts;
    private Shell window;

    @BeforeEach
    void open() {
        window = Screen.shell();
        prompts = new PromptService(Screen.display());
    }

    @AfterEach
    void close() {
        prompts.close();
        workers.shutdownNow();
        Screen.closeAll();
    }

    private CompletableFuture<Optional<Answer>> askForPassword(String site) {
        return CompletableFuture.supplyAsync(
                () -> prompts.ask(Values.site(site, site, "ftp.example.org"), Optional.empty()), workers);
    }

    @Test
    void aWorkerWaitsForTheAnswer() {
        CompletableFuture<Optional<Answer>> asked = askForPassword("Shop");
        Shell dialog = Screen.window("Log in to Shop");
        Screen.find(dialog, Text.class, text -> true).setText("s3cret");
        assertFalse(asked.isDone());
        Screen.press(Screen.button(dialog, "Log in"));
        Screen.until(asked::isDone);
        assertArrayEquals("s3cret".toCharArray(), asked.join().orElseThrow().password());
    }

    @Test
    void questionsComeOneAfterTheOther() {
        CompletableFuture<Optional<Answer>> first = askForPassword("One");
        Shell dialog = Screen.window("Log in to One");
        CompletableFuture<Optional<char[]>> second = CompletableFuture.supplyAsync(() -> prompts.ask(Reason.UNLOCK),
                workers);
        Screen.until(() -> prompts.pending() == 2);
        Screen.spin(Screen.display());
        assertEquals(2, Screen.display().getShells().length, "window and one dialog");
        dialog.close();
        Screen.until(first::isDone);
        assertEquals(Optional.empty(), first.join());
        Screen.window("Master Password").close();
        Screen.until(second::isDone);
        assertEquals(Optional.empty(), second.join());
    }

    @Test
    void closingAnswersWhatIsOpenAndWhatComes() {
        CompletableFuture<Optional<Answer>> asked = askForPassword("Shop");
        Screen.window("Log in to Shop");
        prompts.close();
        // The worker is let go although the UI thread does nothing.
        assertEquals(Optional.empty(), asked.join());
        assertEquals(Optional.empty(), askForPassword("Other").join());
        ExistsPrompt.Question question = new ExistsPrompt.Question(Values.location("a", "/x"),
                Values.file("x", 1, "2026-01-01T00:00:00Z"), Values.location("b", "/x"),
                Values.file("x", 2, "2026-01-01T00:00:00Z"), true);
        assertEquals(Choice.CANCEL_TRANSFER, prompts.ask(question).choice());
    }

    @Test
    void withoutAWindowNobodyIsAsked() {
        window.dispose();
        CompletableFuture<Optional<Answer>> asked = askForPassword("Shop");
        Screen.until(asked::isDone);
        assertEquals(Optional.empty(), asked.join());
    }

    @Test
    void aQuestionGoesWithItsWindow() {
        CompletableFuture<Optional<Answer>> asked = askForPassword("Shop");
        Screen.window("Log in to Shop");
        window.dispose();
        Screen.until(asked::isDone);
        assertEquals(Optional.empty(), asked.join());
    }

    @Test
    void anInterruptedWorkerGoesOn() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            boolean empty = prompts.ask(Reason.UNLOCK).isEmpty();
            interrupted.complete(empty && Thread.currentThread().isInterrupted());
        });
        worker.start();
        Screen.window("Master Password");
        worker.interrupt();
        assertTrue(interrupted.get());
        Screen.until(() -> Screen.display().getShells().length == 1);
    }

    @Test
    void anOfferedPasswordIsUsedOnce() {
        prompts.offer("Shop", "from-url".toCharArray());
        assertArrayEquals("from-url".toCharArray(), askForPassword("Shop").join().orElseThrow().password());
        CompletableFuture<Optional<Answer>> again = askForPassword("Shop");
        Screen.window("Log in to Shop").close();
        Screen.until(again::isDone);
    }
}
