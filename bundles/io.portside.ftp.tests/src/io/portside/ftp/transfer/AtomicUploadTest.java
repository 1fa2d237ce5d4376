package io.portside.ftp.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.SourceChangedException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.session.Pause;
import io.portside.ftp.session.VirtualTime;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.transfer.FaultyServer.Fault;

class AtomicUploadTest {
    private static final String PATH = "/site/index.html";
    private static final String OLD = "the old page";
    private static final String NEW = "the new page, longer than the old one";

    private static final String ACCOUNT = "user@host:21";

    private UploadJournal journal = UploadJournal.inMemory();
    private final AtomicLong progress = new AtomicLong();
    private Optional<String> before = Optional.of(OLD);
    private FaultyServer server = new FaultyServer(this::look);
    private Source source = new Source(NEW);

    /** Old, new, or (only while the old one is whole under its hidden name) nothing. */
    private void look() {
        Optional<String> now = Optional.ofNullable(server.files.get(PATH));
        boolean aside = server.files.entrySet().stream()
                .anyMatch(file -> TemporaryName.isAside(RemotePath.name(file.getKey())) && file.getValue().equals(OLD));
        assertTrue(now.equals(before) || now.equals(Optional.of(NEW)) || now.isEmpty() && aside,
                server.steps + " " + server.files);
    }

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

    /** Every connection dies between the two renames, and then something happens to the clearing up as well. */
    @ParameterizedTest
    @CsvSource({"DEAD_BEFORE", "DEAD_AFTER", "LOST_BEFORE", "LOST_AFTER", "REFUSED", "CANCELLED"})
    void clearingUpMayFailAnywhereAndIsDoneTheNextTime(Fault fault) throws Exception {
        for (int swapStep = 5; swapStep <= 6; swapStep++) {
            for (int step = 0; step < 12; step++) {
                journal = UploadJournal.inMemory();
                server = new FaultyServer(this::look);
                server.replaces = false;
                source = new Source(NEW);
                server.failAt(swapStep, Fault.DEAD_AFTER);
                assertTrue(attempt(true).isPresent());
                server.revive();
                server.failAt(server.steps.size() + step, fault);
                try {
                    clear();
                } catch (OperationCancelledException | SessionLostException e) {
                    // The next time.
                }
                String story = fault + " at " + step + " " + server.steps + " -> " + server.files;
                server.revive();
                server.cancel = new CancelToken();
                clear();
                clearLater();
                boolean refused = fault == Fault.REFUSED;
                assertEquals(swapStep == 5 ? OLD : NEW, server.files.get(PATH), story);
                assertTrue(refused || server.files.size() == 1, story);
                assertEquals(0, server.held, story);
            }
        }
    }

    /**
     * A connection is cut when the server has not come to the last command yet: it does so between any two steps of what
     * follows, and after all of it.
     */
    @ParameterizedTest(name = "server has {0} bytes by then, replaces={1}, resumes={2}, broken before={3}")
    @CsvSource({"3,true,true,false", "99,true,true,false", "3,true,false,false", "99,true,false,true",
            "3,true,true,true", "99,true,true,true", "3,false,true,false", "99,false,true,true", "0,true,true,true"})
    void whatTheServerComesToLateNeitherHarmsNorStays(int bytes, boolean replaces, boolean resumes, boolean broken)
            throws Exception {
        for (int step = broken ? 1 : 0; step < 10; step++) {
            for (int late = 1; late < 14; late++) {
                journal = UploadJournal.inMemory();
                server = new FaultyServer(this::look);
                server.replaces = replaces;
                server.resumes = resumes;
                server.lateBytes = bytes;
                server.lateSteps = late;
                if (broken) {
                    server.failAt(0, Fault.BROKEN);
                }
                server.failAt(step, Fault.LATE);
                source = new Source(NEW);
                Optional<FtpException> failure = attempt(true);
                String story = "LATE at " + step + " by " + late + " " + server.steps + " -> " + server.files + failure;
                assertTrue(failure.isEmpty(), story);
                clear();
                server.catchUp();
                clearLater();
                assertEquals(Map.of(PATH, NEW), server.files, story);
                int steps = server.steps.size();
                clearLater();
                assertEquals(steps, server.steps.size(), "it is over, " + story);
            }
        }
    }

