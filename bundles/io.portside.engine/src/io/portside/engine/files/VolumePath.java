package io.portside.engine.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An absolute path inside a volume, as its names. The root has none. On Windows the first name of a local path is the
 * drive ({@code C:}).
 */
public record VolumePath(List<String> names) {
    public static final VolumePath ROOT = new VolumePath(List.of());

    public VolumePath {
        names = List.copyOf(names);
        for (String name : names) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
                throw new IllegalArgumentException("not a name: " + name);
            }
        }
    }

    /** Reads {@code /a/b}; empty names and {@code .} are skipped, {@code ..} goes up, never above the root. */
    public static VolumePath parse(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/")) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.remove(names.size() - 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new VolumePath(names);
    }

    public VolumePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new VolumePath(longer);
    }

    /** Goes down several names. */
    public VolumePath resolve(String... more) {
        List<String> longer = new ArrayList<>(names);
        longer.addAll(Arrays.asList(more));
        return new VolumePath(longer);
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    /** The root is its own parent. */
    public VolumePath parent() {
        return isRoot() ? this : new VolumePath(names.subList(0, names.size() - 1));
    }

    /** The last name, empty for the root. */
    public String name() {
        return isRoot() ? "" : names.get(names.size() - 1);
    }

    /** Whether this is {@code other} or below it. */
    public boolean startsWith(VolumePath other) {
        return names.size() >= other.names.size() && names.subList(0, other.names.size()).equals(other.names);
    }

    /** {@code /a/b}. */
    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }
}
