package io.portside.engine.files.vfs;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.portside.engine.files.VolumePath;
import io.portside.engine.files.WindowsNames;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

/** Paths of the local volume as the system's paths. Where there are drives (Windows), they are the first names. */
@SuppressWarnings("resource") // The default file system is never closed.
final class LocalPaths {
    static final boolean DRIVES = java.io.File.separatorChar == '\\';

    private LocalPaths() {}

    /** Not for the root where that is the list of drives. */
    static Path path(VolumePath path) throws ProblemException {
        String current = path.name();
        try {
            Path result;
            List<String> names = path.names();
            if (DRIVES) {
                if (names.isEmpty()) {
                    throw new IllegalArgumentException("the list of drives is no folder");
                }
                result = Path.of(names.get(0) + "\\");
                names = names.subList(1, names.size());
            } else {
                result = Path.of("/");
                if (names.stream().allMatch(LocalNames::plain)) {
                    return Path.of("/", names.toArray(String[]::new));
                }
            }
            for (String name : names) {
                current = name;
                if (DRIVES && WindowsNames.refused(name)) {
                    throw new IllegalArgumentException("no file of Windows is called " + name);
                }
                result = LocalNames.child(result, name);
            }
            return result;
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.of(ProblemKind.NAME_REFUSED, e.toString(), current), e);
        } catch (IllegalArgumentException e) {
            // Path.of(URI) refuses a NUL with this.
            throw new ProblemException(Problem.of(ProblemKind.NAME_REFUSED, e.toString(), current), e);
        }
    }

    /** The reverse, for absolute paths. */
    static VolumePath volumePath(Path path) {
        List<String> names = new ArrayList<>();
        Path walk = path.toAbsolutePath().normalize();
        while (walk.getFileName() != null) {
            names.add(0, LocalNames.name(walk));
            walk = walk.getParent();
        }
        if (DRIVES) {
            names.add(0, drive(walk));
        }
        return new VolumePath(names);
    }

    /** {@code C:}, ... */
    static List<String> drives() {
        List<String> drives = new ArrayList<>();
        for (Path root : FileSystems.getDefault().getRootDirectories()) {
            drives.add(drive(root));
        }
        return drives;
    }

    private static String drive(Path root) {
        return root.toString().replace("\\", "");
    }
}
