package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.RepeatedTest;

import io.portside.engine.transfer.ExistsPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.ftp.cancel.CancelToken;

class PromptGateTest {
    /** Repeated, because the fault was a moment between the gate's opening and the answer's being known. */
    @RepeatedTest(50)
    void anAnswerForAllSettlesThoseWhoWaitAlready() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            AtomicInteger asked = new AtomicInteger();
            AtomicReference<Optional<Answer>> forAll = new AtomicReference<>(Optional.empty());
            AtomicReference<Future<Answer>> second = new AtomicReference<>();
            AtomicReference<Future<Answer>> third = new AtomicReference<>();
            AtomicReference<PromptGate> gate = new AtomicReference<>();
            gate.set(new PromptGate(question -> {
                if (asked.incrementAndGet() == 1) {
                    second.set(workers.submit(() -> ask(gate.get(), forAll)));
                    third.set(workers.submit(() -> ask(gate.get(), forAll)));
                    while (!gate.get().crowded()) {
                        Thread.onSpinWait();
                    }
                }
                return new Answer(Choice.REPLACE, true);
            }));
            Answer first = workers.submit(() -> ask(gate.get(), forAll)).get(30, TimeUnit.SECONDS);
            assertEquals(first, second.get().get(30, TimeUnit.SECONDS));
            assertEquals(first, third.get().get(30, TimeUnit.SECONDS));
            assertEquals(1, asked.get());
        } finally {
            workers.shutdownNow();
            assertTrue(workers.awaitTermination(30, TimeUnit.SECONDS));
        }
    }

    private static Answer ask(PromptGate gate, AtomicReference<Optional<Answer>> forAll) throws Exception {
        return gate.ask(null, forAll::get, answer -> forAll.set(Optional.of(answer)), CancelToken.never());
    }
}
