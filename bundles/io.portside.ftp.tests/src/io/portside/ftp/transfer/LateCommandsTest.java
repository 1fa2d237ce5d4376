package io.portside.ftp.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.session.VirtualTime;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.transfer.FaultyServer.Fault;

/** What is left when connections die, what a server comes to late, and the clearing up. */
class LateCommandsTest extends UploadCase {
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
}
