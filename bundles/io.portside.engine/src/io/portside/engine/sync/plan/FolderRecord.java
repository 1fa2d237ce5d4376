package io.portside.engine.sync.plan;

import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Trust;

/**
 * What has to be remembered of a folder that is not there, or not known for sure, on one side at least, or that has
 * entries that do not take part.
 *
 * @param leftOutLeft number of entries that the filter leaves out
 */
record FolderRecord(Trust left, Trust right, int leftOutLeft, int leftOutRight) {
    Trust trust(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
