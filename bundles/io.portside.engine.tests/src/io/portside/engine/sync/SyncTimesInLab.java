package io.portside.engine.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.profile.Site;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/**
 * Servers whose clocks tell little. vsftpd has no MLSD, lists minutes of the last half year and mere dates before it, here
 * sets no times, and shows all of them by the offset that its zone has today: when summer time begins or ends, all times
 * that it lists are another hour's.
 */
@InTopology(Topology.OPEN)
@SuppressWarnings("resource") // The house closes the engine.
class SyncTimesInLab {
    @TempDir
    private Path directory;
    private final Lab lab = Lab.current();
    private Path local;
    private SyncHarness house;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    /** What a web site has: pages of today, of both seasons, and of years ago, none of them on the minute. */
    private void makeLocal() throws IOException {
        local = Files.createDirectory(directory.resolve("site"));
        Instant now = Instant.now();
        for (int days : new int[]{0, 1, 30, 100, 150, 200, 360, 800, 3000}) {
            for (int i = 0; i < 3; i++) {
                Path file = local.resolve("age/" + days + "/page-" + i + ".html");
                Files.createDirectories(file.getParent());
                Files.writeString(file, "page " + days + " " + i);
                Files.setLastModifiedTime(file,
                        FileTime.from(now.minus(Duration.ofDays(days)).minusMillis(7_654_321L + i * 41_007_003L)));
            }
        }
    }

    private void serve(String... options) throws Exception {
        lab.serve(LabServer.VSFTPD, options);
    }

    /** As if the program had just been started: nothing is known of the server's zone. */
    private void start() throws Exception {
        close();
        house = new SyncHarness(directory.resolve("state"), lab::password);
        house.engine().store().save(Site.of("lab", "Lab", lab.host(), lab.port(), lab.user()));
    }

    private SyncPair pair() throws IOException {
        return new SyncPair("p", "Pair", new SyncEnd(SyncEnd.LOCAL, local.toRealPath().toString()),
                new SyncEnd("lab", "/site"), SyncRules.DEFAULT, KeepInStep.BY_HAND, 0,
                0);
    }

    private void assertNothingToDo(String when) throws Exception {
        SyncPlan plan = house.plan(pair());
        assertEquals(List.of(), SyncHarness.actions(plan), when);
        assertTrue(plan.nothingToDo(), when + ": " + plan.items());
        assertEquals(List.of(), plan.guards(), when);
    }

    @ParameterizedTest
    @CsvSource(value = {"none", "IST-5:30", "NST+3:30", "CET-1CEST,M3.5.0,M10.5.0/3"}, delimiter = ';')
    void aSecondTimeThereIsNothingToDo(String zone) throws Exception {
        makeLocal();
        String[] options = zone.equals("none")
                ? new String[]{"--no-set-time"}
                : new String[]{"--no-set-time", "--tz", zone};
        serve(options);
        start();
        house.synchronise(pair());
        assertEquals(SyncHarness.tree(local), SyncHarness.tree(lab.home().resolve("site")));
        assertNothingToDo("the same program");
        start();
        assertNothingToDo("started again");
    }

    @ParameterizedTest
    @CsvSource({"CET-1, CES-2", "CES-2, CET-1", "IST-5:30, IST-6:30"})
    void noChangeOfSummerTimeMakesWork(String before, String after) throws Exception {
        makeLocal();
        serve("--no-set-time", "--tz", before);
        start();
        house.synchronise(pair());
        Path there = directory.resolve("home");
        copy(lab.home(), there);
        serve("--no-set-time", "--tz", after);
        restore(there, lab.home());
        start();
        assertNothingToDo("another hour");
    }

    /** Files that were there before, with their times, as a backup or another program leaves them. */
    @Test
    void filesOfTheServerComeDownOnceAndKeepTheirPeace() throws Exception {
        makeLocal();
        serve("--tz", "IST-5:30");
        copy(local, lab.home().resolve("site"));
        for (Path file : List.of(local.resolve("age/0/page-0.html"), local.resolve("age/360/page-1.html"))) {
            Files.delete(file);
        }
        start();
        SyncPlan first = house.plan(pair());
        assertEquals(List.of("COPY_LEFT /age/0/page-0.html", "COPY_LEFT /age/360/page-1.html"),
                SyncHarness.actions(first));
        // Its MDTM tells local time too: the same clock twice. All the others are known to be the same nevertheless.
        assertEquals(List.of(), first.items().stream().filter(item -> item.action() == Action.CONFLICT).toList());
        house.synchronise(pair());
        start();
        assertNothingToDo("after the first time");
    }

    @Test
    void editsAreSeenThroughCoarseTimes() throws Exception {
        makeLocal();
        serve("--no-set-time", "--tz", "IST-5:30");
        start();
        house.synchronise(pair());
        Path page = local.resolve("age/30/page-1.html");
        Files.writeString(page, "PAGE 30 1");
        Path there = lab.home().resolve("site/age/100/page-2.html");
        Files.writeString(there, "PAGE 100 2");
        Files.setLastModifiedTime(there, FileTime.from(Instant.now().minus(Duration.ofMinutes(7))));
        start();
        assertEquals(List.of("COPY_LEFT /age/100/page-2.html", "COPY_RIGHT /age/30/page-1.html"),
                SyncHarness.actions(house.plan(pair())));
        house.synchronise(pair());
        assertEquals("PAGE 30 1", Files.readString(lab.home().resolve("site/age/30/page-1.html")));
        assertEquals("PAGE 100 2", Files.readString(local.resolve("age/100/page-2.html")));
        assertNothingToDo("after the edits");
    }

    private static void copy(Path from, Path to) throws Exception {
        run("cp", "-a", from.toString(), to.toString());
        run("chown", "-R", "--reference=" + to.getParent(), to.toString());
    }

    /** Into a home that a new server made afresh. */
    private static void restore(Path from, Path home) throws Exception {
        run("cp", "-a", "--no-target-directory", from.toString(), home.toString());
        run("chown", "-R", "--reference=" + home.resolve("hello.txt"), home.toString());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), String.join(" ", command));
    }
}
