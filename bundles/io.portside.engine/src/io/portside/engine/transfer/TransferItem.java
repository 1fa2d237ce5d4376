package io.portside.engine.transfer;

import io.portside.engine.files.VolumePath;

/**
 * A file or folder that a transfer has to bring into a folder.
 *
 * @param arrived the copy is there and checked already, only the source of a move could not be deleted
 */
record TransferItem(VolumePath source, VolumePath targetFolder, boolean arrived) {
    TransferItem(VolumePath source, VolumePath targetFolder) {
        this(source, targetFolder, false);
    }

    VolumePath target() {
        return targetFolder.child(source.name());
    }
}
