package io.portside.engine.site;

import java.io.Closeable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Volume;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteRules;
import io.portside.engine.profile.SiteSource;
import io.portside.engine.profile.SiteSource.Resolved;
import io.portside.engine.profile.SiteStore;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.site.SiteStatus.State;
import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.route.RouteStatus;
import io.portside.ftp.setting.Patience;

/** The sites that are open. */
public final class OpenSites implements SiteConnections, Closeable {
    private record Open(Site site, Volume volume, RemoteSite remote, Credentials credentials, SiteState state) {}

    private final Volume local;
    private final SiteStore store;
    private final Supplier<List<SiteSource>> sources;
    private final SecretStore secrets;
    private final PasswordPrompt prompt;
    private final Certificates certificates;
    private final RemoteSite.Factory factory;
    private final EngineListener events;
    private final Consumer<String> farewell;
    /** A future, because opening may start a server and others may want the same site meanwhile. */
    private final Map<String, CompletableFuture<Open>> open = new ConcurrentHashMap<>();

    /** @param farewell given the id of a site that is being closed, ends its transfers and returns when that is done */
    public OpenSites(Volume local, SiteStore store, Supplier<List<SiteSource>> sources, SecretStore secrets,
            PasswordPrompt prompt, CertificatePrompt certificates, RemoteSite.Factory factory, EngineListener events,
            Consumer<String> farewell) {
        this.local = local;
        this.store = store;
        this.sources = sources;
        this.secrets = secrets;
        this.prompt = prompt;
        this.certificates = new Certificates(store, secrets, certificates);
        this.factory = factory;
        this.events = events;
        this.farewell = farewell;
    }

    @Override
    public Volume local() {
        return local;
    }

    @Override
    public Volume open(String siteId) throws ProblemException {
        return open(siteId, () -> resolve(siteId));
    }

    @Override
    public Volume open(Site unsaved) throws ProblemException {
        return open(unsaved.id(), () -> make(unsaved, Optional.empty()));
    }

    @FunctionalInterface
    private interface Opening {
        Open run() throws ProblemException;
    }

