package io.portside.engine.transfer;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.portside.engine.transfer.ExistsPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt.Question;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/** Lets one question at a time through to the person, of all transfers together. Thread-safe. */
final class PromptGate {
    private final ExistsPrompt prompt;
    private final Semaphore gate = new Semaphore(1, true);

    PromptGate(ExistsPrompt prompt) {
        this.prompt = prompt;
    }

    /**
     * Waits for its turn and for the answer.
     *
     * @param answered looked at when the turn has come: an earlier answer "for all" settles this question too
     * @param settle   given an answer "for all" before the next one's turn, so that nobody who waits already asks again
     * @throws OperationCancelledException the transfer was cancelled meanwhile; the prompt was interrupted
     */
    Answer ask(Question question, Supplier<Optional<Answer>> answered, Consumer<Answer> settle, CancelToken cancel)
            throws OperationCancelledException {
        Answer answer = interruptibly(question, answered, settle, cancel);
        cancel.check();
        return answer;
    }

    /** Whether two or more wait for their turn. */
    boolean crowded() {
        return gate.getQueueLength() > 1;
    }

    private Answer interruptibly(Question question, Supplier<Optional<Answer>> answered, Consumer<Answer> settle,
            CancelToken cancel) throws OperationCancelledException {
        Interrupt interrupt = new Interrupt(Thread.currentThread());
        try (CancelToken.Registration withdrawing = cancel.onCancel(interrupt::now)) {
            gate.acquire();
            try {
                Optional<Answer> earlier = answered.get();
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                Answer answer = prompt.ask(question);
                if (answer.forAll()) {
                    settle.accept(answer);
                }
                return answer;
            } finally {
                gate.release();
            }
        } catch (InterruptedException e) {
            throw new OperationCancelledException();
        } finally {
            interrupt.over();
        }
    }

    /** Interrupts the asking thread, and surely not a moment later, when it does something else. */
    private static final class Interrupt {
        private final Thread thread;
        private boolean asking = true;

        Interrupt(Thread thread) {
            this.thread = thread;
        }

        synchronized void now() {
            if (asking) {
                thread.interrupt();
            }
        }

        synchronized void over() {
            asking = false;
            Thread.interrupted();
        }
    }
}
