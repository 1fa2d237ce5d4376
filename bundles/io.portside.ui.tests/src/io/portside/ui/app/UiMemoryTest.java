package io.portside.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiMemoryTest {
    private static final long PATIENCE = 10_000;

    @TempDir
    Path folder;

    private UiMemory memory() {
        UiMemory memory = new UiMemory(Optional.of(folder.resolve("sub/window.properties")), Runnable::run);
        memory.await(PATIENCE);
        return memory;
    }

    @Test
    void whatIsPutIsThereNextTime() throws IOException {
        UiMemory first = memory();
        first.put("left.folder", "/home/j\u00fcrgen/\u65e5\u672c = #1");
        first.put("window.width", 1200);
        first.saveAndWait(PATIENCE);
        UiMemory second = memory();
        assertEquals(Optional.of("/home/j\u00fcrgen/\u65e5\u672c = #1"), second.get("left.folder"));
        assertEquals(OptionalInt.of(1200), second.getInt("window.width"));
        try (var files = Files.list(folder.resolve("sub"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aDamagedFileIsAnEmptyMemory() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/window.properties"), "window.width=\\uZZZZ");
        UiMemory memory = memory();
        assertTrue(memory.get("window.width").isEmpty());
        memory.put("window.width", "much");
        assertEquals(OptionalInt.empty(), memory.getInt("window.width"));
    }

    @Test
    void withoutAFileNothingIsKeptAndNothingFails() {
        UiMemory memory = new UiMemory(Optional.empty(), Runnable::run);
        memory.await(PATIENCE);
        memory.put("a", "b");
        memory.saveAndWait(PATIENCE);
        assertEquals(Optional.of("b"), memory.get("a"));
    }
}
