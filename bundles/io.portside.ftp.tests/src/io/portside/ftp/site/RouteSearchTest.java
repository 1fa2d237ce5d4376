package io.portside.ftp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.route.RouteRecord;
import io.portside.ftp.route.RouteStatus;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.session.FakeServer;
import io.portside.ftp.session.FakeServer.Way;
import io.portside.ftp.session.Pause;
import io.portside.ftp.session.VirtualTime;
import io.portside.ftp.transfer.TransferProgress;

/** The hedge, on virtual time: RTT 40 ms, a login takes 300 ms; so the warm session starts at 160, the hedge at 310. */
class RouteSearchTest {
    private static final SiteOnNetwork PLACE = new SiteOnNetwork("fake:21", "127.0.0.0/8");

    private final VirtualTime time = new VirtualTime();
    private final FakeServer server = new FakeServer(time);
    private final RouteMemory memory = RouteMemory.inMemory();
    private FtpSiteSettings settings = FtpSiteSettings.of("fake", 21, "u");
    private SiteOperations site;

    @Test
    void inTheOpenNetworkActiveIsUsedAndNoSecondSessionOpened() throws Exception {
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "420 #1 listed", "420 chosen ACTIVE_PORT",
                "420 answered", "420 #1 closed");
        assertEquals(new RouteStatus(Optional.of(Route.ACTIVE_PORT), List.of(), false), site.routeStatus());
        assertTrue(remembered().failures().isEmpty());
    }

    @Test
    void silenceIsAnsweredByTheNextRouteOnASecondSession() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Silent());
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "460 #2 connect",
                "760 hedge ACTIVE_PORT silent for 460, #2 tries PASSIVE_EPSV", "760 #2 LIST PASSIVE_EPSV",
                "880 #2 listed", "880 failed ACTIVE_PORT NO_INBOUND after 580", "880 chosen PASSIVE_EPSV",
                "880 answered", "880 #1 closed", "880 #2 closed");
        RouteStatus status = site.routeStatus();
        assertEquals(Optional.of(Route.PASSIVE_EPSV), status.route());
        assertEquals(Evidence.NO_INBOUND, status.failures().get(0).evidence());
        assertEquals(Optional.of(Route.PASSIVE_EPSV), remembered().worked());
    }

    @Test
    void theSecondVisitMakesNoAttemptThatMustFailAndStillSaysWhy() throws Exception {
        theFirstVisitFindsAFirewall();
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST PASSIVE_EPSV", "420 #1 listed",
                "420 chosen PASSIVE_EPSV, remembered", "420 answered", "420 #1 closed");
        assertTrue(site.routeStatus().remembered());
        assertEquals(List.of(Route.ACTIVE_PORT), routes(site.routeStatus().failures()));
    }

    @Test
    void aRefusalGoesToTheNextRouteAtOnceOnTheSameSession() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Fails(40, Evidence.NEGOTIATION_REFUSED, true));
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT",
                "340 failed ACTIVE_PORT NEGOTIATION_REFUSED after 40",
                "340 #1 LIST PASSIVE_EPSV", "460 #1 listed", "460 chosen PASSIVE_EPSV", "460 answered",
                "460 #1 closed");
    }

    @Test
    void bothPassiveCommandsRefusedLeadBackToTheOtherActiveOne() throws Exception {
        Way refused = new Way.Fails(40, Evidence.NEGOTIATION_REFUSED, true);
        server.way(Route.ACTIVE_PORT, refused).way(Route.PASSIVE_EPSV, refused).way(Route.PASSIVE_PASV, refused);
        visit(() -> list());
        assertEquals(Optional.of(Route.ACTIVE_EPRT), site.routeStatus().route());
        assertEquals(List.of(Route.ACTIVE_PORT, Route.PASSIVE_EPSV, Route.PASSIVE_PASV),
                routes(site.routeStatus().failures()));
    }

    @Test
    void whereAReplyIsOwedTheNextRouteGetsANewSession() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Fails(40, Evidence.SERVER_COULD_NOT_CONNECT, false));
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT",
                "340 failed ACTIVE_PORT SERVER_COULD_NOT_CONNECT after 40", "340 #1 closed", "340 #2 connect",
                "640 #2 LIST PASSIVE_EPSV", "760 #2 listed", "760 chosen PASSIVE_EPSV", "760 answered",
                "760 #2 closed");
    }

    @Test
    void slowActiveIsNoFirewall() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Opens(2000));
        visit(() -> {
            list();
            assertEquals(Optional.of(Route.PASSIVE_EPSV), site.routeStatus().route());
            Pause.of(Duration.ofSeconds(3), time, CancelToken.never());
            assertEquals(new RouteStatus(Optional.of(Route.ACTIVE_PORT), List.of(), false), site.routeStatus());
        });
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "460 #2 connect",
                "760 hedge ACTIVE_PORT silent for 460, #2 tries PASSIVE_EPSV", "760 #2 LIST PASSIVE_EPSV",
                "880 #2 listed", "880 failed ACTIVE_PORT NO_INBOUND after 580", "880 chosen PASSIVE_EPSV",
                "880 answered", "2340 #1 listed", "2340 chosen ACTIVE_PORT", "3880 #2 closed", "3880 #1 closed");
        assertEquals(Optional.of(Route.ACTIVE_PORT), remembered().worked());
        assertTrue(remembered().failures().isEmpty());
    }

    @Test
    void activeThatComesDuringTheHedgeStillWins() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Opens(500));
        visit(() -> list());
        assertEquals(new RouteStatus(Optional.of(Route.ACTIVE_PORT), List.of(), false), site.routeStatus());
        assertTrue(remembered().failures().isEmpty());
    }

    @Test
    void theSecondRouteMayBeSilentAsWell() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Silent()).way(Route.PASSIVE_EPSV, new Way.Silent());
        visit(() -> list());
        assertEquals(Optional.of(Route.PASSIVE_PASV), site.routeStatus().route());
        assertEquals(List.of(Route.ACTIVE_PORT, Route.PASSIVE_EPSV), routes(site.routeStatus().failures()));
        assertTrue(time.transcript().contains("1340 answered"), time.transcript().toString());
    }

    @Test
    void whenNothingWorksItSaysSoWithinTenSecondsAndRemembersNothing() throws Exception {
        for (Route route : Route.values()) {
            server.way(route, new Way.Silent());
        }
        visit(() -> {
            NoRouteException none = assertThrows(NoRouteException.class, () -> list());
            assertEquals(List.of(Route.ACTIVE_PORT, Route.PASSIVE_EPSV, Route.PASSIVE_PASV, Route.ACTIVE_EPRT),
                    routes(none.failures()));
            assertTrue(time.nanos() < 10_000_000_000L);
        });
        assertTrue(memory.recall(PLACE).isEmpty());
    }

    @Test
    void whenEverythingIsRefusedItSaysSoAtOnce() throws Exception {
        for (Route route : Route.values()) {
            server.way(route, new Way.Fails(40, Evidence.NEGOTIATION_REFUSED, true));
        }
        visit(() -> {
            assertThrows(NoRouteException.class, () -> list());
            assertEquals(300 + 4 * 40, time.nanos() / 1_000_000);
        });
    }

    @Test
    void activeOnlyNeverGoesPassive() throws Exception {
        settings = settings.withPolicy(RoutePolicy.ACTIVE_ONLY);
        server.way(Route.ACTIVE_PORT, new Way.Silent()).way(Route.ACTIVE_EPRT, new Way.Silent());
        visit(() -> assertThrows(NoRouteException.class, () -> list()));
        assertTrue(time.transcript().stream().noneMatch(line -> line.contains("LIST PASSIVE")));
    }

    @Test
    void passiveOnlyNeverListens() throws Exception {
        settings = settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
        server.way(Route.PASSIVE_EPSV, new Way.Silent());
        visit(() -> list());
        assertEquals(Optional.of(Route.PASSIVE_PASV), site.routeStatus().route());
        assertTrue(time.transcript().stream().noneMatch(line -> line.contains("LIST ACTIVE")));
    }

    @Test
    void aServerThatTakesOneSessionGetsTheNextRouteAfterTheFirstIsClosed() throws Exception {
        server.room(1).way(Route.ACTIVE_PORT, new Way.Silent());
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "460 #2 connect", "760 #2 421 too many",
                "1300 failed ACTIVE_PORT NO_INBOUND after 1000", "1300 #1 closed", "1300 #3 connect",
                "1600 #3 LIST PASSIVE_EPSV", "1720 #3 listed", "1720 chosen PASSIVE_EPSV", "1720 answered",
                "1720 #3 closed");
    }

    @Test
    void aServerThatCouldBeFreedGetsTheNextRouteOnTheSameSession() throws Exception {
        server.room(1).lingering().way(Route.ACTIVE_PORT, new Way.Freed());
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "460 #2 connect", "760 #2 421 too many",
                "1300 failed ACTIVE_PORT NO_INBOUND after 1000", "1300 #1 LIST PASSIVE_EPSV", "1420 #1 listed",
                "1420 chosen PASSIVE_EPSV", "1420 answered", "1420 #1 closed");
    }

    @Test
    void aProfileThatAllowsOneSessionBeginsPassive() throws Exception {
        settings = settings.withMaxSessions(1);
        server.way(Route.ACTIVE_PORT, new Way.Silent());
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST PASSIVE_EPSV", "420 #1 listed", "420 chosen PASSIVE_EPSV",
                "420 answered", "420 #1 closed");
    }

    @Test
    void withOneSessionASilentPassiveRouteLeavesItToTheNext() throws Exception {
        settings = settings.withMaxSessions(1);
        server.room(1).lingering().way(Route.PASSIVE_EPSV, new Way.Freed()).way(Route.PASSIVE_PASV, new Way.Freed());
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST PASSIVE_EPSV",
                "1300 failed PASSIVE_EPSV CONNECT_TIMED_OUT after 1000", "1300 #1 LIST PASSIVE_PASV",
                "2300 failed PASSIVE_PASV CONNECT_TIMED_OUT after 1000", "2300 #1 LIST ACTIVE_PORT", "2420 #1 listed",
                "2420 chosen ACTIVE_PORT", "2420 answered", "2420 #1 closed");
    }

    @Test
    void aServerThatStillCountsTheSilentSessionIsAskedAgainUntilTimeIsUp() throws Exception {
        server.room(1).lingering().way(Route.ACTIVE_PORT, new Way.Silent());
        visit(() -> {
            assertThrows(TooManySessionsException.class, () -> list());
            assertTrue(time.nanos() < 10_000_000_000L);
            assertEquals(List.of(Route.ACTIVE_PORT), routes(site.routeStatus().failures()));
            // A minute later the server has given up on the silent one, and the next call does not begin with it.
            server.room(2);
            list();
        });
        assertEquals(1, time.transcript().stream().filter(line -> line.contains("LIST ACTIVE")).count());
    }

    @Test
    void aLostSessionIsReplacedOnceAndTheRouteTriedAgain() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Loses(40), new Way.Opens(80));
        visit(() -> list());
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "340 #1 closed", "340 #2 connect",
                "640 #2 LIST ACTIVE_PORT", "760 #2 listed", "760 chosen ACTIVE_PORT", "760 answered",
                "760 #2 closed");
        assertTrue(site.routeStatus().failures().isEmpty());
    }

    @Test
    void aRouteThatKillsTheSessionTwiceIsLeftForTheNext() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Loses(40));
        visit(() -> list());
        assertEquals(Optional.of(Route.PASSIVE_EPSV), site.routeStatus().route());
    }

    @Test
    void aRefusedListingIsTheAnswerAndNoRouteFailure() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Refuses(40, 550));
        visit(() -> assertThrows(CommandRefusedException.class, () -> list()));
        assertEquals(RouteStatus.UNKNOWN, site.routeStatus());
        assertTrue(time.transcript().stream().noneMatch(line -> line.contains("PASSIVE")));
    }

    @Test
    void cancellingEndsAllAttempts() throws Exception {
        CancelToken cancel = new CancelToken();
        server.way(Route.ACTIVE_PORT, new Way.Silent()).way(Route.PASSIVE_EPSV, new Way.Silent());
        visit(() -> {
            time.start("person", () -> {
                try {
                    Pause.of(Duration.ofSeconds(1), time, CancelToken.never());
                } catch (OperationCancelledException e) {
                    throw new AssertionError(e);
                }
                cancel.cancel();
            });
            assertThrows(OperationCancelledException.class, () -> site.list("/", cancel));
            time.log("cancelled");
        });
        List<String> lines = time.transcript();
        assertTrue(lines.contains("1000 cancelled") && lines.contains("1000 #1 closed")
                && lines.contains("1000 #2 closed"), lines.toString());
    }

    @Test
    void closingTheSiteEndsASearchAtOnce() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Silent()).way(Route.PASSIVE_EPSV, new Way.Silent());
        visit(() -> {
            time.start("person", () -> {
                try {
                    Pause.of(Duration.ofSeconds(1), time, CancelToken.never());
                } catch (OperationCancelledException e) {
                    throw new AssertionError(e);
                }
                site.close();
            });
            assertThrows(SessionLostException.class, () -> list());
            assertEquals(1000, time.nanos() / 1_000_000);
        });
    }

    @Test
    void whoComesDuringTheSearchWaitsForItsResult() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Silent());
        visit(() -> {
            time.start("other", () -> {
                try {
                    list();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            list();
            Pause.of(Duration.ofSeconds(1), time, CancelToken.never());
        });
        assertEquals(1, time.transcript().stream().filter(line -> line.contains("LIST ACTIVE")).count());
        assertEquals(2, time.transcript().stream().filter(line -> line.contains("LIST PASSIVE_EPSV")).count());
    }

    @Test
    void aTransferNeverProbesAndANewFailureLeadsToANewSearch() throws Exception {
        server.way(Route.ACTIVE_PORT, new Way.Opens(80), new Way.Fails(40, Evidence.SERVER_COULD_NOT_CONNECT, true));
        visit(() -> {
            try (OutputStream nowhere = OutputStream.nullOutputStream();
                    WritableByteChannel sink = Channels.newChannel(nowhere)) {
                site.retrieve("/home/f", 0, sink, TransferProgress.NONE, CancelToken.never());
            }
            time.log("retrieved");
        });
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "420 #1 listed", "420 chosen ACTIVE_PORT",
                "420 #1 RETR ACTIVE_PORT", "460 failed ACTIVE_PORT SERVER_COULD_NOT_CONNECT after 40",
                "460 #1 LIST PASSIVE_EPSV", "580 #1 listed", "580 chosen PASSIVE_EPSV", "580 #1 RETR PASSIVE_EPSV",
                "660 retrieved", "660 #1 closed");
        assertEquals(List.of(Route.ACTIVE_PORT), routes(site.routeStatus().failures()));
        assertEquals(Optional.of(Route.PASSIVE_EPSV), remembered().worked());
    }

    @Test
    void theFirstRowsComeWhileTheListingThatFindsTheRouteIsStillUnderWay() throws Exception {
        server.rows(Route.ACTIVE_PORT, 3, 1000, false);
        visit(this::stream);
        assertTranscript("0 #1 connect", "300 #1 LIST ACTIVE_PORT", "1380 [ACTIVE_PORT 1]", "2380 [ACTIVE_PORT 2]",
                "3380 [ACTIVE_PORT 3]", "3420 #1 listed", "3420 chosen ACTIVE_PORT", "3420 answered", "3420 #1 closed");
    }

    @Test
    void onlyTheRowsOfOneAttemptAreHandedOn() throws Exception {
        // Both open; the hedge has rows first, and the slow one is done first: its rows nobody has seen.
        server.way(Route.ACTIVE_PORT, new Way.Opens(600)).rows(Route.ACTIVE_PORT, 2, 50, false);
        server.way(Route.PASSIVE_EPSV, new Way.Opens(10)).rows(Route.PASSIVE_EPSV, 4, 100, false);
        visit(this::stream);
        assertEquals(List.of("[PASSIVE_EPSV 1]", "[PASSIVE_EPSV 2]", "[PASSIVE_EPSV 3]", "[PASSIVE_EPSV 4]"), rows());
        // Active mode was slow and not blocked.
        assertEquals(Optional.of(Route.ACTIVE_PORT), remembered().worked());
        assertTrue(site.routeStatus().failures().isEmpty());
    }

    @Test
    void aListingThatBreaksTakesItsRowsBackAndBeginsAgain() throws Exception {
        server.rows(Route.ACTIVE_PORT, 2, 50, true);
        visit(this::stream);
        assertEquals(List.of("[ACTIVE_PORT 1]", "[ACTIVE_PORT 2]", "taken back"), rows());
        assertEquals(Optional.of(Route.ACTIVE_PORT), site.routeStatus().route());
    }

    @Test
    void whoHasSeenEnoughEndsTheSearch() throws Exception {
        server.rows(Route.ACTIVE_PORT, 1000, 50, false);
        visit(() -> {
            assertThrows(OperationCancelledException.class, () -> site.list("/", batch -> {
                throw new OperationCancelledException();
            }, CancelToken.never()));
            time.log("seen enough");
        });
        assertTrue(time.transcript().contains("430 seen enough"), () -> "" + time.transcript());
    }

    private void stream() throws Exception {
        site.list("/", new ListingSink() {
            @Override
            public void entries(List<RemoteEntry> batch) {
                time.log(batch.stream().map(RemoteEntry::name).toList().toString());
            }

            @Override
            public void takenBack() {
                time.log("taken back");
            }
        }, CancelToken.never());
        time.log("answered");
    }

    private List<String> rows() {
        return time.transcript().stream().map(l -> l.substring(l.indexOf(' ') + 1))
                .filter(l -> l.startsWith("[") || l.startsWith("taken")).toList();
    }

    private void theFirstVisitFindsAFirewall() throws Exception {
        RouteFailure silence = new RouteFailure(Route.ACTIVE_PORT, Evidence.NO_INBOUND,
                Duration.ofMillis(600), Optional.empty());
        memory.remember(PLACE, new RouteRecord(Optional.of(Route.PASSIVE_EPSV), time.now(),
                List.of(new RouteRecord.Postponed(silence, time.now()))));
        server.way(Route.ACTIVE_PORT, new Way.Silent());
    }

    private void list() throws Exception {
        site.list("/", CancelToken.never());
        time.log("answered");
    }

    private void visit(VirtualTime.Body body) throws Exception {
        time.run(() -> {
            site = new SiteOperations(settings, server, memory, this::log, time);
            body.run();
            site.close();
        });
    }

    private void log(FtpEvent event) {
        if (event instanceof FtpEvent.HedgeStarted hedge) {
            time.log("hedge " + hedge.silent() + " silent for " + hedge.after().toMillis() + ", #" + hedge.session()
                    + " tries " + hedge.next());
        } else if (event instanceof FtpEvent.RouteFailed failed) {
            time.log("failed " + failed.failure().route() + " " + failed.failure().evidence() + " after "
                    + failed.failure().waited().toMillis());
        } else if (event instanceof FtpEvent.RouteChosen chosen) {
            time.log("chosen " + chosen.route() + (chosen.remembered() ? ", remembered" : ""));
        }
    }

    private RouteRecord remembered() {
        return memory.recall(PLACE).orElseThrow();
    }

    private static List<Route> routes(List<RouteFailure> failures) {
        return failures.stream().map(RouteFailure::route).toList();
    }

    private void assertTranscript(String... lines) {
        assertEquals(String.join("\n", lines), String.join("\n", time.transcript()));
    }
}
