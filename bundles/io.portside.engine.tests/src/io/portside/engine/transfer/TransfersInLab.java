package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.route.RouteMemory;
import io.portside.testkit.SampleTree;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** A folder of 200 files goes up and comes down again through a firewall that swallows active data connections. */
@InTopology(Topology.CLIENT_FIREWALL)
class TransfersInLab {
    private static final String FOLDER = "up load";
    private static final int NUMBERED = 178;
    @TempDir
    private Path directory;

    private static SampleTree tree() {
        SampleTree tree = SampleTree.hardNames();
        for (int i = 0; i < NUMBERED; i++) {
            tree = tree.file("numbered/sub " + i % 5 + "/file-" + i, i * i * 7);
        }
        return tree;
    }

    private record FileFacts(boolean folder, long size, Instant modified) {}

    private static Map<String, FileFacts> facts(Path root) throws IOException {
        Map<String, FileFacts> facts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                boolean folder = Files.isDirectory(path);
                facts.put(root.relativize(path).toString(),
                        folder
                                ? new FileFacts(true, 0, Instant.EPOCH)
                                : new FileFacts(false, Files.size(path),
                                        Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS)));
            }
        }
        return facts;
    }

    private static void assertSame(SampleTree tree, Path there) throws IOException {
        for (Map.Entry<String, byte[]> file : tree.contents().entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(there.resolve(file.getKey())), file.getKey());
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void twoHundredFilesUpAndDown(LabServer server) throws Exception {
        SampleTree tree = tree();
        Path source = directory.resolve(FOLDER);
        tree.writeTo(source);
        Lab lab = Lab.current();
        lab.serve(server);
        Path target = Files.createDirectory(directory.resolve("down"));
        try (VfsVolumes volumes = new VfsVolumes("here");
                FtpSite site = new FtpSite(FtpSiteSettings.of(lab.host(), lab.port(), lab.user()), lab::password,
                        RouteMemory.inMemory(), event -> {});
                QueueHarness harness = new QueueHarness()) {
            Volume remote = volumes.forSite("lab", "lab", site);
            VolumePath home = remote.home(CancelToken.never());
            TransferSnapshot up = harness.copy(volumes.local(), remote, home.toString(), source.toString());
            assertDone(up, tree);
            assertEquals(facts(source), facts(lab.home().resolve(FOLDER)));
            assertSame(tree, lab.home().resolve(FOLDER));
            TransferSnapshot down = harness.copy(remote, volumes.local(), target.toString(),
                    home.child(FOLDER).toString());
            assertDone(down, tree);
            assertEquals(facts(source), facts(target.resolve(FOLDER)));
            assertSame(tree, target.resolve(FOLDER));
        }
    }

    private static void assertDone(TransferSnapshot end, SampleTree tree) {
        assertEquals(List.of(), end.failures());
        assertEquals(State.DONE, end.state());
        assertEquals(tree.contents().size(), end.filesDone());
        assertEquals(tree.contents().values().stream().mapToLong(bytes -> bytes.length).sum(), end.bytesDone());
        assertEquals(0, end.untimed());
    }
}
