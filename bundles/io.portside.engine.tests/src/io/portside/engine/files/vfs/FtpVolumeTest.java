package io.portside.engine.files.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.route.RouteMemory;
import io.portside.testkit.Rule;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

/** The contract over FTP, with one session so that a call that kept its session would be noticed. */
class FtpVolumeTest extends VolumeContract {
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final VfsVolumes volumes = new VfsVolumes("here");
    private FtpSite site;
    private Volume volume;

    @BeforeEach
    void connect() {
        server.tree().folder("/area/test");
        server.home("/area");
        site = new FtpSite(FtpSiteSettings.of(server.host(), server.port(), "user").withMaxSessions(1),
                () -> "secret".toCharArray(), RouteMemory.inMemory(), event -> {});
        volume = volumes.forSite("site-1", "My site", site);
    }

    @AfterEach
    void close() {
        site.close();
        volumes.forget(volume);
        volumes.close();
        server.close();
        assertEquals(List.of(), server.complaints());
    }

    @Override
    Volume volume() {
        return volume;
    }

    @Override
    VolumePath folder() {
        return VolumePath.parse("/area/test");
    }

    @Test
    void isTheSite() throws Exception {
        assertEquals("site-1", volume.id());
        assertEquals("My site", volume.label());
        assertTrue(volume.remote());
        assertEquals(VolumePath.parse("/area"), volume.home(NEVER));
        assertEquals(1, volume.parallelism());
    }

    @Test
    void listingAFolderAsksForNoFile() throws Exception {
        for (int i = 0; i < 20; i++) {
            write(folder().child("f" + i), Content.of("x"), false);
        }
        long stats = server.count("MLST") + server.count("SIZE") + server.count("MDTM");
        long listings = server.listings();
        assertEquals(20, volume.list(folder(), NEVER).entries().size());
        assertEquals(1, server.listings() - listings);
        assertEquals(stats, server.count("MLST") + server.count("SIZE") + server.count("MDTM"));
    }

    @Test
    void rowsCanBeSeenWhileTheListingStillComes() throws Exception {
        volume.list(folder(), NEVER);
        Trigger seen = new Trigger();
        server.on("MLSD").sendsThenHolds("type=file;size=1; first\r\n", seen, "type=dir; second\r\n");
        List<String> rows = new ArrayList<>();
        List<String> doubts = volume.list(folder(), new Volume.EntrySink() {
            @Override
            public void entries(List<Entry> batch) {
                batch.forEach(entry -> rows.add(entry.name()));
                // The server sends the rest, and ends, only now.
                seen.fire();
            }

            @Override
            public void takenBack() {
                rows.clear();
            }
        }, NEVER);
        assertEquals(List.of("first", "second"), rows);
        assertEquals(List.of(), doubts);
    }

    @Test
    void aRefusedListingIsAnError() throws Exception {
        volume.list(folder(), NEVER);
        server.on("MLSD").reply("550 Permission denied.");
        assertProblem(ProblemKind.NO_PERMISSION, () -> volume.list(folder(), NEVER));
    }

    /** Apache FtpServer says 550 to whatever fails in it; once a loaded one said so of its root. */
    @Test
    void aRootIsNeverSaidToBeMissing() throws Exception {
        volume.list(folder(), NEVER);
        for (String verb : List.of("MLSD", "MLST", "CWD", "SIZE", "MDTM", "RNFR")) {
            server.on(verb).reply("550 /: no such file or directory");
        }
        assertProblem(ProblemKind.PROTOCOL, () -> volume.list(VolumePath.ROOT, NEVER));
    }

    @Test
    void aFolderThatIsThereIsNotMissingBecauseItsListingWasRefusedSo() throws Exception {
        volume.list(folder(), NEVER);
        server.on("MLSD").reply("550 No such file or directory");
        assertProblem(ProblemKind.PROTOCOL, () -> volume.list(folder(), NEVER));
    }

    @Test
    void aListingWithoutEndIsAnError() throws Exception {
        for (int i = 0; i < 20; i++) {
            write(folder().child("f" + i), Content.of("x"), false);
        }
        server.on("MLSD").cutDataAfter(100, Rule.Cut.RST);
        assertThrows(ProblemException.class, () -> volume.list(folder(), NEVER));
    }

    @Test
    void aDownloadThatIsCutNeverLooksWhole() throws Exception {
        write(folder().child("f"), Content.of(new byte[300_000]), false);
        server.on("RETR").cutDataAfter(100_000, Rule.Cut.FIN);
        try (InputStream in = volume.read(folder().child("f"), NEVER)) {
            assertThrows(java.io.IOException.class, in::readAllBytes);
        }
    }

    @Test
    void namesThatCannotGoOnTheWireAreRefused() {
        for (String name : List.of("line\nfeed", "return\r", "nul\0")) {
            assertProblem(ProblemKind.NAME_REFUSED, () -> write(folder().child(name), Content.of("x"), false));
            assertProblem(ProblemKind.NAME_REFUSED, () -> volume.makeFolder(folder().child(name), NEVER));
        }
    }

    @Test
    void theRootNeedsNoQuestion() throws Exception {
        assertEquals(EntryKind.FOLDER, volume.stat(VolumePath.ROOT, NEVER).orElseThrow().kind());
        assertEquals(0, server.sessionCount());
    }

    @Test
    void tellsWhatAFolderThatIsAFileIs() throws Exception {
        write(folder().child("f"), Content.of("x"), false);
        assertProblem(ProblemKind.NOT_A_FOLDER, () -> volume.list(folder().child("f"), NEVER));
    }

    @Test
    void bytesThatAreNoUtf8Survive() throws Exception {
        server.charset(java.nio.charset.StandardCharsets.ISO_8859_1);
        String name = "na\uDCEFve";
        write(folder().child(name), Content.of("x"), false);
        assertEquals(List.of(name), names(folder()));
        assertEquals("x", text(folder().child(name)));
    }

    @Test
    void aServerWithoutMachineListingsTellsTheSame() throws Exception {
        server.without("MLST");
        write(folder().child("f"), Content.of("12345").at(TIME), false);
        assertEquals(OptionalLong.of(5), find(volume.list(folder(), NEVER), "f").size());
        assertTrue(find(volume.list(folder(), NEVER), "f").coarseTime());
        assertEquals(Optional.empty(), volume.stat(folder().child("g"), NEVER));
        assertEquals(EntryKind.FILE, volume.stat(folder().child("f"), NEVER).orElseThrow().kind());
        assertProblem(ProblemKind.NOT_FOUND, () -> volume.list(folder().child("g"), NEVER));
    }

    @Test
    void aServerThatSetsNoTimesSaysSo() throws Exception {
        server.without("MFMT");
        server.on("MDTM").reply("550 no");
        assertFalse(volume.write(folder().child("f"), Content.of("x").at(TIME), false, moved -> {}, NEVER));
    }

    @Test
    void aFullServerIsToldAsThat() throws Exception {
        write(folder().child("f"), Content.of("old"), false);
        server.on("STOR").reply("452 No space left on device");
        assertProblem(ProblemKind.NO_SPACE, () -> write(folder().child("f"), Content.of("new"), true));
        assertEquals("old", text(folder().child("f")));
    }
}
