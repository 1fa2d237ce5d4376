package io.portside.engine.sync.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where SQLite's native library is unpacked to. Its default is the system's temporary folder, which may be mounted without
 * the right to run anything, and where others may put a file of the same name.
 */
final class NativeLibrary {
    private static final String PROPERTY = "org.sqlite.tmpdir";
    private static final String FOLDER = ".sqlite";

    private NativeLibrary() {}

    /** Has no effect once the library is loaded, or where somebody has chosen a place already. */
    static synchronized void unpackedBelow(Path folder) {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        Path place = folder.resolve(FOLDER);
        try {
            Files.createDirectories(place);
            System.setProperty(PROPERTY, place.toString());
        } catch (IOException e) {
            // Then the system's temporary folder has to do.
        }
    }
}
