package io.portside.ui.tour;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;

/** Compares two folders: the same names and kinds, and every file the same byte for byte. Worker threads. */
final class FolderComparison {
    private static final int BLOCK = 64 * 1024;

    private final CancelToken cancel;
    private final List<String> differences = new ArrayList<>();
    private int files;
    private int folders;
    private long bytes;

    FolderComparison(CancelToken cancel) {
        this.cancel = cancel;
    }

    /** @param differences empty when both are equal */
    record Result(int files, int folders, long bytes, List<String> differences) {}

    Result compare(Location left, Location right) throws ProblemException, IOException {
        compareFolders(left, right, VolumePath.ROOT);
        return new Result(files, folders, bytes, List.copyOf(differences));
    }

    private void compareFolders(Location left, Location right, VolumePath below) throws ProblemException, IOException {
        Map<String, Entry> here = entries(left);
        Map<String, Entry> there = entries(right);
        TreeSet<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        for (String name : names) {
            VolumePath path = below.child(name);
            Entry a = here.get(name);
            Entry b = there.get(name);
            if (a == null || b == null) {
                differences.add(NLS.bind(Messages.onlyOn, path, a == null ? right : left));
            } else if (a.kind() != b.kind()) {
                differences.add(NLS.bind(Messages.otherKind, path));
            } else if (a.folder()) {
                folders++;
                compareFolders(left.child(name), right.child(name), path);
            } else {
                files++;
                compareFiles(left.child(name), right.child(name), path);
            }
        }
    }

    private Map<String, Entry> entries(Location folder) throws ProblemException {
        Listing listing = folder.volume().list(folder.path(), cancel);
        listing.doubts().forEach(doubt -> differences.add(NLS.bind(Messages.doubtful, folder, doubt)));
        Map<String, Entry> entries = new TreeMap<>();
        listing.entries().forEach(entry -> entries.put(entry.name(), entry));
        return entries;
    }

    private void compareFiles(Location left, Location right, VolumePath path) throws ProblemException, IOException {
        try (InputStream a = left.volume().read(left.path(), cancel);
                InputStream b = right.volume().read(right.path(), cancel)) {
            boolean equal = true;
            byte[] fromA;
            do {
                fromA = a.readNBytes(BLOCK);
                byte[] fromB = b.readNBytes(BLOCK);
                bytes += fromA.length;
                equal &= Arrays.equals(fromA, fromB);
                // Both are read to their ends, which alone prove that they came whole.
            } while (fromA.length > 0);
            if (!equal) {
                differences.add(NLS.bind(Messages.otherBytes, path));
            }
        }
    }
}
