package io.portside.engine.sync.pair;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.engine.disk.Disk;
import io.portside.engine.json.JsonFolder;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;

/** One JSON file a pair, {@code <id>.json}. Keeps nothing in memory. */
public final class FileSyncPairStore implements SyncPairStore {
    private final JsonFolder<SyncPair> files;
    private final SiteCheck sites;
    private final Memory memory;

    /** Whether a site is there. */
    @FunctionalInterface
    public interface SiteCheck {
        boolean there(String siteId) throws ProblemException;
    }

    /** What is remembered of a pair beside its file. */
    @FunctionalInterface
    public interface Memory {
        /** Forgets baseline and history; {@code PAIR_BUSY} while somebody works at the pair. */
        void forget(String pairId) throws ProblemException;
    }

    /** @param folder made at the first save */
    public FileSyncPairStore(Path folder, SiteCheck sites, Memory memory) {
        this(folder, sites, memory, Disk.REAL);
    }

    FileSyncPairStore(Path folder, SiteCheck sites, Memory memory, Disk disk) {
        this.files = new JsonFolder<>(new PairForm(), folder, disk);
        this.sites = sites;
        this.memory = memory;
    }

    @Override
    public List<SyncPair> all() throws ProblemException {
        return files.all();
    }

    @Override
    public Optional<SyncPair> find(String id) throws ProblemException {
        return files.find(id);
    }

    @Override
    public void save(SyncPair pair) throws ProblemException {
        files.save(pair);
    }

    /** The memory first: a pair that is left without memory deletes nothing, a memory without a pair would never go away. */
    @Override
    public void delete(String id) throws ProblemException {
        memory.forget(id);
        files.delete(id);
    }

    @Override
    public List<Problem> damaged() {
        List<Problem> problems = new ArrayList<>(files.damaged());
        try {
            for (SyncPair pair : files.all()) {
                gone(pair).ifPresent(problems::add);
            }
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
        return problems;
    }

    @Override
    public SyncPair restorePrevious(String file) throws ProblemException {
        return files.restorePrevious(file);
    }

    /** {@code PAIR_SITE_GONE} for a pair of whose sites one is not there. */
    private Optional<Problem> gone(SyncPair pair) {
        for (Side side : Side.values()) {
            SyncEnd end = pair.end(side);
            if (!end.local() && !there(end.volume())) {
                return Optional.of(Problem.of(ProblemKind.PAIR_SITE_GONE, side.name(), pair.name(), end.volume()));
            }
        }
        return Optional.empty();
    }

    /** A site whose own file cannot be read is told by the store of sites. */
    private boolean there(String siteId) {
        try {
            return sites.there(siteId);
        } catch (ProblemException e) {
            return false;
        }
    }
}
