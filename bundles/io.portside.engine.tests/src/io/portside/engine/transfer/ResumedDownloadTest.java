package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;
import io.portside.ftp.transfer.FileHash;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.ScriptedFtpServer;

/** A download goes on where it broke, and never with bytes of another file. */
@Timeout(60)
class ResumedDownloadTest {
    private static final int SIZE = 3_000_000;
    private static final int CUT = 2_000_000;
    @TempDir
    private Path directory;
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final byte[] content = bytes(1);
    private TransferSettings settings = TransferSettings.DEFAULT;

    ResumedDownloadTest() {
        server.tree().file("/f", content);
    }

    @AfterEach
    void close() {
        server.close();
        assertEquals(List.of(), server.complaints());
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private TransferSnapshot download() throws Exception {
        try (VfsVolumes volumes = new VfsVolumes("here");
                FtpSite site = new FtpSite(
                        FtpSiteSettings.of(server.host(), server.port(), "user").withTransfer(settings),
                        () -> "secret".toCharArray(), RouteMemory.inMemory(), event -> {});
                QueueHarness harness = new QueueHarness()) {
            return harness.copy(volumes.forSite("site", "site", site), volumes.local(), directory.toString(), "/f");
        }
    }

    private void assertWhole() throws Exception {
        assertArrayEquals(content, Files.readAllBytes(directory.resolve("f")));
    }

    private void assertNothing() throws Exception {
        try (var files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private boolean restarted() {
        return server.transcript().stream().anyMatch(line -> line.contains("C: REST "));
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = {"FIN", "RST"})
    void itGoesOnWhereItBroke(Cut cut) throws Exception {
        server.on("RETR").times(2).cutDataAfter(CUT, cut);
        TransferSnapshot end = download();
        assertEquals(State.DONE, end.state(), end.toString());
        assertEquals(SIZE, end.bytesDone());
        assertWhole();
        // A reset may take with it what had come.
        assertTrue(restarted() || cut == Cut.RST);
    }

    @Test
    void aFileThatChangedMeanwhileIsNotPutTogether() throws Exception {
        // After the break the size is the same and the bytes are not.
        server.on("RETR").times(1).cutDataAfter(CUT, Cut.FIN).sends(bytes(2));
        TransferSnapshot end = download();
        assertEquals(List.of(QueueHarness.failure(ProblemKind.SOURCE_CHANGED, "/f")), QueueHarness.failures(end));
        assertNothing();
    }

    @Test
    void withoutRestItBeginsAgainAndPassesOverWhatCame() throws Exception {
        server.on("RETR").times(1).cutDataAfter(CUT, Cut.FIN);
        server.on("REST").reply("502 no REST");
        assertEquals(State.DONE, download().state());
        assertWhole();
    }

    @Test
    void aResumedFileIsComparedByChecksum() throws Exception {
        server.features("EPSV", "SIZE", "MDTM", "REST STREAM", "UTF8", "MLST type*;size*;modify*;", "XSHA256");
        server.on("XSHA256").reply("250 " + FileHash.of("SHA-256", new java.io.ByteArrayInputStream(content)).hex());
        server.on("RETR").times(1).cutDataAfter(CUT, Cut.FIN);
        assertEquals(State.DONE, download().state());
        assertWhole();
        assertEquals(1, server.count("XSHA256"));
    }

    @Test
    void anUnbrokenFileIsNotUnlessThatIsWanted() throws Exception {
        server.features("EPSV", "SIZE", "MDTM", "REST STREAM", "UTF8", "MLST type*;size*;modify*;", "XSHA256");
        assertEquals(State.DONE, download().state());
        assertEquals(0, server.count("XSHA256"));
        assertFalse(restarted());
    }

    @Test
    void aWrongChecksumIsNeverGood() throws Exception {
        settings = settings.withVerify(Verify.ALWAYS);
        server.features("EPSV", "SIZE", "MDTM", "REST STREAM", "UTF8", "MLST type*;size*;modify*;", "XMD5");
        server.on("XMD5").reply("250 \"/f\" 0123456789abcdef0123456789ABCDEF");
        TransferSnapshot end = download();
        assertEquals(List.of(QueueHarness.failure(ProblemKind.CONTENT_DIFFERS, "/f")), QueueHarness.failures(end));
        assertNothing();
    }
}