    @Test
    void whatALostSessionMayStillMakeIsLookedForOnceMoreAndInItsFolder() throws Exception {
        server.failAt(0, Fault.LATE);
        server.lateSteps = 99;
        upload(true);
        LeftoverClearing clearing = new LeftoverClearing(server, new VirtualTime(), journal, ACCOUNT);
        new VirtualTime().run(() -> clearing.run(server.cancel));
        int steps = server.steps.size();
        server.catchUp();
        assertEquals(2, server.files.size());
        String part = server.files.keySet().stream().filter(name -> !name.equals(PATH)).findFirst().orElseThrow();
        new VirtualTime().run(() -> clearing.run(server.cancel));
        new VirtualTime().run(() -> clearing.run("/other", server.cancel));
        assertEquals(steps, server.steps.size(), "a moment after a look nothing is asked elsewhere");
        new VirtualTime().run(() -> clearing.run(RemotePath.parent(PATH) + "/", server.cancel));
        assertEquals(Map.of(PATH, NEW), server.files);
        server.files.put(part, "");
        new VirtualTime().run(() -> clearing.run(RemotePath.parent(PATH), server.cancel));
        assertEquals(Map.of(PATH, NEW), server.files);
    }

    @Test
    void whatSomebodyElsePutThereMeanwhileIsNotTouched() throws Exception {
        server.replaces = false;
        server.failAt(5, Fault.DEAD_AFTER);
        assertTrue(attempt(true).isPresent());
        server.revive();
        before = Optional.of("from elsewhere");
        server.files.put(PATH, "from elsewhere");
        clear();
        assertEquals("from elsewhere", server.files.get(PATH));
        assertTrue(server.files.containsValue(OLD), "the only copy of the old version stays, hidden");
        assertEquals(2, server.files.size(), "the temporary file goes");
    }

    /** The old version would come back otherwise: it lies aside as long as the server may come to a rename late. */
    @Test
    void whatIsDeletedAfterItWasReplacedStaysDeleted() throws Exception {
        server.replaces = false;
        server.failAt(5, Fault.LOST_AFTER);
        upload(true);
        assertEquals(Set.of(OLD, NEW), Set.copyOf(server.files.values()));
        clear();
        before = Optional.empty();
        server.files.remove(PATH);
        clear();
        assertEquals(Map.of(), server.files);
    }

    /** The swap fails as well: what was put back, or never went, is moved aside by the server when nobody waits for it. */
    @ParameterizedTest
    @CsvSource({"8", "9"})
    void anOldVersionThatGoesAsideLateComesBackAlthoughTheSwapWasGivenUp(int refused) throws Exception {
        for (int late = 1; late < 24; late++) {
            journal = UploadJournal.inMemory();
            server = new FaultyServer(this::look);
            server.replaces = false;
            server.lateSteps = late;
            server.failAt(5, Fault.LATE);
            server.failAt(refused, Fault.REFUSED);
            Optional<FtpException> failure = attempt(true);
            String story = "by " + late + " " + server.steps + " -> " + server.files + failure;
            clear();
            clear();
            server.catchUp();
            clear();
            clearLater();
            boolean done = failure.isEmpty();
            assertEquals(Map.of(PATH, done ? NEW : OLD), server.files, story);
        }
    }

    /** What is aside is gone by then, and nothing refuses the late rename of a file that has nothing to do with it. */
    @Test
    void whatWasUploadedAnewAndGoesAsideLateIsNotTakenForTheReplacedOne() throws Exception {
        server.replaces = false;
        server.lateSteps = 99;
        server.failAt(5, Fault.LATE);
        upload(true);
        before = Optional.empty();
        server.files.remove(PATH);
        clear();
        assertEquals(Map.of(), server.files);
        upload(false);
        server.catchUp();
        assertFalse(server.files.containsKey(PATH));
        clear();
        assertEquals(Map.of(PATH, NEW), server.files);
    }

    @Test
    void whatIsDeletedStaysDeletedAlsoWhereTheReplacedOneMayNotBeDeletedAtFirst() throws Exception {
        server.replaces = false;
        server.failAt(5, Fault.LOST_AFTER);
        upload(true);
        before = Optional.empty();
        server.files.remove(PATH);
        server.failAt(server.steps.size() + 3, Fault.REFUSED);
        clear();
        assertEquals("DELE", server.steps.get(server.steps.size() - 2), server.steps.toString());
        assertEquals(Set.of(OLD), Set.copyOf(server.files.values()));
        clear();
        assertEquals(Map.of(), server.files);
    }

