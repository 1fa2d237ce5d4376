package io.portside.engine.sync.rule;

/**
 * One folder of a pair.
 *
 * @param volume {@link #LOCAL} or a site's id, as {@code Volume.id()}
 * @param folder as {@code VolumePath.toString()}
 */
public record SyncEnd(String volume, String folder) {
    /** The id of the volume of this computer's own files. */
    public static final String LOCAL = "local";

    public boolean local() {
        return volume.equals(LOCAL);
    }
}
