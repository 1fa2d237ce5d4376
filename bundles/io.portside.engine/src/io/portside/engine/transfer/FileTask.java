package io.portside.engine.transfer;

import io.portside.engine.files.Entry;
import io.portside.engine.files.VolumePath;

/**
 * One file or link to bring into a folder that exists. Holds the source's folder instead of its path: there may be
 * many thousands of these.
 */
record FileTask(VolumePath sourceFolder, Entry entry, TargetFolder target) {
    VolumePath source() {
        return sourceFolder.child(entry.name());
    }

    TransferItem item() {
        return new TransferItem(source(), target.path());
    }

    /** Bytes to move, as far as the listing told. */
    long size() {
        return entry.size().orElse(0);
    }
}
