package io.portside.ui.prompt;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.profile.Site;
import io.portside.engine.secret.MasterPasswordPrompt;
import io.portside.engine.site.CertificatePrompt;
import io.portside.engine.site.PasswordPrompt;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;

/**
 * Asks the person in front of the window. Called on worker threads, which wait for the answer; dialogs come one after
 * the other. Once {@link #close() closed}, and when no window is left, every question is answered with cancel at once,
 * also those that are open, so that no worker waits for a person who has gone.
 */
public final class PromptService
        implements
            PasswordPrompt,
            ExistsPrompt,
            MasterPasswordPrompt,
            CertificatePrompt,
            AutoCloseable {
    private final Display display;
    private final Map<String, char[]> offered = new ConcurrentHashMap<>();
    private final Set<Question<?>> pending = ConcurrentHashMap.newKeySet();
    /** UI thread only. */
    private final Deque<Question<?>> queue = new ArrayDeque<>();
    /** UI thread only. */
    private boolean showing;
    private volatile boolean closed;

    public PromptService(Display display) {
        this.display = display;
    }

    private static final class Question<T> {
        private final Function<Shell, ? extends Asking<T>> maker;
        private final Consumer<T> discard;
        private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        /** UI thread only. */
        private Asking<T> dialog;

        Question(Function<Shell, ? extends Asking<T>> maker, Consumer<T> discard) {
            this.maker = maker;
            this.discard = discard;
        }

        void show(Shell parent) {
            dialog = maker.apply(parent);
            try {
                dialog.open();
            } catch (SWTException e) {
                // The window may go with its parent while it opens, before JFace looks at it again.
                if (e.code != SWT.ERROR_WIDGET_DISPOSED) {
                    throw e;
                }
            }
            if (!answer.complete(dialog.answer())) {
                dialog.answer().ifPresent(discard);
            }
        }

        /** Any thread. */
        void cancel() {
            answer.complete(Optional.empty());
        }

        /** Nobody waits any more. UI thread. */
        void dismiss() {
            if (dialog != null) {
                dialog.close();
            }
        }
    }

    /** Answers the next question for this site's password without asking, once; takes the array over. Any thread. */
    public void offer(String siteId, char[] password) {
        wipe(closed ? password : offered.put(siteId, password));
    }

    @Override
    public Optional<PasswordPrompt.Answer> ask(Site site, Optional<String> refused) {
        char[] ready = offered.remove(site.id());
        if (ready != null && refused.isEmpty()) {
            return Optional.of(new PasswordPrompt.Answer(ready, false));
        }
        wipe(ready);
        return ask(parent -> PasswordDialog.ofSite(parent, site, refused), answer -> wipe(answer.password()));
    }

    @Override
    public ExistsPrompt.Answer ask(ExistsPrompt.Question question) {
        return ask(parent -> new ExistsDialog(parent, question), answer -> {})
                .orElse(new ExistsPrompt.Answer(ExistsPrompt.Choice.CANCEL_TRANSFER, true));
    }

    /** Nobody there is nobody who believes it. */
    @Override
    public CertificateDecision ask(Site site, CertificateQuestion question) {
        return ask(parent -> new CertificateDialog(parent, site, question), answer -> {})
                .orElse(CertificateDecision.REFUSE);
    }

    @Override
    public Optional<PasswordPrompt.Answer> keyPassword(Site site, String file, boolean refused) {
        return ask(parent -> PasswordDialog.ofKey(parent, site, file, refused), answer -> wipe(answer.password()));
    }

    @Override
    public Optional<char[]> ask(Reason reason) {
        return ask(parent -> new MasterPasswordDialog(parent, reason), PromptService::wipe);
    }

    /** From now on every question is answered with cancel, those that are open included. Any thread. */
    @Override
    public void close() {
        closed = true;
        pending.forEach(question -> {
            question.cancel();
            dismiss(question);
        });
        offered.values().forEach(PromptService::wipe);
        offered.clear();
    }

    /** How many questions wait for an answer. Any thread. */
    int pending() {
        return pending.size();
    }

    private <T> Optional<T> ask(Function<Shell, ? extends Asking<T>> maker, Consumer<T> discard) {
        Question<T> question = new Question<>(maker, discard);
        pending.add(question);
        try {
            if (closed) {
                return Optional.empty();
            }
            if (Display.getCurrent() == display) {
                // Waiting here for the UI thread would be waiting for ourselves.
                question.show(parent());
            } else {
                display.asyncExec(() -> enqueue(question));
            }
            return question.answer.get();
        } catch (InterruptedException e) {
            question.cancel();
            dismiss(question);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | SWTException e) {
            // The display is gone or the dialog broke: nobody can answer.
            return Optional.empty();
        } finally {
            pending.remove(question);
        }
    }

    private void dismiss(Question<?> question) {
        try {
            display.asyncExec(question::dismiss);
        } catch (SWTException e) {
            // The display is gone, and its dialogs with it.
        }
    }

    private void enqueue(Question<?> question) {
        queue.add(question);
        if (showing) {
            return;
        }
        showing = true;
        try {
            while (!queue.isEmpty()) {
                showNext(queue.remove());
            }
        } finally {
            showing = false;
        }
    }

    private void showNext(Question<?> question) {
        Shell parent = parent();
        if (closed || parent == null || question.answer.isDone()) {
            question.cancel();
            return;
        }
        try {
            question.show(parent);
        } catch (RuntimeException e) {
            question.answer.completeExceptionally(e);
            throw e;
        }
    }

    private Shell parent() {
        Shell active = display.getActiveShell();
        if (active != null && active.isVisible()) {
            return active;
        }
        return Arrays.stream(display.getShells()).filter(shell -> shell.isVisible() || shell.getMinimized()).findFirst()
                .orElse(null);
    }

    static void wipe(char[] password) {
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }
}
