package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

/** Odd transfers: what broke is never called good, and the old file is there until the new one is whole. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OddTransfersTest {
    private static final byte[] NEW = new byte[300_000];

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @BeforeEach
    void fill() throws Exception {
        Arrays.fill(NEW, (byte) 'n');
        server.tree().file("/folder/big", new byte[500_000]);
        odd.list("/folder");
    }

    @AfterEach
    void close() {
        odd.close();
    }

    private void oldIsThere() {
        assertEquals("aaa", odd.content("/folder/a"));
        assertEquals(List.of("a", "b", "big", "sub"), odd.names("/folder"));
    }

    private void newIsThere() {
        assertEquals(NEW.length, server.tree().content("/folder/a").length);
        assertEquals('n', server.tree().content("/folder/a")[0]);
        assertEquals(List.of("a", "b", "big", "sub"), odd.names("/folder"));
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = {"FIN", "RST"})
    void aDownloadThatIsCut(Cut cut) {
        server.on("RETR").cutDataAfter(100_000, cut);
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/big", 0));
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = {"FIN", "RST"})
    void aDownloadThatIsCutAndCalledGood(Cut cut) {
        server.on("RETR").cutDataAfter(100_000, cut).finalReply("226 Transfer complete");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/big", 0));
    }

    @Test
    void aDownloadThatIsLongerThanItsFile() {
        server.on("RETR").sends(new byte[500_001]);
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/big", 0));
    }

    @Test
    void aDownloadWithoutAFinalReplyEndsWithTheControlConnection() throws Exception {
        server.on("RETR").withoutFinalReply();
        Trigger sent = server.when(0, "D: sent 500000");
        Thread firewall = new Thread(() -> {
            try {
                sent.await();
                server.crash();
                // When no byte had come through yet the core asks once more, on a session that would never end.
                server.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        firewall.start();
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/big", 0));
        firewall.join();
    }

    @Test
    void aFileThatIsRefused() throws Exception {
        server.on("RETR").withArgument(".*big").reply("550 Permission denied");
        assertEquals(550,
                assertThrows(CommandRefusedException.class, () -> odd.retrieve("/folder/big", 0)).reply().code());
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
    }

    @Test
    void aRestThatIsRefusedSendsNothingFromTheBeginning() {
        server.on("REST").reply("502 not implemented");
        assertThrows(CommandRefusedException.class, () -> odd.retrieve("/folder/big", 1000));
        assertEquals(0, server.transcript().stream().filter(l -> l.contains("D: sent 5")).count());
    }

    @Test
    void aRestBeyondTheEnd() throws Exception {
        assertEquals("bb", odd.retrieve("/folder/b", 2));
        assertEquals("", odd.retrieve("/folder/b", 4));
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = {"FIN", "RST"})
    void anUploadThatIsCutOnceIsRepeated(Cut cut) throws Exception {
        server.on("STOR").times(1).cutDataAfter(100_000, cut);
        odd.upload("/folder/a", NEW, true);
        newIsThere();
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = {"FIN", "RST"})
    void anUploadThatIsAlwaysCutLeavesTheOldFile(Cut cut) {
        server.on("STOR").cutDataAfter(10_000, cut);
        assertThrows(FtpException.class, () -> odd.upload("/folder/a", NEW, true));
        oldIsThere();
    }

    @Test
    void anUploadThatIsCutAndCalledGoodLeavesTheOldFile() {
        // So early that resuming, where the break was noticed first, does not come to the end either.
        server.on("STOR").cutDataAfter(10_000, Cut.FIN).finalReply("226 Transfer complete");
        assertThrows(FtpException.class, () -> odd.upload("/folder/a", NEW, true));
        oldIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"552 Disk full", "452 Disk full", "553 name not allowed", "550 Permission denied",
            "532 account",
            "451 local error"})
    void aRefusedUploadLeavesTheOldFile(String reply) throws Exception {
        server.on("STOR").reply(reply);
        assertThrows(FtpException.class, () -> odd.upload("/folder/a", NEW, true));
        oldIsThere();
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"552 Disk full", "452 Disk full", "551 error", "426 broken"})
    void anUploadThatFailsAtItsEndLeavesTheOldFile(String reply) {
        server.on("STOR").finalReply(reply);
        assertThrows(FtpException.class, () -> odd.upload("/folder/a", NEW, true));
        oldIsThere();
    }

    @Test
    void theDataRouteBreaksAtTheUpload() throws Exception {
        server.on("PORT").reply("500 not any more");
        server.on("EPRT").reply("500 not any more");
        odd.upload("/folder/a", NEW, true);
        newIsThere();
        assertFalse(odd.route().active());
    }

    @Test
    void repliesToAnUploadInAnyOrder() throws Exception {
        server.on("STOR").no150();
        odd.upload("/folder/a", NEW, true);
        newIsThere();
    }

    @Test
    void renamingOntoAFileIsRefused() throws Exception {
        server.on("RNTO").withArgument("/folder/a").times(1).reply("553 File exists");
        odd.upload("/folder/a", NEW, true);
        newIsThere();
    }

    @Test
    void renamingIsNeverAllowed() {
        server.on("RNTO").reply("550 no");
        assertThrows(FtpException.class, () -> odd.upload("/folder/a", NEW, true));
        oldIsThere();
    }

    @Test
    void theControlConnectionEndsAfterTheRename() throws Exception {
        server.on("RNTO").times(1).closeControl();
        odd.upload("/folder/a", NEW, true);
        newIsThere();
    }

    @Test
    void timesCannotBeSet() throws Exception {
        server.on("MFMT").reply("500 what?");
        server.on("MDTM").withArgument("[0-9]{14} .*").reply("550 no");
        server.on("SITE").reply("500 what?");
        assertFalse(odd.upload("/folder/a", NEW, true));
        newIsThere();
    }

    /** It says yes and does nothing: noticed with the first file, and nobody is told of times that are not there. */
    @Test
    void timesAreNotSetAlthoughTheServerSaysSo() throws Exception {
        server.on("MFMT").reply("213 Modify=20240229235958; as you like");
        assertFalse(odd.upload("/folder/a", NEW, true));
        newIsThere();
        long asked = server.count("MFMT");
        assertFalse(odd.upload("/folder/b", NEW, true));
        assertEquals(asked, server.count("MFMT"), "not asked for again");
    }

    @Test
    void aTimeIsReadBackOnceAndNotForEachFile() throws Exception {
        assertTrue(odd.upload("/folder/a", NEW, true));
        long asked = server.count("MDTM");
        assertTrue(odd.upload("/folder/b", NEW, true));
        assertTrue(odd.upload("/folder/c", NEW, true));
        assertEquals(asked, server.count("MDTM"));
    }

    @Test
    void timesAreKept() throws Exception {
        assertTrue(odd.upload("/folder/a", NEW, true));
        assertEquals("2024-02-29T23:59:58Z", server.tree().get("/folder/a").orElseThrow().modified().toString());
    }

    @Test
    void sizesAreUnknown() throws Exception {
        server.on("SIZE").reply("500 what?");
        odd.upload("/folder/a", NEW, true);
        newIsThere();
    }

    @Test
    void whatIsThereIsNotReplacedUnasked() {
        assertThrows(TargetExistsException.class, () -> odd.upload("/folder/a", NEW, false));
        assertThrows(TargetExistsException.class,
                () -> odd.site().rename("/folder/b", "/folder/a", OddServer.NEVER));
        oldIsThere();
    }

    @Test
    void aFolderIsInTheWay() {
        assertThrows(FtpException.class, () -> odd.upload("/folder/sub", NEW, true));
        oldIsThere();
    }

    @Test
    void theFolderIsGone() {
        assertThrows(FtpException.class, () -> odd.upload("/nowhere/a", NEW, true));
    }

    @Test
    void aCancelledDownloadLeavesAUsableSite() throws Exception {
        server.on("RETR").withArgument(".*big").cutDataAfter(100_000, Cut.SILENCE);
        CancelToken cancel = new CancelToken();
        assertThrows(OperationCancelledException.class, () -> odd.site().retrieve("/folder/big", 0, new Sink() {
            @Override
            public int write(ByteBuffer bytes) {
                cancel.cancel();
                return super.write(bytes);
            }
        }, TransferProgress.NONE, cancel));
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
    }

    @Test
    void aCancelledUploadLeavesTheOldFile() throws Exception {
        server.on("STOR").times(1).cutDataAfter(100_000, Cut.SILENCE);
        CancelToken cancel = new CancelToken();
        assertThrows(OperationCancelledException.class,
                () -> odd.site().upload("/folder/a", OddServer.source(NEW), true,
                        bytes -> cancel.cancel(), cancel));
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
        assertEquals("aaa", odd.content("/folder/a"));
    }

    private static class Sink implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) {
            int count = bytes.remaining();
            bytes.position(bytes.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
