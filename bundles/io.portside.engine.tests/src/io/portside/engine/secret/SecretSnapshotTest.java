package io.portside.engine.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.problem.ProblemException;

/** What a second program sees of the passwords' file while the first one has it. */
class SecretSnapshotTest {
    @TempDir
    Path folder;

    @Test
    void whileTheFileIsWrittenItsLastWholeStateIsRead() throws Exception {
        Path file = folder.resolve("secrets");
        assertEquals(Optional.empty(), SecretFile.snapshot(file));
        Files.writeString(file, "all of the old");
        assertArrayEquals("all of the old".getBytes(), SecretFile.snapshot(file).orElseThrow());
        SecretFile.rewrite(file, () -> {
            Files.writeString(file, "half of th");
            assertArrayEquals("all of the old".getBytes(), SecretFile.snapshot(file).orElseThrow());
            Files.writeString(file, "all of the new");
        });
        assertArrayEquals("all of the new".getBytes(), SecretFile.snapshot(file).orElseThrow());
    }

    @Test
    void readingMakesAndChangesNothing() throws Exception {
        try (ReadOnlySecretStore store = ReadOnlySecretStore.in(folder, reason -> Optional.empty())) {
            assertEquals(Optional.empty(), store.get("one"));
            assertThrows(ProblemException.class, () -> store.put("one", "x".toCharArray()));
            assertThrows(ProblemException.class, () -> store.remove("one"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
