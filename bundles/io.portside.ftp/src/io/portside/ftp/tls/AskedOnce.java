package io.portside.ftp.tls;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;

/**
 * One question at a time for each key: who comes with a question that is being asked waits for its answer. Nothing is
 * remembered afterwards. Thread-safe; no lock is held while anyone is asked.
 */
final class AskedOnce<K, V> {
    private final Map<K, CompletableFuture<V>> asking = new ConcurrentHashMap<>();

    @FunctionalInterface
    interface Question<V> {
        V ask() throws FtpException;
    }

    V answer(K key, Question<V> question) throws FtpException {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = asking.putIfAbsent(key, mine);
        if (other != null) {
            return awaited(other);
        }
        try {
            V answer = question.ask();
            mine.complete(answer);
            return answer;
        } catch (FtpException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asking.remove(key, mine);
        }
    }

    private static <V> V awaited(CompletableFuture<V> other) throws FtpException {
        try {
            return other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FtpException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
