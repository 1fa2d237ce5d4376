package io.portside.ui.sync.preview;

import io.portside.engine.files.VolumePath;

/**
 * A row of the preview.
 *
 * @param item   index in the plan; -1: a folder that is only there because of what is in it
 * @param first  index in the plan of the first shown item in it; of an item itself
 * @param below  shown items below it, not itself
 * @param closed whether what is below is folded away
 */
record PreviewRow(VolumePath path, int depth, int item, int first, boolean folder, int below, boolean closed) {
    boolean hasItem() {
        return item >= 0;
    }

    boolean canFold() {
        return folder && below > 0;
    }
}
