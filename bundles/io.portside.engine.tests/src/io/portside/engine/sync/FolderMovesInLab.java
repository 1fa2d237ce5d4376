package io.portside.engine.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.profile.Site;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;
import io.portside.ftp.cancel.CancelToken;

/** What real servers make of folders that move whole, back again, and of versions that are cleared. */
@InTopology(Topology.OPEN)
@SuppressWarnings("resource") // The house closes the engine.
class FolderMovesInLab {
    @TempDir
    private Path directory;
    private final Lab lab = Lab.current();
    private SyncHarness house;
    private Path local;
    private Path there;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    private SyncPair open(LabServer server, SyncRules rules) throws Exception {
        local = Files.createDirectory(directory.resolve("site"));
        lab.serve(server);
        house = new SyncHarness(directory.resolve("state"), lab::password);
        house.engine().store().save(Site.of("lab", "Lab", lab.host(), lab.port(), lab.user()));
        there = lab.home().resolve("site");
        return SyncPair.of("Pair", new SyncEnd(SyncEnd.LOCAL, local.toRealPath().toString()),
                new SyncEnd("lab", "/site"), rules);
    }

    private void write(String path, String content) throws IOException {
        Path file = local.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Which folder it is on the server's disk: one that was made anew is another one. */
    private static Object identity(Path folder) throws IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void aFolderIsRenamedAndBack(LabServer server) throws Exception {
        SyncPair pair = open(server, SyncRules.DEFAULT);
        for (int i = 0; i < 12; i++) {
            write("album/picture-" + i + ".jpg", "picture " + i);
            write("album/raw files/" + i + ".raw", "raw " + i);
        }
        write("index.html", "index");
        house.synchronise(pair);
        Object album = identity(there.resolve("album"));
        Files.createDirectory(local.resolve("2024"));
        Files.move(local.resolve("album"), local.resolve("2024/holiday"));
        SyncReport report = house.synchronise(pair);
        assertEquals(SyncHarness.tree(local), SyncHarness.tree(there));
        assertEquals(album, identity(there.resolve("2024/holiday")));
        assertTrue(house.plan(pair).nothingToDo());
        long run = report.summary().id();
        house.engine().synchroniser().undo(pair, run,
                house.engine().synchroniser().planUndo(pair, run, CancelToken.never()), SyncListener.NONE,
                new Pause(), CancelToken.never());
        assertEquals(album, identity(there.resolve("album")));
        assertEquals("raw 7", Files.readString(there.resolve("album/raw files/7.raw")));
        house.synchronise(pair);
        assertEquals(SyncHarness.tree(local), SyncHarness.tree(there));
        assertTrue(house.plan(pair).nothingToDo());
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void oldVersionsAreCleared(LabServer server) throws Exception {
        SyncPair pair = open(server, SyncRules.DEFAULT.withDeletion(DeletionPolicy.VERSIONS)
                .withKeep(new KeepRules(OptionalInt.empty(), OptionalInt.of(2), OptionalInt.empty())));
        long cleared = 0;
        for (int i = 0; i < 6; i++) {
            write("docs/page.html", "version " + i + " " + "x".repeat(i));
            cleared += house.synchronise(pair).cleared().stream().filter(ClearedFile::gone).count();
        }
        assertEquals(3, cleared);
        try (Stream<Path> kept = Files.list(there.resolve(".portside-versions/docs"))) {
            assertEquals(2, kept.count());
        }
        assertTrue(house.plan(pair).nothingToDo());
    }
}
