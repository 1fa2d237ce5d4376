package io.portside.engine.sync.watch;

import java.io.Closeable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncPair;

/**
 * Keeps those saved pairs in step that want it. Does nothing until it is started: a shell that runs one command does not
 * start it. Thread-safe.
 */
public final class InStep implements Closeable {
    private final Synchroniser synchroniser;
    private final InstantSource clock;
    private final Map<String, PairKeeper> keepers = new HashMap<>();
    private Optional<InStepListener> listener = Optional.empty();
    private boolean closed;

    public InStep(Synchroniser synchroniser, InstantSource clock) {
        this.synchroniser = synchroniser;
        this.clock = clock;
    }

    /** Begins. Reads the pairs: worker threads. */
    public void start(InStepListener hearer) throws ProblemException {
        synchronized (this) {
            listener = Optional.of(hearer);
        }
        refresh();
    }

    /** The saved pairs may have changed: the engine's store says so by itself. Reads the pairs: worker threads. */
    public void refresh() throws ProblemException {
        synchronized (this) {
            if (listener.isEmpty()) {
                return;
            }
        }
        adopt(synchroniser.pairs().all());
    }

    private synchronized void adopt(List<SyncPair> pairs) {
        if (closed) {
            return;
        }
        Set<String> wanted = new HashSet<>();
        for (SyncPair pair : pairs) {
            KeepInStep when = pair.keepInStep();
            if (when.watch() || when.every().isPresent()) {
                wanted.add(pair.id());
                PairKeeper known = keepers.get(pair.id());
                if (known == null || !known.pair().equals(pair)) {
                    if (known != null) {
                        known.stop();
                    }
                    PairKeeper keeper = new PairKeeper(pair, synchroniser, listener.orElseThrow(), clock);
                    keepers.put(pair.id(), keeper);
                    keeper.start();
                }
            }
        }
        keepers.entrySet().removeIf(keeper -> {
            boolean gone = !wanted.contains(keeper.getKey());
            if (gone) {
                keeper.getValue().stop();
            }
            return gone;
        });
    }

    /** Pairs that are kept in step at the moment. Never blocks. */
    public synchronized Set<String> kept() {
        return Set.copyOf(keepers.keySet());
    }

    /** Ends what runs; quick. */
    @Override
    public synchronized void close() {
        closed = true;
        keepers.values().forEach(PairKeeper::stop);
        keepers.clear();
    }
}
