package io.portside.ftp.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows what uploads have on servers until they are over, so that it can be cleared up when they could not do so
 * themselves: because every connection died, or because the program was killed. What another running program, or one on
 * another computer, has there is not in it. Thread-safe; called on worker threads, never blocks on a network.
 */
public interface UploadJournal {
    /** An upload works with this; returns when a swap would be known even after the program's end. */
    void atWork(Leftover leftover);

    /** Nothing is left of it. */
    void over(Leftover leftover);

    /** The upload has ended and this is left. */
    void left(Leftover leftover);

    /**
     * What uploads have left there, now the caller's: to be told {@link #over} or {@link #left} again. Never what an
     * upload is at work with.
     */
    List<Leftover> take(String account);

    /** For one run of the program. */
    static UploadJournal inMemory() {
        Map<String, List<Leftover>> left = new HashMap<>();
        return new UploadJournal() {
            @Override
            public void atWork(Leftover leftover) {
                // Whoever works clears up, or tells.
            }

            @Override
            public void over(Leftover leftover) {
                // It was not in here.
            }

            @Override
            public synchronized void left(Leftover leftover) {
                left.computeIfAbsent(leftover.account(), account -> new ArrayList<>()).add(leftover);
            }

            @Override
            public synchronized List<Leftover> take(String account) {
                List<Leftover> taken = left.remove(account);
                return taken == null ? List.of() : taken;
            }
        };
    }
}
