package io.portside.engine.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderBaseline;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;

/** A million files that are as they were are counted and not kept. */
class PlannerMemoryTest {
    private static final int FOLDERS = 1_000;
    private static final int FILES = 1_000;

    @Test
    void nothingIsKeptOfWhatIsUnchanged() {
        SyncPlanner planner = new SyncPlanner(new PlanTask("pair", SyncRules.DEFAULT, true, Optional.empty(),
                SideNature.UNIX, SideNature.SERVER, ModelPair.NOW));
        List<WeakReference<Object>> fed = new ArrayList<>();
        for (int i = 0; i < FOLDERS; i++) {
            FolderTriple triple = unchanged(VolumePath.ROOT.child("folder" + i));
            planner.folder(triple);
            fed.add(new WeakReference<>(triple));
            fed.add(new WeakReference<>(triple.folder()));
            fed.add(new WeakReference<>(triple.left().entries().firstKey()));
            fed.add(new WeakReference<>(triple.left().entries().get("file7")));
            fed.add(new WeakReference<>(triple.baseline().entries().get("file7")));
        }
        // The collector takes what nobody keeps; a few rounds are for collectors that work in steps.
        for (int i = 0; i < 50 && fed.stream().anyMatch(one -> one.get() != null); i++) {
            System.gc();
        }
        assertEquals(0, fed.stream().filter(one -> one.get() != null).count());
        SyncPlan plan = planner.finish();
        assertEquals((long) FOLDERS * FILES, plan.unchanged());
        assertEquals(List.of(), plan.items());
    }

    private static FolderTriple unchanged(VolumePath folder) {
        Map<String, Facts> files = new TreeMap<>();
        TreeMap<String, BaselineEntry> known = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            Facts facts = ModelTree.file(i, i);
            files.put("file" + i, facts);
            known.put("file" + i, new BaselineEntry(facts, facts));
        }
        return new FolderTriple(folder, FolderSnapshot.complete(folder, files),
                FolderSnapshot.complete(folder, files), new FolderBaseline(folder, known));
    }
}
