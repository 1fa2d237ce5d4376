package io.portside.engine.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    Path folder;

    @Test
    void aDiskThatFillsUpInTheMiddleLeavesWhatWasThere() throws Exception {
        Path file = folder.resolve("secrets");
        Files.writeString(file, "all of the old");
        IOException full = assertThrows(IOException.class, () -> SecretFile.rewrite(file, () -> {
            Files.writeString(file, "half of th");
            throw new IOException("No space left on device");
        }));
        assertEquals("No space left on device", full.getMessage());
        assertEquals("all of the old", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("secrets.whole")));
    }

    @Test
    void aKilledProgramsHalfIsReplacedAtTheNextStart() throws Exception {
        Path file = folder.resolve("secrets");
        Files.writeString(file, "all of the old");
        assertThrows(AssertionError.class, () -> SecretFile.rewrite(file, () -> {
            Files.writeString(file, "half of th");
            throw new AssertionError("the end comes without a word");
        }));
        assertEquals("half of th", Files.readString(file));
        SecretFile.prepare(file);
        assertEquals("all of the old", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("secrets.whole")));
    }
}
