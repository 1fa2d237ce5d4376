package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RouteStatus;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** The core, active mode first, against real servers: in the open network, and behind a firewall that lets no connection in. */
class FirewallInLab {
    private static final CancelToken NEVER = CancelToken.never();
    private static final Instant TIME = Instant.parse("2024-02-29T12:34:56Z");

    private final Lab lab = Lab.current();
    private final RouteMemory memory = RouteMemory.inMemory();

    /** One visit of the site: what was done and what was heard. */
    private final class Visit implements AutoCloseable {
        final Queue<FtpEvent> events = new ConcurrentLinkedQueue<>();
        final FtpSite site = new FtpSite(FtpSiteSettings.of(lab.host(), lab.port(), lab.user()), lab::password, memory,
                events::add);
        final Duration firstListing;

        Visit() throws FtpException {
            long start = System.nanoTime();
            assertTrue(site.list("/docs", NEVER).complete());
            firstListing = Duration.ofNanos(System.nanoTime() - start);
        }

        <T extends FtpEvent> Stream<T> heard(Class<T> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast);
        }

        List<RouteFailure> failures() {
            return heard(FtpEvent.RouteFailed.class).map(FtpEvent.RouteFailed::failure).toList();
        }

        boolean triedActive() {
            return heard(FtpEvent.DataListening.class).findAny().isPresent();
        }

        /** Up and down again, several files of sizes around the usual buffers, and an empty one. */
        void moveFiles() throws FtpException, IOException {
            Random random = new Random(7);
            for (int size : new int[]{0, 1, 65_535, 65_536, 3_000_000}) {
                byte[] content = new byte[size];
                random.nextBytes(content);
                String path = "/empty/größe " + size;
                site.upload(path, source(content), false, TransferProgress.NONE, NEVER);
                assertArrayEquals(content, Files.readAllBytes(lab.home().resolve(path.substring(1))));
                assertEquals(FileTime.from(TIME), Files.getLastModifiedTime(lab.home().resolve(path.substring(1))));
                ByteArrayOutputStream back = new ByteArrayOutputStream();
                try (WritableByteChannel sink = Channels.newChannel(back)) {
                    assertEquals(size, site.retrieve(path, 0, sink, TransferProgress.NONE, NEVER));
                }
                assertArrayEquals(content, back.toByteArray());
            }
            assertEquals(5, site.list("/empty", NEVER).entries().size());
        }

        @Override
        public void close() {
            site.close();
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.OPEN)
    void openNetworkUsesActiveModeAndNeverGivesItUp(LabServer server) throws Exception {
        lab.serve(server);
        try (Visit first = new Visit()) {
            assertTrue(first.site.routeStatus().route().orElseThrow().active());
            first.moveFiles();
            assertEquals(List.of(), first.failures());
            assertTrue(first.site.routeStatus().route().orElseThrow().active());
        }
        try (Visit second = new Visit()) {
            assertTrue(second.site.routeStatus().route().orElseThrow().active());
            assertEquals(List.of(), second.failures());
            assertEquals(0, second.heard(FtpEvent.DataConnecting.class).count());
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(value = {Topology.OPEN, Topology.CLIENT_FIREWALL}, rtt = 40)
    void eitherNetworkIsFoundOverALongLine(LabServer server) throws Exception {
        lab.serve(server);
        boolean open = lab.topology() == Topology.OPEN;
        try (Visit first = new Visit(); Visit second = new Visit()) {
            for (Visit visit : List.of(first, second)) {
                assertEquals(open, visit.site.routeStatus().route().orElseThrow().active());
            }
            assertEquals(open, first.failures().isEmpty());
            assertEquals(List.of(), second.failures());
            System.out.printf("%s, %s, round trip %d ms: first listing after %d ms, on the second visit %d ms%n",
                    lab.topology().label(), server.label(), lab.rtt(), first.firstListing.toMillis(),
                    second.firstListing.toMillis());
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.CLIENT_FIREWALL)
    void swallowingFirewallLeadsToPassiveModeWhichIsRemembered(LabServer server) throws Exception {
        lab.serve(server);
        try (Visit first = new Visit()) {
            RouteStatus status = first.site.routeStatus();
            assertFalse(status.route().orElseThrow().active());
            assertFalse(status.remembered());
            RouteFailure failure = first.failures().get(0);
            assertTrue(failure.route().active());
            assertEquals(RouteFailure.Evidence.NO_INBOUND, failure.evidence());
            first.moveFiles();
            assertFalse(first.site.routeStatus().route().orElseThrow().active());
        }
        try (Visit second = new Visit()) {
            RouteStatus status = second.site.routeStatus();
            assertFalse(status.route().map(Route::active).orElseThrow());
            assertTrue(status.remembered());
            assertFalse(second.triedActive());
            assertEquals(List.of(), second.failures());
            assertEquals(0, second.heard(FtpEvent.HedgeStarted.class).count());
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.CLIENT_FIREWALL_REJECT)
    void refusingFirewallLeadsToPassiveModeToo(LabServer server) throws Exception {
        lab.serve(server);
        try (Visit first = new Visit()) {
            assertFalse(first.site.routeStatus().route().orElseThrow().active());
            assertEquals(RouteFailure.Evidence.SERVER_COULD_NOT_CONNECT, first.failures().get(0).evidence());
            first.moveFiles();
        }
        try (Visit second = new Visit()) {
            assertFalse(second.triedActive());
            assertEquals(List.of(), second.failures());
        }
    }

    private static ContentSource source(byte[] content) {
        return new ContentSource() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public Optional<Instant> modified() {
                return Optional.of(TIME);
            }

            @Override
            public ReadableByteChannel open(long offset) {
                int from = Math.toIntExact(offset);
                return Channels.newChannel(new ByteArrayInputStream(content, from, content.length - from));
            }
        };
    }
}
