package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.Volume;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.route.RouteMemory;
import io.portside.testkit.ScriptedFtpServer;

/** Downloads from a server that wants its files elsewhere: nothing leaves the target folder. */
@SuppressWarnings("resource") // The harness hands out itself and its queue, and closes both.
class HostileNamesTest {
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final VfsVolumes volumes = new VfsVolumes("here");
    private final QueueHarness harness = new QueueHarness().answering(ExistsPrompt.Choice.REPLACE, true);
    @TempDir
    private Path directory;
    private Path target;
    private Path outside;
    private FtpSite site;
    private Volume remote;

    @BeforeEach
    void connect() throws IOException {
        target = Files.createDirectory(directory.resolve("target"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        site = new FtpSite(FtpSiteSettings.of(server.host(), server.port(), "user"), () -> "secret".toCharArray(),
                RouteMemory.inMemory(), event -> { /* unheard */ });
        remote = volumes.forSite("hostile", "Hostile", site);
        server.tree().file("/web/good", "good".getBytes()).file("/web/evil/precious", "EVIL".getBytes())
                .file("/web/evil/new", "EVIL".getBytes());
    }

    @AfterEach
    void close() {
        harness.close();
        site.close();
        volumes.forget(remote);
        volumes.close();
        server.close();
    }

    private void nothingIsOutside() throws IOException {
        try (Stream<Path> files = Files.list(outside)) {
            assertEquals(List.of("precious"), files.map(file -> file.getFileName().toString()).toList());
        }
        assertEquals("precious", Files.readString(outside.resolve("precious")));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of("outside", "target"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void namesThatArePathsAreLeftOutAndTheFolderIsNotCalledComplete() throws Exception {
        server.on("MLSD").withArgument("").sendsLines("type=file;size=4; good", "type=file;size=4; ../outside/precious",
                "type=file;size=4; " + outside + "/precious", "type=dir; ..", "type=dir; ../outside",
                "type=file;size=4; nul\0",
                "type=file;size=4; cr\rx");
        TransferSnapshot end = harness.copy(remote, volumes.local(), target.toString(), "/web");
        nothingIsOutside();
        assertEquals("good", Files.readString(target.resolve("web/good")));
        assertTrue(end.failures().stream().anyMatch(f -> f.toString().contains("LISTING_INCOMPLETE")), () -> "" + end);
    }

    @Test
    void aLinkThatAnEarlierDownloadBroughtIsNotFollowedIntoAnotherFolder() throws Exception {
        Files.createDirectory(target.resolve("web"));
        Files.createSymbolicLink(target.resolve("web/evil"), outside);
        harness.copy(remote, volumes.local(), target.toString(), "/web");
        nothingIsOutside();
        assertEquals("good", Files.readString(target.resolve("web/good")));
        assertTrue(Files.isSymbolicLink(target.resolve("web/evil")));
    }

    @Test
    void aLinkAndAFolderOfOneNameDoNotLeadOutTogether() throws Exception {
        for (int i = 0; i < 5; i++) {
            String name = "round" + i;
            server.tree().file("/" + name + "/good", "good".getBytes()).file("/" + name + "/evil/precious",
                    "EVIL".getBytes());
            server.on("MLSD").times(1).sendsLines("type=OS.unix=slink:" + outside + ";size=1; evil",
                    "type=file;size=4; good",
                    "type=dir; evil");
            // The folder's own listing is the first one; that of "evil" is as usual.
            harness.copy(remote, volumes.local(), target.toString(), "/" + name);
            nothingIsOutside();
        }
    }

    @Test
    void aDownloadedFileReplacesALinkAndNotWhatItPointsTo() throws Exception {
        Files.createDirectory(target.resolve("web"));
        Files.createSymbolicLink(target.resolve("web/good"), outside.resolve("precious"));
        harness.copy(remote, volumes.local(), target.toString(), "/web");
        nothingIsOutside();
        assertTrue(Files.isRegularFile(target.resolve("web/good"), LinkOption.NOFOLLOW_LINKS));
    }
}