    private Volume open(String siteId, Opening opening) throws ProblemException {
        CompletableFuture<Open> mine = new CompletableFuture<>();
        CompletableFuture<Open> other = open.putIfAbsent(siteId, mine);
        if (other == null) {
            try {
                mine.complete(opening.run());
            } catch (ProblemException | RuntimeException e) {
                open.remove(siteId, mine);
                mine.completeExceptionally(e);
                throw e;
            }
            // close() may have come while we were at it and found nothing to close.
            if (open.get(siteId) != mine) {
                end(mine);
                throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "closed while opening"), null);
            }
        }
        try {
            return (other == null ? mine : other).join().volume();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private Open resolve(String siteId) throws ProblemException {
        for (SiteSource source : sources.get()) {
            if (source.sites().stream().anyMatch(site -> site.id().equals(siteId))) {
                Resolved resolved = source.resolve(siteId);
                return make(resolved.site(), Optional.of(resolved.password()));
            }
        }
        Site site = store.find(siteId).orElseThrow(
                () -> new ProblemException(Problem.of(ProblemKind.NOT_FOUND, "no such site", siteId), null));
        return make(site, Optional.empty());
    }

    private Open make(Site site, Optional<char[]> password) throws ProblemException {
        for (SiteRules.Invalid invalid : SiteRules.check(site)) {
            throw new ProblemException(Problem.of(ProblemKind.PROFILE_INVALID, "field " + invalid.field(),
                    invalid.field().name(), invalid.fault().name()), null);
        }
        CompletableFuture<RemoteSite> remote = new CompletableFuture<>();
        SiteState state = new SiteState(site.id(),
                () -> remote.isDone() ? remote.join().routeStatus() : RouteStatus.UNKNOWN, events::siteStatus);
        Credentials credentials = new Credentials(site, password, secrets, prompt, state::connected,
                problem -> events.trouble(site.name(), problem));
        RemoteSite made = factory.make(site, settings(site), credentials,
                certificates.decider(site, problem -> events.trouble(site.name(), problem)), event -> {
                    events.wire(site.id(), site.name(), event);
                    state.on(event);
                });
        remote.complete(made);
        return new Open(site, new SiteVolume(made.volume(), state), made, credentials, state);
    }

    private FtpSiteSettings settings(Site site) {
        String user = site.user().isBlank() ? "anonymous" : site.user();
        return new FtpSiteSettings(site.host(), site.port(), user, site.data(), certificates.settings(site),
                site.proxy(),
                site.transfer(), Charset.forName(site.charset()), site.maxSessions(), Patience.DEFAULT);
    }

    /**
     * What it takes to connect to {@code site} beside those that are open. A source's site is resolved, which may start
     * its server; the password of a site that is open in the same account is known already.
     *
     * @param typed the person's, taken over and overwritten; empty: the stored one, or it is asked for
     */
    public SiteAccess access(Site site, Optional<char[]> typed) throws ProblemException {
        for (SiteSource source : sources.get()) {
            if (source.sites().stream().anyMatch(other -> other.id().equals(site.id()))) {
                Resolved resolved = source.resolve(site.id());
                return access(resolved.site(), credentials(resolved.site(), Optional.of(resolved.password())));
            }
        }
        for (SiteRules.Invalid invalid : SiteRules.check(site)) {
            throw new ProblemException(Problem.of(ProblemKind.PROFILE_INVALID, "field " + invalid.field(),
                    invalid.field().name(), invalid.fault().name()), null);
        }
        Optional<Credentials> known = typed.isPresent()
                ? Optional.empty()
                : found(site.id()).filter(other -> sameAccount(other.site(), site)).map(Open::credentials);
        return known.isPresent()
                ? new SiteAccess(site, settings(site), known.get(), certificates(site), () -> {})
                : access(site, credentials(site, typed));
    }

    private SiteAccess access(Site site, Credentials credentials) {
        return new SiteAccess(site, settings(site), credentials, certificates(site), credentials::close);
    }

    private Credentials credentials(Site site, Optional<char[]> password) {
        return new Credentials(site, password, secrets, prompt, () -> false,
                problem -> events.trouble(site.name(), problem));
    }

    private CertificateDecider certificates(Site site) {
        return certificates.decider(site, problem -> events.trouble(site.name(), problem));
    }

    private static boolean sameAccount(Site one, Site other) {
        return one.host().equals(other.host()) && one.port() == other.port() && one.user().equals(other.user());
    }

    @Override
    public Optional<Site> site(String siteId) {
        return found(siteId).map(Open::site);
    }

    @Override
    public SiteStatus status(String siteId) {
        return found(siteId).map(site -> site.state().status())
                .orElseGet(() -> new SiteStatus(siteId, State.DISCONNECTED, RouteStatus.UNKNOWN, Optional.empty()));
    }

    private Optional<Open> found(String siteId) {
        CompletableFuture<Open> found = open.get(siteId);
        return found != null && found.isDone() && !found.isCompletedExceptionally()
                ? Optional.of(found.join())
                : Optional.empty();
    }

    @Override
    public void close(String siteId) {
        end(siteId);
    }

    private Optional<Thread> end(String siteId) {
        return Optional.ofNullable(open.remove(siteId)).flatMap(this::end);
    }

    /** The site is gone for everyone at once; its transfers get the time to take their unfinished files away. */
    private Optional<Thread> end(CompletableFuture<Open> found) {
        if (!found.isDone() || found.isCompletedExceptionally()) {
            return Optional.empty();
        }
        Open site = found.join();
        site.credentials().stopAsking();
        site.state().close();
        Thread thread = new Thread(() -> {
            farewell.accept(site.volume().id());
            site.remote().close();
            site.credentials().close();
        }, "Portside closes a site");
        thread.setDaemon(true);
        thread.start();
        return Optional.of(thread);
    }

    /** Closes every site and waits until all are. */
    @Override
    public void close() {
        List<Thread> ends = List.copyOf(open.keySet()).stream().map(this::end).flatMap(Optional::stream).toList();
        try {
            for (Thread end : ends) {
                end.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
