package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final int NUMBERED = 180;
    @TempDir
    private Path directory;

    private static SampleTree tree() {
        // Without a backslash, which Pure-FTPd prohibits, and a space at the end, of which it makes an underscore.
        SampleTree tree = SampleTree.names().file("say \"hello\".txt", 10).file(" leading space", 13)
                .file("colon: star* ask?.txt", 14).file("<angle|pipe>.txt", 15);
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

    private static void assertSameFacts(Path one, Path other) throws IOException {
        Map<String, FileFacts> expected = facts(one);
        Map<String, FileFacts> found = facts(other);
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            if (!Objects.equals(expected.get(name), found.get(name))) {
                differences.add(name + ": " + expected.get(name) + " became " + found.get(name));
            }
        }
        assertEquals(List.of(), differences);
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
        String folder = "up load " + server;
        Path source = directory.resolve(folder);
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
            assertSameFacts(source, lab.home().resolve(folder));
            assertSame(tree, lab.home().resolve(folder));
            TransferSnapshot down = harness.copy(remote, volumes.local(), target.toString(),
                    home.child(folder).toString());
            assertDone(down, tree);
            assertSameFacts(source, target.resolve(folder));
            assertSame(tree, target.resolve(folder));
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
