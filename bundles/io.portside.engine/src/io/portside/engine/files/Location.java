package io.portside.engine.files;

/** A path in a volume. */
public record Location(Volume volume, VolumePath path) {
    public Location child(String name) {
        return new Location(volume, path.child(name));
    }

    @Override
    public String toString() {
        return volume.label() + ":" + path;
    }
}
