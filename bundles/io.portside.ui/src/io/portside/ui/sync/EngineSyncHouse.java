package io.portside.ui.sync;

import io.portside.engine.PortsideEngine;
import io.portside.engine.files.Volume;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.sync.pair.PairBook;
import io.portside.ui.sync.pair.PairShelf;

/** The engine as the synchronise view wants it. Any thread. */
public final class EngineSyncHouse implements SyncHouse, PairBook {
    private final PortsideEngine engine;

    public EngineSyncHouse(PortsideEngine engine) {
        this.engine = engine;
    }

    @Override
    public Synchroniser synchroniser() {
        return engine.synchroniser();
    }

    @Override
    public PairBook book() {
        return this;
    }

    @Override
    public Volume volume(SyncEnd end) throws ProblemException {
        return end.local() ? engine.connections().local() : engine.connections().open(end.volume());
    }

    @Override
    public PairShelf load() throws ProblemException {
        SyncPairStore store = engine.synchroniser().pairs();
        // Reading notices damaged files, so they are asked for afterwards.
        var pairs = store.all();
        return new PairShelf(pairs, engine.sites(), store.damaged());
    }

    @Override
    public void save(SyncPair pair) throws ProblemException {
        engine.synchroniser().pairs().save(pair);
    }

    @Override
    public void delete(SyncPair pair) throws ProblemException {
        engine.synchroniser().pairs().delete(pair.id());
    }
}
