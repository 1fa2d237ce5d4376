package io.portside.engine.sync.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.VolumePath;

class LocalStoreTest {
    @TempDir
    Path folder;

    @Test
    void aFolderIsOnTheFileSystemOfTheOneAboveItUntilItIsThere() throws IOException {
        String type = Files.getFileStore(folder).type();
        assertEquals(type, LocalStore.type(path(folder)));
        assertEquals(type, LocalStore.type(path(folder).child("not").child("yet")));
    }

    @Test
    void whatCannotBeAPathIsOfNoKind() {
        assertEquals("", LocalStore.type(new VolumePath(List.of("nul\0"))));
    }

    private static VolumePath path(Path local) {
        List<String> names = new ArrayList<>();
        if (local.getRoot().toString().length() > 1) {
            names.add(local.getRoot().toString().substring(0, 2));
        }
        local.forEach(name -> names.add(name.toString()));
        return new VolumePath(names);
    }
}
