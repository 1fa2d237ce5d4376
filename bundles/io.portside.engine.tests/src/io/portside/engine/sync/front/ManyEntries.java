package io.portside.engine.sync.front;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.Volume;
import io.portside.engine.profile.Site;
import io.portside.engine.site.SiteConnections;
import io.portside.engine.site.SiteStatus;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.pair.FileSyncPairStore;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.scan.GeneratedVolume;
import io.portside.ftp.cancel.CancelToken;

/**
 * Compares two equal trees of any size: the first time, when all of it is to be written down, and again, when there is
 * nothing to do. {@code releng/bench/million-sync} runs it; a test runs it with a small tree.
 */
public final class ManyEntries {
    private final FolderSynchroniser synchroniser;
    private final SyncPair pair = new SyncPair("many", "many", new SyncEnd(SyncEnd.LOCAL, "/"),
            new SyncEnd("other", "/"), SyncRules.DEFAULT, KeepInStep.BY_HAND, 0, 0);

    ManyEntries(Path state, int folders, int files) {
        PairMemory memory = new PairMemory(state.resolve("sync"));
        synchroniser = new FolderSynchroniser(
                new FileSyncPairStore(state.resolve("pairs"), id -> true, memory::forget),
                new Generated(new GeneratedVolume("one", folders, files),
                        new GeneratedVolume("other", folders, files)),
                memory, InstantSource.system());
    }

    private record Generated(Volume local, Volume remote) implements SiteConnections {
        @Override
        public Volume open(String siteId) {
            return remote;
        }

        @Override
        public Volume open(Site unsaved) {
            return remote;
        }

        @Override
        public Optional<Site> site(String siteId) {
            return Optional.empty();
        }

        @Override
        public SiteStatus status(String siteId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close(String siteId) {
            // Nothing is open.
        }
    }

    SyncPlan plan() throws Exception {
        return synchroniser.plan(pair, SyncListener.NONE, CancelToken.never());
    }

    long run(SyncPlan plan) throws Exception {
        return synchroniser.run(pair, plan, Set.copyOf(plan.guards()), SyncListener.NONE, new Pause(),
                CancelToken.never()).summary().done();
    }

    /** STATE FOLDERS FILES-IN-EACH first|again. Prints seconds and the highest use of the heap. */
    public static void main(String[] arguments) throws Exception {
        Path state = Files.createDirectories(Path.of(arguments[0]));
        ManyEntries many = new ManyEntries(state, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        long began = System.nanoTime();
        SyncPlan plan = many.plan();
        tell("compared", began, plan.items().size() + " items, " + plan.unchanged() + " files unchanged, "
                + plan.guards().size() + " guards");
        if (arguments[3].equals("first")) {
            began = System.nanoTime();
            long done = many.run(plan);
            tell("written down", began, done + " items");
        }
        System.exit(0);
    }

    private static void tell(String what, long began, String result) {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum();
        System.out.printf("%s in %.1f s, at most %d MiB of heap: %s%n", what, (System.nanoTime() - began) / 1e9,
                peak >> 20, result);
    }

    static List<String> actions(SyncPlan plan) {
        return plan.items().stream().map(item -> item.action() + " " + item.path()).toList();
    }
}
