package io.portside.ftp.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.ftp.session.Pause;
import io.portside.ftp.session.VirtualTime;
import io.portside.ftp.transfer.FaultyServer.Fault;

/** What comes before clearing up is in {@link LateCommandsTest}. */
class LeftoverClearingTest {
    private static final String PATH = "/site/index.html";
    private static final String OLD = "the old page";
    private static final String NEW = "the new page, longer than the old one";
    private static final String ACCOUNT = "user@host:21";

    private final UploadJournal journal = UploadJournal.inMemory();
    private final FaultyServer server = new FaultyServer(() -> {});

    @Test
    void whatMayNotBeClearedUpDoesNotKeepTheOthersFromIt() throws Exception {
        String aside = RemotePath.child("/site", TemporaryName.old());
        List<String> parts = List.of("/site/.portside-00000001.part", "/site/.portside-00000002.part");
        server.files.put(aside, OLD);
        parts.forEach(part -> server.files.put(part, NEW));
        journal.left(new Leftover(ACCOUNT, parts.get(0),
                Optional.of(new Leftover.Swap(PATH, aside, NEW.length(), false)), Optional.of(Instant.EPOCH)));
        journal.left(new Leftover(ACCOUNT, parts.get(1), Optional.empty(), Optional.of(Instant.EPOCH)));
        // Is it aside, is the name free, is it aside still, RNTO.
        server.failAt(3, Fault.REFUSED);
        VirtualTime clock = new VirtualTime();
        LeftoverClearing clearing = new LeftoverClearing(server, clock, journal, ACCOUNT);
        clock.run(() -> {
            clearing.run(server.cancel);
            assertEquals(Set.of(aside, parts.get(0)), server.files.keySet());
            int steps = server.steps.size();
            clearing.run(server.cancel);
            assertEquals(steps, server.steps.size(), "not with every call");
            Pause.of(Duration.ofMinutes(6), clock, server.cancel);
            clearing.run(server.cancel);
        });
        assertEquals(Map.of(PATH, OLD), server.files);
        assertEquals(List.of(), journal.take(ACCOUNT));
    }

    /** It went aside after the first look, of which a name that is free tells nothing. */
    @Test
    void beforeANameIsUsedWhatLiesAsideOfItComesBack() throws Exception {
        String aside = RemotePath.child("/site", TemporaryName.old());
        server.files.put(PATH, OLD);
        journal.left(new Leftover(ACCOUNT, "/site/.portside-00000001.part",
                Optional.of(new Leftover.Swap(PATH, aside, NEW.length(), false)), Optional.of(Instant.EPOCH)));
        VirtualTime clock = new VirtualTime();
        LeftoverClearing clearing = new LeftoverClearing(server, clock, journal, ACCOUNT);
        journal.left(journal.take(ACCOUNT).get(0).leftAt(clock.now()));
        clock.run(() -> {
            clearing.run(server.cancel);
            server.files.put(aside, server.files.remove(PATH));
            int steps = server.steps.size();
            clearing.runBefore("/site/other.html", server.cancel);
            assertEquals(steps, server.steps.size());
            clearing.runBefore(PATH, server.cancel);
            assertEquals(Map.of(PATH, OLD), server.files);
            server.files.put(aside, server.files.remove(PATH));
            clearing.runBefore(RemotePath.parent(PATH), server.cancel);
        });
        assertEquals(Map.of(PATH, OLD), server.files);
    }
}
