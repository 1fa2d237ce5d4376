package io.portside.engine.sync.front;

import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.rule.SyncPair;

/** A store that tells when something in it has changed, on the thread that changed it. */
public final class ToldPairStore implements SyncPairStore {
    private final SyncPairStore store;
    private final Told changed;

    /** Hears it. */
    @FunctionalInterface
    public interface Told {
        void changed() throws ProblemException;
    }

    public ToldPairStore(SyncPairStore store, Told changed) {
        this.store = store;
        this.changed = changed;
    }

    @Override
    public List<SyncPair> all() throws ProblemException {
        return store.all();
    }

    @Override
    public Optional<SyncPair> find(String id) throws ProblemException {
        return store.find(id);
    }

    @Override
    public void save(SyncPair pair) throws ProblemException {
        store.save(pair);
        changed.changed();
    }

    @Override
    public void delete(String id) throws ProblemException {
        store.delete(id);
        changed.changed();
    }

    @Override
    public List<Problem> damaged() {
        return store.damaged();
    }

    @Override
    public SyncPair restorePrevious(String file) throws ProblemException {
        SyncPair pair = store.restorePrevious(file);
        changed.changed();
        return pair;
    }
}
