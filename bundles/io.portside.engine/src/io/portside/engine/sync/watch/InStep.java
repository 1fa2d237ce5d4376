package io.portside.engine.sync.watch;

import java.io.Closeable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
    private final List<PairKeeper> leaving = new ArrayList<>();
    /** How many others work at a pair. */
    private final Map<String, Integer> attended = new ConcurrentHashMap<>();
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
                        stop(known);
                    }
                    PairKeeper keeper = new PairKeeper(pair, synchroniser, listener.orElseThrow(), clock,
                            () -> attended.containsKey(pair.id()), leaving(pair.id()));
                    keepers.put(pair.id(), keeper);
                    keeper.start();
                }
            }
        }
        keepers.entrySet().removeIf(keeper -> {
            boolean gone = !wanted.contains(keeper.getKey());
            if (gone) {
                stop(keeper.getValue());
            }
            return gone;
        });
    }

    private void stop(PairKeeper keeper) {
        leaving.removeIf(PairKeeper::ended);
        leaving.add(keeper);
        keeper.stop();
    }

    private List<PairKeeper> leaving(String pairId) {
        return leaving.stream().filter(keeper -> keeper.pair().id().equals(pairId)).toList();
    }

    /** Somebody else works at a pair until this is closed. */
    public final class Attention implements AutoCloseable {
        private final String pairId;
        private boolean stopped;

        private Attention(String pairId) {
            this.pairId = pairId;
        }

        /** The work was cancelled by whoever had begun it: then it is not gone on with at once. */
        public void stopped() {
            stopped = true;
        }

        @Override
        public void close() {
            release(pairId, stopped);
        }
    }

    /**
     * Keeps away from a pair, because somebody wants to work at it. What is being done at it by itself is given up first, at
     * a place where it can be gone on with; afterwards the pair is looked at anew. Blocks until the pair is free: worker
     * threads.
     */
    public Attention attend(String pairId) throws InterruptedException {
        List<PairKeeper> all = new ArrayList<>();
        synchronized (this) {
            attended.merge(pairId, 1, Integer::sum);
            all.addAll(leaving(pairId));
            Optional.ofNullable(keepers.get(pairId)).ifPresent(all::add);
        }
        boolean free = false;
        try {
            for (PairKeeper keeper : all) {
                keeper.giveWay();
            }
            free = true;
        } finally {
            if (!free) {
                release(pairId, false);
            }
        }
        return new Attention(pairId);
    }

    private synchronized void release(String pairId, boolean stopped) {
        attended.computeIfPresent(pairId, (id, count) -> count == 1 ? null : count - 1);
        Optional.ofNullable(keepers.get(pairId))
                .ifPresent(stopped ? PairKeeper::rest : PairKeeper::changed);
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
