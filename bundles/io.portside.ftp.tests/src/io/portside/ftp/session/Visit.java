package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.tls.SiteTls;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.ScriptedFtpServer;

/** A scripted server, and sessions with it whose events are kept. */
@SuppressWarnings("resource") // close() closes what open() opened.
final class Visit implements AutoCloseable {
    /** Long enough that running into it is a failure of the test. */
    static final OpenWatch PATIENT = OpenWatch.of(Duration.ofSeconds(20));
    /** Short, where running into it is what is tested. */
    static final OpenWatch IMPATIENT = OpenWatch.of(Duration.ofMillis(200));
    static final CancelToken NEVER = CancelToken.never();

    final ScriptedFtpServer server;
    final SiteHabits habits = new SiteHabits();
    final List<FtpEvent> events = new CopyOnWriteArrayList<>();
    FtpSiteSettings settings;
    CertificateDecider decider = CertificateDecider.REFUSING;
    private Optional<SiteTls> tls = Optional.empty();
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private int number;

    Visit() {
        this(ScriptedFtpServer.start());
    }

    Visit(ScriptedFtpServer server) {
        this.server = server;
        settings = FtpSiteSettings.of(server.host(), server.port(), "user");
    }

    FtpSession open() throws FtpException {
        return open(NEVER);
    }

    FtpSession open(CancelToken cancel) throws FtpException {
        FtpSession session = FtpSession.open(++number, settings, tls(), () -> "secret".toCharArray(), habits,
                events::add,
                cancel);
        sessions.add(session);
        return session;
    }

    /** One for all sessions, made at the first, as a site does. */
    SiteTls tls() {
        if (tls.isEmpty()) {
            tls = Optional.of(new SiteTls(settings, decider));
        }
        return tls.get();
    }

    <E extends FtpEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends FtpEvent> E only(Class<E> type) {
        List<E> found = events(type);
        assertEquals(1, found.size(), () -> events.toString());
        return found.get(0);
    }

    /** The names in {@code path}. */
    static List<String> names(Session session, String path, Route route) throws FtpException {
        return names(session.list(path, route, PATIENT, NEVER));
    }

    static List<String> names(RemoteListing listing) {
        return listing.entries().stream().map(entry -> entry.name()).sorted().toList();
    }

    static byte[] retrieve(Session session, String path, long offset, Route route) throws FtpException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long moved = session.retrieve(path, offset, Channels.newChannel(bytes), route, PATIENT, TransferProgress.NONE,
                NEVER);
        assertEquals(bytes.size(), moved);
        return bytes.toByteArray();
    }

    static long store(Session session, String path, long offset, byte[] content, Route route) throws FtpException {
        return session.store(path, offset, Channels.newChannel(new ByteArrayInputStream(content)), route, PATIENT,
                TransferProgress.NONE, NEVER);
    }

    /** Lists and expects the route to fail so. */
    static void routeFails(Session session, Route route, Evidence evidence, OpenWatch watch) {
        RouteFailedException failed = assertThrows(RouteFailedException.class,
                () -> session.list("/", route, watch, NEVER));
        assertEquals(evidence, failed.failure().evidence());
        assertEquals(route, failed.failure().route());
    }

    /** Runs a blocking call elsewhere. */
    static <T> CompletableFuture<T> meanwhile(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(call.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        }, "test-session");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** What {@code call} throws. */
    static <E extends Exception> E failure(Class<E> type, CompletableFuture<?> call) {
        CompletionException thrown = assertThrows(CompletionException.class,
                () -> call.orTimeout(20, TimeUnit.SECONDS).join());
        return assertInstanceOf(type, thrown.getCause());
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
        server.close();
        assertEquals(List.of(), server.complaints());
    }
}
