package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

@SuppressWarnings("resource") // Visit closes its sessions.
class FileTransfersTest {
    private static final byte[] CONTENT = new SampleTree.Item("content", false, 1_500_000, null).content();

    private final Visit visit = new Visit();
    private final ScriptedFtpServer server = visit.server;

    @BeforeEach
    void fill() {
        server.tree().file("/f", CONTENT);
    }

    @AfterEach
    void close() {
        visit.close();
    }

    @ParameterizedTest
    @EnumSource(value = Route.class, names = {"ACTIVE_PORT", "PASSIVE_EPSV"})
    void bothWaysFromAnOffset(Route route) throws Exception {
        FtpSession session = visit.open();
        for (int offset : new int[]{0, 1, 999_999, CONTENT.length}) {
            assertArrayEquals(Arrays.copyOfRange(CONTENT, offset, CONTENT.length),
                    Visit.retrieve(session, "/f", offset, route));
            server.tree().file("/g", Arrays.copyOf(CONTENT, offset));
            Visit.store(session, "/g", offset, Arrays.copyOfRange(CONTENT, offset, CONTENT.length), route);
            assertArrayEquals(CONTENT, server.tree().content("/g"));
        }
        List<String> commands = server.commands(1);
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).startsWith("REST")) {
                assertTrue(commands.get(i + 1).matches("(RETR|STOR) .*"), "REST goes directly before");
            }
        }
        assertTrue(session.usable());
    }

    @ParameterizedTest
    @EnumSource(value = Route.class, names = {"ACTIVE_PORT", "PASSIVE_EPSV"})
    void anEmptyFileIsAFile(Route route) throws Exception {
        FtpSession session = visit.open();
        assertEquals(0, Visit.store(session, "/empty", 0, new byte[0], route));
        assertEquals(0, Visit.retrieve(session, "/f", CONTENT.length, route).length);
        assertTrue(session.usable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/with space", "/ two  spaces ", "/-dash", "/\u00fcml\u00e4ut \u65e5\u672c",
            "/it's [x]{y}*?",
            "/say \"hello\"", "/100% & \\ more"})
    void namesArriveAsTheyAre(String path) throws Exception {
        FtpSession session = visit.open();
        Visit.store(session, path, 0, CONTENT, Route.PASSIVE_EPSV);
        assertArrayEquals(CONTENT, server.tree().content(path));
        assertArrayEquals(CONTENT, Visit.retrieve(session, path, 0, Route.ACTIVE_PORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\r\nDELE f", "/a\nb", "/a\0b"})
    void aNameThatWouldEndTheLineIsRefusedBeforeAnythingIsSent(String path) throws Exception {
        FtpSession session = visit.open();
        int before = server.commands(1).size();
        assertThrows(BadArgumentException.class, () -> Visit.retrieve(session, path, 0, Route.PASSIVE_EPSV));
        assertThrows(BadArgumentException.class,
                () -> Visit.store(session, path, 0, CONTENT, Route.PASSIVE_EPSV));
        assertThrows(BadArgumentException.class,
                () -> session.list(path, Route.PASSIVE_EPSV, Visit.PATIENT, Visit.NEVER));
        assertThrows(BadArgumentException.class, () -> session.rename("/f", path, Visit.NEVER));
        assertThrows(BadArgumentException.class, () -> session.stat(path, Visit.NEVER));
        assertEquals(before, server.commands(1).size());
        assertTrue(session.usable());
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_PORT,FIN,100000", "ACTIVE_PORT,RST,100000", "PASSIVE_EPSV,FIN,1", "PASSIVE_EPSV,RST,700000"})
    void aCutDownloadIsBroken(Route route, Cut cut, int bytes) throws Exception {
        server.on("RETR").cutDataAfter(bytes, cut);
        FtpSession session = visit.open();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        FtpException broken = assertThrows(FtpException.class, () -> session.retrieve("/f", 0, Channels.newChannel(got),
                route, Visit.PATIENT, TransferProgress.NONE, Visit.NEVER));
        if (got.size() > 0) {
            assertEquals(got.size(), ((TransferBrokenException) broken).bytesMoved());
        } else {
            // The reset overtook the bytes: nothing has moved.
            assertTrue(broken instanceof RouteFailedException, broken.toString());
        }
        assertTrue(got.size() <= bytes);
        assertTrue(session.usable(), "the 426 was heard");
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_PORT,FIN", "PASSIVE_EPSV,RST"})
    void aCutUploadIsBroken(Route route, Cut cut) throws Exception {
        server.on("STOR").cutDataAfter(100_000, cut);
        FtpSession session = visit.open();
        assertThrows(TransferBrokenException.class,
                () -> Visit.store(session, "/g", 0, CONTENT, route));
        assertTrue(session.usable(), "the 426 was heard");
    }

    @Test
    void aShortDownloadWithA226IsBroken() throws Exception {
        server.on("RETR").sends(Arrays.copyOf(CONTENT, 1000));
        FtpSession session = visit.open();
        TransferBrokenException broken = assertThrows(TransferBrokenException.class,
                () -> Visit.retrieve(session, "/f", 0, Route.PASSIVE_EPSV));
        assertEquals(1000, broken.bytesMoved());
        assertTrue(session.usable());
    }

    @Test
    void moreThanThereIsFailsTheCheck() throws Exception {
        server.on("RETR").sends(Arrays.copyOf(CONTENT, CONTENT.length + 5));
        FtpSession session = visit.open();
        VerificationFailedException failed = assertThrows(VerificationFailedException.class,
                () -> Visit.retrieve(session, "/f", 0, Route.PASSIVE_EPSV));
        assertEquals(CONTENT.length, failed.expected());
        assertEquals(CONTENT.length + 5, failed.found());
    }

    @Test
    void aFileThatGrewMeanwhileIsJudgedByItsSizeNow() throws Exception {
        Trigger grown = new Trigger();
        server.tree().file("/f", new byte[12]);
        server.on("RETR").holdUntil(grown);
        FtpSession session = visit.open();
        CompletableFuture<byte[]> transfer = Visit
                .meanwhile(() -> Visit.retrieve(session, "/f", 0, Route.PASSIVE_EPSV));
        server.awaitLine(1, "S: 213.*");
        server.tree().file("/f", CONTENT);
        grown.fire();
        assertArrayEquals(CONTENT, transfer.join());
        assertEquals(2, server.count("SIZE"));
    }

    @Test
    void aServerWithoutSizeIsTakenAtItsWord() throws Exception {
        server.without("SIZE");
        FtpSession session = visit.open();
        assertArrayEquals(CONTENT, Visit.retrieve(session, "/f", 0, Route.PASSIVE_EPSV));
    }

    @Test
    void aRefusedRestStoresNothing() throws Exception {
        server.on("REST").reply("502 no");
        FtpSession session = visit.open();
        assertEquals("REST", assertThrows(CommandRefusedException.class,
                () -> Visit.store(session, "/f", 10, CONTENT, Route.ACTIVE_PORT)).verb());
        assertEquals("REST", assertThrows(CommandRefusedException.class,
                () -> Visit.retrieve(session, "/f", 10, Route.PASSIVE_EPSV)).verb());
        assertEquals(0, server.count("STOR") + server.count("RETR"));
        assertArrayEquals(CONTENT, server.tree().content("/f"));
        assertTrue(session.usable());
    }

    @ParameterizedTest
    @CsvSource({"552 quota exceeded", "452 disk full"})
    void aFullDiskIsSaidAsSuch(String line) throws Exception {
        server.on("STOR").finalReply(line);
        FtpSession session = visit.open();
        CommandRefusedException refused = assertThrows(CommandRefusedException.class,
                () -> Visit.store(session, "/g", 0, CONTENT, Route.PASSIVE_EPSV));
        assertEquals(line, refused.reply().toString());
        assertTrue(session.usable());
    }

    @ParameterizedTest
    @CsvSource({"451 local error", "200 what", "350 more?"})
    void aTransferWithoutA226IsBroken(String line) throws Exception {
        server.on("STOR").finalReply(line);
        server.on("RETR").finalReply(line);
        FtpSession session = visit.open();
        assertThrows(TransferBrokenException.class,
                () -> Visit.store(session, "/g", 0, CONTENT, Route.PASSIVE_EPSV));
        assertThrows(TransferBrokenException.class,
                () -> Visit.retrieve(session, "/f", 0, Route.ACTIVE_PORT));
    }

    @Test
    void a250IsAsGoodAsA226() throws Exception {
        server.on("STOR").finalReply("250 fine");
        FtpSession session = visit.open();
        assertEquals(CONTENT.length, Visit.store(session, "/g", 0, CONTENT, Route.PASSIVE_EPSV));
    }

    @ParameterizedTest
    @ValueSource(strings = {"226 done", "550 no"})
    void successWithoutADataConnectionIsNone(String line) throws Exception {
        server.on("STOR").reply(line);
        FtpSession session = visit.open();
        FtpException failed = assertThrows(FtpException.class, () -> session.store("/g", 0,
                Channels.newChannel(new ByteArrayInputStream(CONTENT)), Route.ACTIVE_PORT, Visit.IMPATIENT,
                TransferProgress.NONE, Visit.NEVER));
        assertEquals(line.startsWith("226") ? TransferBrokenException.class : CommandRefusedException.class,
                failed.getClass());
    }

    @Test
    void theEndOfTheControlConnectionBreaksAMovingTransfer() throws Exception {
        server.on("RETR").cutDataAfter(1000, Cut.SILENCE);
        FtpSession session = visit.open();
        CountDownLatch moved = new CountDownLatch(1);
        CompletableFuture<?> transfer = Visit.meanwhile(() -> session.retrieve("/f", 0,
                Channels.newChannel(OutputStream.nullOutputStream()), Route.PASSIVE_EPSV, Visit.PATIENT,
                bytes -> moved.countDown(), Visit.NEVER));
        moved.await();
        server.crash();
        Visit.failure(TransferBrokenException.class, transfer);
        assertFalse(session.usable());
    }

    @ParameterizedTest
    @EnumSource(value = Route.class, names = {"ACTIVE_PORT", "PASSIVE_EPSV"})
    void aCancelledDownloadLeavesTheSessionUsableWhereTheServerHearsAbor(Route route) throws Exception {
        server.on("RETR").cutDataAfter(1000, Cut.SILENCE);
        FtpSession session = visit.open();
        CountDownLatch moved = new CountDownLatch(1);
        CancelToken cancel = new CancelToken();
        CompletableFuture<?> transfer = Visit.meanwhile(() -> session.retrieve("/f", 0,
                Channels.newChannel(OutputStream.nullOutputStream()), route, Visit.PATIENT, bytes -> moved.countDown(),
                cancel));
        moved.await();
        cancel.cancel();
        Visit.failure(OperationCancelledException.class, transfer);
        assertTrue(session.usable());
        assertEquals(1, server.count("ABOR"));
        assertEquals(List.of("f"), Visit.names(session, "/", route));
    }

    @Test
    void aCancelledUploadEndsWithAReset() throws Exception {
        FtpSession session = visit.open();
        CancelToken cancel = new CancelToken();
        AtomicLong moved = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 1;
            }
        };
        CompletableFuture<?> transfer = Visit.meanwhile(() -> session.store("/g", 0, Channels.newChannel(endless),
                Route.PASSIVE_EPSV, Visit.PATIENT, bytes -> {
                    if (moved.addAndGet(bytes) > 1_000_000) {
                        cancel.cancel();
                    }
                }, cancel));
        Visit.failure(OperationCancelledException.class, transfer);
        server.awaitLine(1, "(D: broken.*|S: 426.*|E: .*)");
        assertFalse(visit.only(FtpEvent.DataClosed.class).clean());
    }

    @Test
    void aServerThatNeverAnswersAfterACancelLosesTheSession() throws Exception {
        server.on("RETR").cutDataAfter(1000, Cut.SILENCE).withoutFinalReply();
        server.on("ABOR").holdUntil(new Trigger());
        FtpSession session = visit.open();
        CountDownLatch moved = new CountDownLatch(1);
        CancelToken cancel = new CancelToken();
        CompletableFuture<?> transfer = Visit.meanwhile(() -> session.retrieve("/f", 0,
                Channels.newChannel(OutputStream.nullOutputStream()), Route.PASSIVE_EPSV, Visit.PATIENT,
                bytes -> moved.countDown(), cancel));
        moved.await();
        cancel.cancel();
        Visit.failure(OperationCancelledException.class, transfer);
        assertFalse(session.usable());
    }

    @Test
    void closeFromAnotherThreadEndsATransfer() throws Exception {
        server.on("RETR").cutDataAfter(1000, Cut.SILENCE);
        FtpSession session = visit.open();
        CountDownLatch moved = new CountDownLatch(1);
        CompletableFuture<?> transfer = Visit.meanwhile(() -> session.retrieve("/f", 0,
                Channels.newChannel(OutputStream.nullOutputStream()), Route.PASSIVE_EPSV, Visit.PATIENT,
                bytes -> moved.countDown(), Visit.NEVER));
        moved.await();
        session.close();
        Visit.failure(SessionLostException.class, transfer);
        server.awaitOpenSessions(0);
    }

    @Test
    void aFullLocalDiskIsOurOwnFault() throws Exception {
        FtpSession session = visit.open();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space left");
            }
        };
        LocalFailureException failed = assertThrows(LocalFailureException.class,
                () -> session.retrieve("/f", 0, Channels.newChannel(full), Route.PASSIVE_EPSV, Visit.PATIENT,
                        TransferProgress.NONE, Visit.NEVER));
        assertEquals("no space left", failed.getCause().getMessage());
    }

    @Test
    void anUnreadableSourceIsOurOwnFaultAndNoCompleteUpload() throws Exception {
        FtpSession session = visit.open();
        InputStream broken = new InputStream() {
            private int left = 300_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("file vanished");
                }
                left--;
                return 7;
            }
        };
        LocalFailureException failed = assertThrows(LocalFailureException.class,
                () -> session.store("/g", 0, Channels.newChannel(broken), Route.PASSIVE_EPSV, Visit.PATIENT,
                        TransferProgress.NONE, Visit.NEVER));
        assertEquals("file vanished", failed.getCause().getMessage());
        server.awaitLine(1, "(D: broken.*|S: 426.*)");
    }

    @Test
    void progressAddsUp() throws Exception {
        FtpSession session = visit.open();
        AtomicLong moved = new AtomicLong();
        session.retrieve("/f", 0, Channels.newChannel(OutputStream.nullOutputStream()), Route.ACTIVE_PORT,
                Visit.PATIENT, moved::addAndGet, Visit.NEVER);
        assertEquals(CONTENT.length, moved.get());
        session.store("/g", 0, Channels.newChannel(new ByteArrayInputStream(CONTENT)), Route.ACTIVE_PORT,
                Visit.PATIENT, moved::addAndGet, Visit.NEVER);
        assertEquals(2L * CONTENT.length, moved.get());
    }
}
