package io.portside.engine.sync.plan.guard;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.PathOrder;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderTriple;

/** Numbers of files that a planner keeps instead of the files themselves. One thread at a time. */
public final class Census {
    private final SortedSet<VolumePath> unreadable = new TreeSet<>(PathOrder.PARENTS_FIRST);
    private long unchanged;
    private long left;
    private long right;
    private long common;
    private long baseline;
    private long baselineLeft;
    private long baselineRight;
    private boolean rootKnown;
    private boolean rootLeft;
    private boolean rootRight;
    private boolean rootSureLeft;
    private boolean rootSureRight;

    /** Of each folder, before its entries. */
    public void folder(FolderTriple triple) {
        if (triple.folder().isRoot()) {
            rootSureLeft = triple.left().sure();
            rootSureRight = triple.right().sure();
        }
    }

    /** An entry that takes part; empty where it is not. */
    public void entry(FolderTriple triple, Optional<Facts> onLeft, Optional<Facts> onRight,
            Optional<BaselineEntry> known) {
        boolean leftFile = file(onLeft);
        boolean rightFile = file(onRight);
        left += leftFile ? 1 : 0;
        right += rightFile ? 1 : 0;
        common += leftFile && rightFile ? 1 : 0;
        if (file(known.map(BaselineEntry::left))) {
            baseline++;
            baselineLeft += leftFile ? 1 : 0;
            baselineRight += rightFile ? 1 : 0;
        }
        if (triple.folder().isRoot()) {
            rootLeft |= onLeft.isPresent();
            rootRight |= onRight.isPresent();
            rootKnown |= known.isPresent();
        }
    }

    /** A file that both sides have as the baseline knows it. */
    public void unchanged() {
        unchanged++;
    }

    /** A folder that is not known for sure. */
    public void unreadable(VolumePath folder) {
        unreadable.add(folder);
    }

    /** Number of files that both sides have as the baseline knows them. */
    public long unchangedFiles() {
        return unchanged;
    }

    /** Folders that are not known for sure. */
    SortedSet<VolumePath> unreadableFolders() {
        return Collections.unmodifiableSortedSet(unreadable);
    }

    long files(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** Paths that are files on both sides. */
    long common() {
        return common;
    }

    /** Files that the baseline knows. */
    long known() {
        return baseline;
    }

    /** Files that the baseline knows and that are still there. */
    long still(Side side) {
        return side == Side.LEFT ? baselineLeft : baselineRight;
    }

    /** Whether the pair's folder had something and has nothing more. */
    boolean emptied(Side side) {
        boolean sure = side == Side.LEFT ? rootSureLeft : rootSureRight;
        return rootKnown && sure && !(side == Side.LEFT ? rootLeft : rootRight);
    }

    private static boolean file(Optional<Facts> facts) {
        return facts.isPresent() && !facts.get().folder();
    }
}
