package io.portside.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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
        if (prompts != null) {
            prompts.close();
        }
        workers.shutdownNow();
        Screen.closeAll();
    }

    private CompletableFuture<Optional<Answer>> askForPassword(String site) {
        return CompletableFuture.supplyAsync(
                () -> prompts.ask(Values.site(site, site, "ftp.example.org"), Optional.empty()), workers);
    }

    @Test
    void aWorkerWaitsForTheAnswer() {
        Screen.Opened opened = Screen.whenOpened("Log in to Shop", dialog -> {
            Screen.find(dialog, Text.class, text -> true).setText("s3cret");
            assertEquals(1, prompts.pending());
            Screen.press(Screen.button(dialog, "Log in"));
        });
        CompletableFuture<Optional<Answer>> asked = askForPassword("Shop");
        Screen.until(asked::isDone);
        opened.check();
        assertArrayEquals("s3cret".toCharArray(), asked.join().orElseThrow().password());
    }

    @Test
    void questionsComeOneAfterTheOther() {
        List<CompletableFuture<Optional<char[]>>> second = new ArrayList<>();
        Screen.Opened opened = Screen.whenOpened("Log in to One", dialog -> {
            second.add(CompletableFuture.supplyAsync(() -> prompts.ask(Reason.UNLOCK), workers));
            Screen.until(() -> prompts.pending() == 2);
            Screen.spin(Screen.display());
            assertEquals(2, Screen.display().getShells().length, "window and one dialog");
            dialog.close();
        });
        CompletableFuture<Optional<Answer>> first = askForPassword("One");
        Screen.Opened next = Screen.whenOpened("Master Password", Shell::close);
        Screen.until(() -> first.isDone() && second.get(0).isDone());
        opened.check();
        next.check();
        assertEquals(Optional.empty(), first.join());
        assertEquals(Optional.empty(), second.get(0).join());
    }

    @Test
    void closingAnswersWhatIsOpenAndWhatComes() {
        List<CompletableFuture<Optional<Answer>>> asked = new ArrayList<>();
        Screen.Opened opened = Screen.whenOpened("Log in to Shop", dialog -> {
            prompts.close();
            // The worker is let go although the UI thread does nothing else than wait for it.
            assertEquals(Optional.empty(), asked.get(0).join());
        });
        asked.add(askForPassword("Shop"));
        Screen.until(() -> asked.get(0).isDone() && Screen.display().getShells().length == 1);
        opened.check();
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
        Screen.Opened opened = Screen.whenOpened("Log in to Shop", dialog -> window.dispose());
        CompletableFuture<Optional<Answer>> asked = askForPassword("Shop");
        Screen.until(asked::isDone);
        opened.check();
        assertEquals(Optional.empty(), asked.join());
    }

    @Test
    void aWorkerThatIsInterruptedGoesOnAndItsQuestionGoes() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            boolean empty = prompts.ask(Reason.UNLOCK).isEmpty();
            interrupted.complete(empty && Thread.currentThread().isInterrupted());
        });
        Screen.Opened opened = Screen.whenOpened("Master Password", dialog -> {
            worker.interrupt();
            assertTrue(interrupted.join());
        });
        worker.start();
        Screen.until(() -> interrupted.isDone() && Screen.display().getShells().length == 1);
        opened.check();
    }

    @Test
    void anOfferedPasswordIsUsedOnce() {
        prompts.offer("Shop", "from-url".toCharArray());
        assertArrayEquals("from-url".toCharArray(), askForPassword("Shop").join().orElseThrow().password());
        Screen.Opened opened = Screen.whenOpened("Log in to Shop", Shell::close);
        CompletableFuture<Optional<Answer>> again = askForPassword("Shop");
        Screen.until(again::isDone);
        opened.check();
    }
}
