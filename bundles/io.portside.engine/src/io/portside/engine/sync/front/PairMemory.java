package io.portside.engine.sync.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import io.portside.engine.sync.rule.Side;
import java.util.Map;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.state.PairState;
import io.portside.engine.sync.state.RunHistory;

/** What is remembered of pairs: a folder each. */
public final class PairMemory {
    private final Path folder;

    /** @param folder {@code STATE/sync}, made when needed */
    public PairMemory(Path folder) {
        this.folder = folder;
    }

    private Path own(String pairId) {
        if (!pairId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not an id: " + pairId);
        }
        return folder.resolve(pairId);
    }

    /** Something done with the memory of a pair while nobody else can. */
    @FunctionalInterface
    interface Work<T> {
        T with(PairState state) throws ProblemException;
    }

    /**
     * {@code PAIR_BUSY} while somebody else works at the pair.
     *
     * @param places the servers of its sides
     */
    <T> T holding(SyncPair pair, Map<Side, String> places, Work<T> work) throws ProblemException {
        try (PairState state = PairState.open(own(pair.id()), pair, places)) {
            return work.with(state);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemKind.SYNC_STATE, e.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    RunHistory history(String pairId) {
        return new RunHistory(own(pairId));
    }

    /** Forgets baseline and history; {@code PAIR_BUSY} while somebody works at the pair. Files of the pair stay. */
    public void forget(String pairId) throws ProblemException {
        Path own = own(pairId);
        if (!Files.isDirectory(own)) {
            return;
        }
        try {
            PairState.open(own, pairId).close();
            // Away at once: nobody can open it half deleted.
            Path gone = folder.resolve("gone-" + UUID.randomUUID());
            Files.move(own, gone);
            deleteAll(gone);
        } catch (IOException e) {
            throw ProblemMapping.writing(e, own.toString());
        }
    }

    private static void deleteAll(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(root)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
