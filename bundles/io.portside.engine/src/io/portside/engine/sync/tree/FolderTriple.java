package io.portside.engine.sync.tree;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;

/** All that is known of one folder: both sides and the baseline. What the scan hands to the planner, folder by folder. */
public record FolderTriple(VolumePath folder, FolderSnapshot left, FolderSnapshot right, FolderBaseline baseline) {
    public FolderSnapshot of(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
