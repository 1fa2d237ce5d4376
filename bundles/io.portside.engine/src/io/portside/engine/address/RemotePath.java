package io.portside.engine.address;

import java.util.ArrayList;
import java.util.List;

import io.portside.engine.files.VolumePath;

/**
 * The path of an address.
 *
 * @param from    what it is counted from
 * @param names   without empty ones and {@code .}, {@code ..} still in it
 * @param folder  it ends in a slash and so means a folder
 * @param content it ends in {@code /.}: what is in the folder is meant, and not the folder
 */
public record RemotePath(From from, List<String> names, boolean folder, boolean content) {
    /** What a path is counted from. */
    public enum From {
        /** The server's root. */
        ROOT,
        /** Where the site starts: its start folder, else the folder after login. */
        START
    }

    /** The start itself. */
    public static final RemotePath START = new RemotePath(From.START, List.of(), false, false);

    public RemotePath {
        names = List.copyOf(names);
    }

    /** @param parts between the slashes, still with empty ones and dots */
    static RemotePath of(From from, List<String> parts) {
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            if (!part.isEmpty() && !part.equals(".")) {
                names.add(part);
            }
        }
        String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
        boolean content = last.equals(".");
        boolean folder = content || last.isEmpty() || last.equals("..");
        return new RemotePath(from, names, folder, content);
    }

    /** Whether nothing but the start is named. */
    public boolean isStart() {
        return from == From.START && names.isEmpty();
    }

    /** @param start where the site starts; {@code ..} never leads above the root */
    public VolumePath in(VolumePath start) {
        List<String> resolved = new ArrayList<>(from == From.ROOT ? List.of() : start.names());
        for (String name : names) {
            if (!name.equals("..")) {
                resolved.add(name);
            } else if (!resolved.isEmpty()) {
                resolved.remove(resolved.size() - 1);
            }
        }
        return new VolumePath(resolved);
    }
}
