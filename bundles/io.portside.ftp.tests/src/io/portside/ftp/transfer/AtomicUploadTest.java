package io.portside.ftp.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.SourceChangedException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.transfer.FaultyServer.Fault;

class AtomicUploadTest extends UploadCase {
    @Test
    void aPlainUploadTakesFourStepsOnOneSession() throws Exception {
        assertTrue(upload(true));
        assertEquals(List.of("STOR", "SIZE", "MFMT", "RNTO"), server.steps);
        assertEquals(NEW, server.files.get(PATH));
        assertEquals(1, server.files.size());
        assertEquals(1, server.sessions);
        assertEquals(NEW.length(), progress.get());
    }

    @ParameterizedTest(name = "{0}, replace={1}, there={2}, server replaces={3}, resumes={4}")
    @CsvSource({"LOST_BEFORE,true,true,true,true", "LOST_AFTER,true,true,true,true", "LOST_BEFORE,true,true,true,false",
            "LOST_AFTER,true,true,true,false", "LOST_BEFORE,true,true,false,true", "LOST_AFTER,true,true,false,true",
            "LOST_BEFORE,false,false,false,true", "LOST_AFTER,false,false,true,true", "BROKEN,true,true,true,true",
            "DEAD_BEFORE,true,true,true,true", "DEAD_AFTER,true,true,true,true", "DEAD_BEFORE,true,true,false,true",
            "DEAD_AFTER,true,true,false,true", "DEAD_AFTER,false,false,true,true", "REFUSED,true,true,true,true",
            "REFUSED,true,true,false,true", "REFUSED,false,false,true,true", "CANCELLED,true,true,true,true",
            "CANCELLED,true,true,false,true", "CANCELLED,false,false,true,true", "ROUTE,true,true,true,true"})
    void aFaultAtAnyStepLeavesTheOldFileOrTheWholeNewOne(Fault fault, boolean replace, boolean there,
            boolean serverReplaces, boolean resumes) throws Exception {
        int faults = 0;
        for (int step = 0;; step++) {
            before = there ? Optional.of(OLD) : Optional.empty();
            server = new FaultyServer(this::look);
            server.replaces = serverReplaces;
            server.resumes = resumes;
            server.failAt(step, fault);
            source = new Source(NEW);
            Optional<FtpException> failure = attempt(replace);
            if (server.steps.size() <= step) {
                assertTrue(failure.isEmpty());
                break;
            }
            faults++;
            String story = fault + " at " + step + " " + server.steps + " -> " + server.files + " " + failure;
            assertEquals(0, server.held, story);
            assertEquals(1, server.mostHeld, story);
            Optional<String> now = Optional.ofNullable(server.files.get(PATH));
            boolean dead = fault == Fault.DEAD_BEFORE || fault == Fault.DEAD_AFTER;
            if (failure.isEmpty()) {
                assertEquals(Optional.of(NEW), now, story);
            } else if (!dead) {
                assertTrue(now.equals(before) || now.equals(Optional.of(NEW)), story);
            }
            boolean parts = server.files.keySet().stream()
                    .anyMatch(name -> TemporaryName.matches(RemotePath.name(name)));
            boolean removalFailed = server.steps.get(step).equals("DELE");
            assertTrue(dead || removalFailed || !parts, story);
            server.revive();
            server.cancel = new CancelToken();
            clear();
            clearLater();
            now = Optional.ofNullable(server.files.get(PATH));
            assertTrue(now.equals(before) || now.equals(Optional.of(NEW)), "cleared up after " + story);
            assertEquals(now.isPresent() ? Set.of(PATH) : Set.of(), server.files.keySet(), story);
        }
        assertTrue(faults >= 4, "only " + faults + " steps");
    }

    @ParameterizedTest
    @CsvSource({"LOST_BEFORE", "LOST_AFTER", "BROKEN"})
    void oneLossAtAnyStepIsGotOver(Fault fault) throws Exception {
        for (int step = 0; step < 4; step++) {
            server = new FaultyServer(this::look);
            server.failAt(step, fault);
            progress.set(0);
            upload(true);
            assertEquals(NEW, server.files.get(PATH), fault + " at " + step);
            assertEquals(NEW.length(), progress.get(), "progress adds up, " + fault + " at " + step);
        }
    }

    @Test
    void aBrokenTransferGoesOnWhereItBroke() throws Exception {
        server.failAt(0, Fault.BROKEN);
        upload(true);
        assertEquals(List.of(0L, 3L), source.offsets);
        // The session is lost too: what has come is put where the lost STOR cannot reach it, and that name is cleared up.
        assertEquals(List.of("STOR", "RNTO", "SIZE", "STOR", "SIZE", "MFMT", "RNTO", "DELE", "MLST"), server.steps);
    }

