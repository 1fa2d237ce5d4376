package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.SiteFacts;
import io.portside.ftp.session.FakeServer.Way;

/** The pool on virtual time; a login takes 300 ms. */
class SessionPoolTest {
    private static final CancelToken NEVER = CancelToken.never();

    private final VirtualTime time = new VirtualTime();
    private final FakeServer server = new FakeServer(time);

    @Test
    void anIdleSessionIsUsedAgain() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 4, time);
            Session first = pool.borrow(NEVER);
            pool.giveBack(first);
            assertSame(first, pool.borrow(NEVER));
            pool.close();
        });
        assertEquals(List.of("0 #1 connect", "300 #1 closed"), time.transcript());
    }

    @Test
    void expectedSessionsAreOpenedTogetherOnceOneHasLoggedIn() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 3, time);
            pool.expect(8);
            Session first = pool.borrow(NEVER);
            sleep(400);
            Session second = pool.borrow(NEVER);
            assertNotSame(first, second);
            pool.close();
        });
        assertEquals(List.of("0 #1 connect", "300 #2 connect", "300 #3 connect"),
                time.transcript().subList(0, 3));
        assertEquals(3, time.transcript().stream().filter(line -> line.endsWith("connect")).count());
    }

    @Test
    void whoComesWhileExpectedSessionsLogInWaitsForOneOfThem() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 9, time);
            pool.expect(3);
            Session first = pool.borrow(NEVER);
            sleep(100);
            Session second = pool.borrow(NEVER);
            Session third = pool.borrow(NEVER);
            assertNotSame(second, third);
            pool.borrow(NEVER);
            pool.giveBack(first);
            pool.close();
        });
        assertEquals(List.of("0 #1 connect", "300 #2 connect", "300 #3 connect", "600 #4 connect"),
                time.transcript().stream().filter(line -> line.endsWith("connect")).toList());
    }

    @Test
    void nothingIsExpectedOfAServerThatTurnedUsAway() throws Exception {
        server.room(2);
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 5, time);
            pool.expect(4);
            Session first = pool.borrow(NEVER);
            sleep(1000);
            Session second = pool.borrow(NEVER);
            assertNotSame(first, second);
            pool.giveBack(second);
            assertSame(second, pool.borrow(NEVER));
            pool.close();
        });
    }

    @Test
    void idleSessionsAreClosedAfterAMinute() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 4, time);
            Session first = pool.borrow(NEVER);
            Session second = pool.borrow(NEVER);
            pool.giveBack(first);
            sleep(10_000);
            pool.giveBack(second);
        });
        assertEquals(List.of("0 #1 connect", "300 #2 connect", "60600 #1 closed", "70600 #2 closed"),
                time.transcript());
    }

    @Test
    void oneThatWasIdleForSomeSecondsIsAskedFirst() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 4, time);
            Session first = pool.borrow(NEVER);
            pool.giveBack(first);
            sleep(4_999);
            pool.giveBack(pool.borrow(NEVER));
            sleep(5_001);
            assertSame(first, pool.borrow(NEVER));
            pool.close();
        });
        assertEquals(1, time.transcript().stream().filter(line -> line.endsWith("NOOP")).count());
    }

    @Test
    void aLostOneIsReplacedSilently() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 1, time);
            Session first = pool.borrow(NEVER);
            pool.giveBack(first);
            server.dropAll();
            assertEquals(2, pool.borrow(NEVER).number());
            pool.close();
        });
        assertEquals(List.of("0 #1 connect", "300 #1 closed", "300 #2 connect", "600 #2 closed"), time.transcript());
    }

    @Test
    void waitingBorrowersAreServedInTheOrderOfTheirComing() throws Exception {
        List<String> served = new ArrayList<>();
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 1, time);
            Session first = pool.borrow(NEVER);
            for (String name : List.of("a", "b", "c")) {
                later(() -> {
                    Session session = pool.borrow(NEVER);
                    served.add(name);
                    sleep(10);
                    pool.giveBack(session);
                });
                sleep(1);
            }
            pool.giveBack(first);
            Session last = pool.borrow(NEVER);
            served.add("main");
            pool.giveBack(last);
        });
        assertEquals(List.of("a", "b", "c", "main"), served);
    }

    @Test
    void aWaitingBorrowerCanBeCancelledAndLosesNothing() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 1, time);
            Session first = pool.borrow(NEVER);
            CancelToken cancel = new CancelToken();
            later(() -> {
                assertThrows(OperationCancelledException.class, () -> pool.borrow(cancel));
                time.log("cancelled");
            });
            sleep(100);
            cancel.cancel();
            sleep(1);
            pool.giveBack(first);
            assertSame(first, pool.borrow(NEVER));
            pool.close();
        });
        assertTrue(time.transcript().contains("400 cancelled"), time.transcript().toString());
    }

    @Test
    void aLoginCanBeCancelledAndItsSlotIsFree() throws Exception {
        time.run(() -> {
            SessionPool pool = new SessionPool(server, 1, time);
            CancelToken cancel = new CancelToken();
            later(() -> {
                sleep(100);
                cancel.cancel();
            });
            assertThrows(OperationCancelledException.class, () -> pool.borrow(cancel));
            assertEquals(100, time.nanos() / 1_000_000);
            pool.borrow(NEVER);
            pool.close();
        });
    }

    @Test
    void whereTheServerTakesFewerTheOthersWaitForThose() throws Exception {
        List<Integer> used = new ArrayList<>();
        time.run(() -> {
            server.room(2);
            SessionPool pool = new SessionPool(server, 4, time);
            for (int i = 0; i < 6; i++) {
                later(() -> {
                    Session session = pool.borrow(NEVER);
                    used.add(session.number());
                    sleep(1000);
                    pool.giveBack(session);
                });
            }
        });
        assertEquals(6, used.size());
        assertEquals(2, used.stream().distinct().count());
        // #3 and #4 were refused; after that nothing was asked for that the server would refuse.
        assertEquals(2, time.transcript().stream().filter(line -> line.contains("421")).count());
    }

    @Test
    void afterAWhileOneMoreIsTried() throws Exception {
        time.run(() -> {
            server.room(1);
            SessionPool pool = new SessionPool(server, 2, time);
            Session first = pool.borrow(NEVER);
            assertEquals(Optional.empty(), pool.tryBorrow(NEVER));
            assertFalse(pool.hasRoom());
            server.room(2);
            sleep(59_000);
            assertFalse(pool.hasRoom());
            sleep(1_000);
            assertTrue(pool.hasRoom());
            assertTrue(pool.tryBorrow(NEVER).isPresent());
            pool.giveBack(first);
            pool.close();
        });
    }

    @Test
    void whatOneVisitFoundOutTheNextOneBeginsWith() throws Exception {
        RouteMemory memory = RouteMemory.inMemory();
        time.run(() -> {
            server.room(2);
            borrowAll(new SessionPool(server, 4, memory, time), 3);
            assertEquals(1, refusals());
            borrowAll(new SessionPool(server, 4, memory, time), 3);
            assertEquals(1, refusals(), "the second visit asks for no more than the server takes");
            SessionPool third = new SessionPool(server, 4, memory, time);
            Session first = third.borrow(NEVER);
            Session second = third.borrow(NEVER);
            server.room(4);
            sleep(SessionLimit.FIRST_REST.toMillis());
            Session another = third.tryBorrow(NEVER).orElseThrow();
            sleep(SessionLimit.FIRST_REST.toMillis());
            assertTrue(third.tryBorrow(NEVER).isPresent(), "as many as the profile allows");
            third.giveBack(first);
            third.giveBack(second);
            third.giveBack(another);
            third.close();
            assertEquals(SiteFacts.NONE, memory.facts(first.place()), "nothing is left to remember");
        });
    }

    /** As many as there are, and all back. */
    private void borrowAll(SessionPool pool, int most) throws FtpException {
        List<Session> sessions = new ArrayList<>(List.of(pool.borrow(NEVER)));
        Optional<Session> next = Optional.of(sessions.get(0));
        while (sessions.size() < most && next.isPresent()) {
            next = pool.tryBorrow(NEVER);
            next.ifPresent(sessions::add);
        }
        assertEquals(2, sessions.size());
        sessions.forEach(pool::giveBack);
        pool.close();
    }

    private long refusals() {
        return time.transcript().stream().filter(line -> line.contains("421")).count();
    }

    @Test
    void theLimitGrowsMoreSlowlyAfterEachRefusal() {
        SessionLimit limit = new SessionLimit(4);
        long now = 0;
        limit.refused(1, now);
        assertEquals(1, limit.allowed(now));
        now += SessionLimit.FIRST_REST.toNanos();
        assertEquals(2, limit.allowed(now));
        limit.refused(1, now);
        assertEquals(1, limit.allowed(now + SessionLimit.FIRST_REST.toNanos()));
        assertEquals(2, limit.allowed(now + SessionLimit.FIRST_REST.multipliedBy(2).toNanos()));
        limit.refused(0, now);
        assertEquals(1, limit.allowed(now), "one is always allowed");
    }

    @Test
    void aServerThatTakesNoneAtAllIsAskedForThreeSecondsOnly() throws Exception {
        time.run(() -> {
            server.room(0);
            SessionPool pool = new SessionPool(server, 4, time);
            assertThrows(TooManySessionsException.class, () -> pool.borrow(NEVER));
            assertTrue(time.nanos() < 4_000_000_000L);
        });
    }

    @Test
    void closingEndsBlockedCallsLoginsAndWaiters() throws Exception {
        List<String> ends = new ArrayList<>();
        time.run(() -> {
            server.way(Route.ACTIVE_PORT, new Way.Silent());
            SessionPool pool = new SessionPool(server, 2, time);
            Session first = pool.borrow(NEVER);
            later(() -> {
                ends.add(ending(() -> first.list("/", Route.ACTIVE_PORT, OpenWatch.of(Duration.ofHours(1)), NEVER)));
                pool.giveBack(first);
            });
            later(() -> ends.add(ending(() -> pool.borrow(NEVER))));
            later(() -> ends.add(ending(() -> pool.borrow(NEVER))));
            sleep(100);
            pool.close();
            ends.add(ending(() -> pool.borrow(NEVER)));
            sleep(1);
            assertEquals(4, ends.size(), ends.toString());
            assertEquals(400, time.nanos() / 1_000_000 - 1);
        });
        assertEquals(List.of("lost", "lost", "lost", "lost"), ends);
    }

    private interface Call {
        void run() throws FtpException;
    }

    private static String ending(Call call) {
        try {
            call.run();
            return "returned";
        } catch (SessionLostException e) {
            return "lost";
        } catch (RouteFailedException e) {
            return "route";
        } catch (FtpException e) {
            return e.toString();
        }
    }

    private void sleep(long millis) throws FtpException {
        Pause.of(Duration.ofMillis(millis), time, NEVER);
    }

    private void later(VirtualTime.Body body) {
        time.start("other", () -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
