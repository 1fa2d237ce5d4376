package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.reply.SeenAddress;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.session.ServerFacts;

/** Where an examination's threads write down what they find. Thread-safe; tells the listener outside its lock. */
final class Sheet {
    private final FtpSiteSettings settings;
    private final ExaminationListener listener;
    private final long began = System.nanoTime();
    // Guarded by this.
    private final List<Check> steps = new ArrayList<>();
    private final List<RouteCheck> routes = new ArrayList<>();
    private Optional<ServerFacts> facts = Optional.empty();
    private Optional<ConnectFailedException.Kind> unreachable = Optional.empty();
    private Optional<InetAddress> external = Optional.empty();
    private Optional<SeenAddress> seen = Optional.empty();
    private boolean tlsOffered;
    private boolean oneSession;

    Sheet(FtpSiteSettings settings, ExaminationListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    void add(Check check) {
        synchronized (this) {
            steps.add(check);
        }
        listener.checked(check);
    }

    void add(RouteCheck check) {
        synchronized (this) {
            routes.add(check);
        }
        listener.listed(check);
    }

    synchronized void facts(ServerFacts learned) {
        facts = facts.or(() -> Optional.of(learned));
    }

    synchronized void unreachable(ConnectFailedException.Kind why) {
        unreachable = Optional.of(why);
    }

    synchronized void external(Optional<InetAddress> resolved) {
        external = resolved;
    }

    /** True when it was not known before. */
    synchronized boolean seen(SeenAddress address) {
        boolean news = seen.isEmpty();
        seen = seen.or(() -> Optional.of(address));
        return news;
    }

    synchronized boolean knowsSeen() {
        return seen.isPresent();
    }

    synchronized void tlsOffered() {
        tlsOffered = true;
    }

    synchronized void oneSession() {
        oneSession = true;
    }

    synchronized Findings findings(boolean complete) {
        List<Check> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparing(Check::step).thenComparing(Check::encrypted));
        List<RouteCheck> listings = new ArrayList<>(routes);
        listings.sort(Comparator.comparing(RouteCheck::encrypted).thenComparing(RouteCheck::route));
        Optional<InetSocketAddress> local = facts.map(ServerFacts::local);
        return new Findings(settings.host(), settings.port(), settings.data(), settings.tls().security(),
                settings.proxy().isPresent(), facts.map(ServerFacts::greeting).orElse(""), unreachable, local,
                facts.map(ServerFacts::peer), external, seen, tlsOffered, oneSession, ordered, listings, complete,
                Duration.ofNanos(System.nanoTime() - began));
    }
}