    /** Every connection dies when it has come in; it is longer on the server, with CR LF. */
    @Test
    void aTextThatReplacedOneIsKnownByTheSizeThatItHasThere() throws Exception {
        server = new FaultyServer(() -> {});
        server.replaces = false;
        server.files.put(PATH, OLD);
        server.failAt(6, Fault.DEAD_AFTER);
        VirtualTime clock = new VirtualTime();
        TransferSettings text = TransferSettings.DEFAULT.withTextNames(List.of("*.html"));
        assertThrows(SessionLostException.class, () -> clock.run(() -> new AtomicUpload(server, clock, text, journal,
                ACCOUNT, PATH, new Source("one\ntwo\n"), progress::addAndGet, server.cancel).run(true)));
        assertEquals(2, server.files.size());
        server.revive();
        clear();
        clearLater();
        assertEquals(Map.of(PATH, "one\r\ntwo\r\n"), server.files);
    }

    /** The new file comes in late, while the old version is about to be put back. */
    @Test
    void whatIsDeletedAfterALookStaysDeletedWhateverCameLate() throws Exception {
        for (int late = 1; late < 9; late++) {
            before = Optional.of(OLD);
            journal = UploadJournal.inMemory();
            server = new FaultyServer(this::look);
            server.replaces = false;
            server.lateSteps = late;
            server.failAt(6, Fault.LATE);
            server.failAt(7, Fault.DEAD_BEFORE);
            assertTrue(attempt(true).isPresent());
            server.revive();
            VirtualTime clock = new VirtualTime();
            clock.run(() -> new LeftoverClearing(server, clock, journal, ACCOUNT).runBefore(PATH, server.cancel));
            before = Optional.empty();
            server.files.remove(PATH);
            server.catchUp();
            clear();
            clearLater();
            assertEquals(Map.of(), server.files, "by " + late + " " + server.steps);
        }
    }

    @Test
    void whereNothingWasLeftNothingIsAsked() throws Exception {
        assertTrue(upload(true));
        int steps = server.steps.size();
        clear();
        assertEquals(steps, server.steps.size());
        assertEquals(1, server.sessions);
    }

    /** Long after the uploads. */
    private void clearLater() throws Exception {
        VirtualTime clock = new VirtualTime();
        clock.run(() -> {
            Pause.of(Duration.ofMinutes(10), clock, server.cancel);
            new LeftoverClearing(server, clock, journal, ACCOUNT).run(server.cancel);
        });
    }

    private void clear() throws Exception {
        VirtualTime clock = new VirtualTime();
        clock.run(() -> new LeftoverClearing(server, clock, journal, ACCOUNT).run(server.cancel));
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

    private Optional<FtpException> attempt(boolean replace) throws Exception {
        try {
            upload(replace);
            return Optional.empty();
        } catch (OperationCancelledException e) {
            assertTrue(server.cancel.isCancelled());
            return Optional.of(e);
        } catch (FtpException e) {
            assertFalse(e instanceof NoRouteException);
            return Optional.of(e);
        }
    }

    private boolean upload(boolean replace) throws Exception {
        before.ifPresent(content -> server.files.put(PATH, content));
        boolean[] kept = new boolean[1];
        VirtualTime clock = new VirtualTime();
        clock.run(() -> kept[0] = new AtomicUpload(server, clock, TransferSettings.DEFAULT, journal, ACCOUNT, PATH,
                source,
                progress::addAndGet, server.cancel)
                .run(replace));
        return kept[0];
    }

    /** A file to upload that may misbehave. */
    private static final class Source implements ContentSource {
        private final String content;
        private final List<Long> offsets = new ArrayList<>();
        private boolean changes;
        private int changesBy;
        private boolean unreadable;
        private boolean breaksServer;

        private Source(String content) {
            this.content = content;
        }

        private boolean changed() {
            return changes && !offsets.isEmpty();
        }

        @Override
        public long size() {
            return content.length() + (changed() ? changesBy : 0);
        }

        @Override
        public Optional<Instant> modified() {
            return Optional.of(Instant.parse(changed() ? "2026-11-20T10:00:01Z" : "2026-11-20T10:00:00Z"));
        }

        @Override
        public ReadableByteChannel open(long offset) throws IOException {
            offsets.add(offset);
            if (unreadable) {
                throw new IOException("no such file");
            }
            if (breaksServer) {
                throw new TransferBrokenException(0, "reset", null);
            }
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return Channels.newChannel(new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
        }
    }
}