    @Test
    void withoutRestItBeginsAgain() throws Exception {
        server.resumes = false;
        server.failAt(0, Fault.BROKEN);
        upload(true);
        assertEquals(List.of(0L, 0L), source.offsets);
        assertEquals(NEW.length(), progress.get());
    }

    @Test
    void aTransferThatBreaksEachTimeIsGivenUpAfterThreeRepeats() throws Exception {
        source.breaksServer = true;
        assertThrows(TransferBrokenException.class, () -> upload(true));
        assertEquals(4, source.offsets.size());
        assertEquals(OLD, server.files.get(PATH));
        assertEquals(1, server.files.size());
    }

    @Test
    void aTakenNameIsLeftAlone() {
        assertThrows(TargetExistsException.class, () -> upload(false));
        assertEquals(OLD, server.files.get(PATH));
        assertEquals(1, server.files.size());
    }

    @Test
    void aLargeFileFindsATakenNameBeforeItMovesAByte() {
        source = new Source("x".repeat(1 << 20));
        assertThrows(TargetExistsException.class, () -> upload(false));
        assertEquals(List.of("MLST"), server.steps);
    }

    @Test
    void aServerThatDoesNotReplaceGetsTheOldFileMovedAside() throws Exception {
        server.replaces = false;
        upload(true);
        assertEquals(List.of("STOR", "SIZE", "MFMT", "RNTO", "MLST", "RNTO", "RNTO", "DELE"), server.steps);
        assertEquals(Map.of(PATH, NEW), server.files);
    }

    @Test
    void whereTheOldFileCannotBePutBackNothingIsCleanedUp() {
        server.replaces = false;
        // 5 moves the old file aside; 6 is the new one moving in, 8 the old one going back.
        server.failAt(6, Fault.REFUSED);
        server.failAt(8, Fault.REFUSED);
        FtpException failure = assertThrows(FtpException.class, () -> upload(true));
        assertEquals(1, failure.getSuppressed().length);
        assertEquals(Set.of(OLD, NEW), Set.copyOf(server.files.values()));
    }

    @Test
    void aServerThatTellsNoSizeIsTakenAtItsWord() throws Exception {
        server.tellsSize = false;
        upload(true);
        assertEquals(NEW, server.files.get(PATH));
    }

    @Test
    void aServerThatLosesTheTailIsCaught() {
        server = new FaultyServer(this::look) {
            @Override
            long store(FaultySession session, String path, long offset, ReadableByteChannel bytes,
                    TransferProgress told, CancelToken token) throws FtpException {
                long moved = super.store(session, path, offset, bytes, told, token);
                files.computeIfPresent(path, (name, content) -> content.substring(0, content.length() - 1));
                return moved;
            }
        };
        assertThrows(VerificationFailedException.class, () -> upload(true));
        assertEquals(Map.of(PATH, OLD), server.files);
    }

    @ParameterizedTest
    @CsvSource({"1", "-1", "0"})
    void aSourceThatChangesMeanwhileIsAnError(int by) {
        source.changesBy = by;
        source.changes = true;
        assertThrows(SourceChangedException.class, () -> upload(true));
        assertEquals(Map.of(PATH, OLD), server.files);
    }

    @Test
    void aSourceThatCannotBeReadIsNotTriedAgain() {
        source.unreadable = true;
        assertThrows(LocalFailureException.class, () -> upload(true));
        assertEquals(1, source.offsets.size());
        assertEquals(Map.of(PATH, OLD), server.files);
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        source = new Source("");
        before = Optional.empty();
        server = new FaultyServer(() -> {});
        assertTrue(attempt(false).isEmpty());
        assertEquals("", server.files.get(PATH));
    }

    @Test
    void namesAreOursAndBounded() {
        assertTrue(TemporaryName.matches(TemporaryName.part()));
        assertTrue(TemporaryName.isAside(TemporaryName.old()));
        assertEquals(23, TemporaryName.part().length());
        for (String other : List.of(".portside-1234567.part", ".portside-12345678.part~", "portside-12345678.part",
                ".portside-1234567G.part", "a.portside-12345678.part", ".portside-12345678.old", ".part", "")) {
            assertFalse(TemporaryName.matches(other), other);
        }
        assertFalse(TemporaryName.isAside(TemporaryName.part()));
    }
}
