package io.portside.engine.sync.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.FilterRules;

@Timeout(120)
class LocalWatchTest {
    @TempDir
    Path root;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private LocalWatch watch;

    private void start() throws IOException {
        watch = LocalWatch.start(root, new FilterMatcher(FilterRules.ALL.withPatterns(List.of("node_modules/"))),
                () -> heard.add("changed"), failure -> heard.add("lost"));
    }

    @AfterEach
    void close() {
        if (watch != null) {
            watch.close();
        }
    }

    /** Waits until something is heard, and forgets what came with it. */
    private void hears() throws InterruptedException {
        assertEquals("changed", heard.take());
    }

    @Test
    void changesInFoldersOfAnyDepthAndInNewOnes() throws Exception {
        Path deep = Files.createDirectories(root.resolve("a/b/c"));
        start();
        Files.writeString(deep.resolve("f"), "1");
        hears();
        Files.createDirectories(root.resolve("new/folder"));
        hears();
        // The folder inside the new one is watched too, once the event of its parent was taken up: it may take some writes.
        heard.clear();
        for (int i = 0; heard.isEmpty() && i < 100_000; i++) {
            Files.writeString(root.resolve("new/folder/f" + i % 10), "x" + i);
        }
        hears();
        heard.clear();
        Files.delete(deep.resolve("f"));
        hears();
    }

    @Test
    void aFolderThatIsReachedThroughALinkIsWatched() throws Exception {
        Path real = Files.createDirectories(root.resolve("real/deep"));
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));
        watch = LocalWatch.start(link, new FilterMatcher(FilterRules.ALL), () -> heard.add("changed"),
                failure -> heard.add("lost"));
        Files.writeString(real.resolve("f"), "1");
        assertEquals("changed", heard.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void ownNamesAndWhatIsLeftOutAreNotHeard() throws Exception {
        Files.createDirectories(root.resolve("node_modules/lib"));
        Files.createDirectories(root.resolve(".portside-trash/1"));
        start();
        Files.writeString(root.resolve("node_modules/lib/f"), "1");
        Files.writeString(root.resolve(".portside-trash/1/f"), "1");
        Files.writeString(root.resolve(".portside-01234567.part"), "1");
        Files.writeString(root.resolve("f"), "1");
        hears();
        // Events come in their order: before the last file's nothing was told, and its writing tells once or a few times.
        assertTrue(heard.size() <= 2, heard.toString());
    }

    @Test
    void aFolderThatGoesAwayIsAChangeAndTheEnd() throws Exception {
        Path inner = Files.createDirectory(root.resolve("inner"));
        watch = LocalWatch.start(inner, new FilterMatcher(FilterRules.ALL), () -> heard.add("changed"),
                failure -> heard.add("lost"));
        Files.delete(inner);
        while (!heard.take().equals("lost")) {
            // A change or two before.
        }
    }

    @Test
    void aFolderThatIsNotThereCannotBeWatched() {
        assertThrows(IOException.class, () -> LocalWatch.start(root.resolve("gone"),
                new FilterMatcher(FilterRules.ALL), () -> {}, failure -> {}));
    }
}
