package io.portside.engine.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.FileSiteStore;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteSource;
import io.portside.engine.profile.Sites;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.SiteStatus.State;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.SessionEnd;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.route.RouteStatus;

class OpenSitesTest {
    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 21);
    @TempDir
    Path folder;
    private final List<Fake> made = new CopyOnWriteArrayList<>();
    private final List<SiteSource> sources = new ArrayList<>();
    private final List<SiteStatus> told = new CopyOnWriteArrayList<>();
    private final List<String> wire = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private FileSiteStore store;
    private OpenSites sites;

    @BeforeEach
    void wireUp() {
        store = new FileSiteStore(folder.resolve("sites"));
        sites = new OpenSites(null, store, () -> sources, new SessionOnlySecretStore(),
                (site, refused) -> Optional.empty(), CertificatePrompt.REFUSING,
                (site, settings, passwords, certificates, events) -> {
                    Fake fake = new Fake(site, settings, passwords, events);
                    made.add(fake);
                    return fake;
                }, new EngineListener() {
                    @Override
                    public void siteStatus(SiteStatus status) {
                        told.add(status);
                    }

                    @Override
                    public void wire(String siteId, String siteName, FtpEvent event) {
                        wire.add(siteName + " " + event.getClass().getSimpleName());
                    }
                }, ended::add);
    }

    @Test
    void aSavedSiteBecomesSettingsAndOneVolume() throws Exception {
        store.save(Sites.full("a"));
        Volume volume = sites.open("a");
        assertSame(volume, sites.open("a"));
        Site site = Sites.full("a");
        assertEquals(new FtpSiteSettings("2001:db8::1", 2121, "ann@example.org", site.data(), site.tls(), site.proxy(),
                site.transfer(), Charset.forName("ISO-8859-15"), 7, Patience.DEFAULT), made.get(0).settings);
        assertEquals(State.DISCONNECTED, sites.status("a").state());
        assertEquals(List.of(), told, "opening logs nobody in");
    }

    @Test
    void anonymousIsAUserOfItsOwn() throws Exception {
        sites.open(Sites.at("a", "h", 21, ""));
        assertEquals("anonymous", made.get(0).settings.user());
        assertEquals("h", made.get(0).settings.host());
        assertEquals(StandardCharsets.UTF_8, made.get(0).settings.charset());
        assertTrue(new String(made.get(0).passwords.password()).contains("@"));
    }

    @Test
    void aSourcesSiteIsResolvedEachTimeItIsOpened() throws Exception {
        Source source = new Source();
        sources.add(source);
        sites.open("demo");
        sites.close("demo");
        sites.open("demo");
        assertEquals(2, source.resolved);
        assertEquals(2002, made.get(1).settings.port());
        assertEquals("pass2", new String(made.get(1).passwords.password()));
    }

    @Test
    void whatCannotBeOpenedSaysWhyAndCanBeTriedAgain() throws Exception {
        assertEquals(ProblemKind.NOT_FOUND, kind(() -> sites.open("a")));
        assertEquals(ProblemKind.PROFILE_INVALID, kind(() -> sites.open(Sites.at("a", "", 21, "u"))));
        store.save(Sites.plain("a"));
        sites.open("a");
        assertEquals(1, made.size());
    }

    @Test
    void twoWhoOpenAtOnceGetTheSameVolume() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        sources.add(new Source() {
            @Override
            public Resolved resolve(String siteId) {
                inside.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.resolve(siteId);
            }
        });
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            Future<Volume> one = workers.submit((Callable<Volume>) () -> sites.open("demo"));
            inside.await();
            Future<Volume> two = workers.submit((Callable<Volume>) () -> sites.open("demo"));
            assertEquals(State.DISCONNECTED, sites.status("demo").state());
            go.countDown();
            assertSame(one.get(), two.get());
            assertEquals(1, made.size());
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void closingEndsTheSessionsAndOpeningAgainIsAnother() throws Exception {
        Site site = Sites.plain("a");
        Volume volume = sites.open(site);
        made.get(0).login(1);
        sites.close("a");
        made.get(0).awaitClosed.await();
        assertEquals(List.of("a"), ended, "transfers end before the sessions do");
        assertEquals(State.DISCONNECTED, sites.status("a").state());
        assertEquals(State.DISCONNECTED, told.get(told.size() - 1).state());
        assertNotSame(volume, sites.open(site));
        sites.close();
        assertEquals(0, made.get(1).awaitClosed.getCount());
    }

    @Test
    void theStateFollowsTheWire() throws Exception {
        sites.open(Sites.plain("a"));
        Fake fake = made.get(0);
        fake.login(1);
        fake.route = new RouteStatus(Optional.of(Route.PASSIVE_EPSV), List.of(), false);
        fake.events.on(new FtpEvent.RouteChosen(Instant.EPOCH, 1, Route.PASSIVE_EPSV, false));
        fake.login(2);
        fake.closed(1);
        fake.closed(2);
        assertEquals(List.of(State.CONNECTING, State.CONNECTED, State.CONNECTED, State.DISCONNECTED),
                told.stream().map(SiteStatus::state).toList());
        assertEquals(fake.route, told.get(2).route());
        assertEquals("Name of a ControlConnecting", wire.get(0));
        assertEquals(7, wire.size());
    }

    @Test
    void aCallThatFailsForTheConnectionIsTheSitesFailureUntilOneWorks() throws Exception {
        Volume volume = sites.open(Sites.plain("a"));
        Fake fake = made.get(0);
        Problem refused = Problem.of(ProblemKind.CONNECT_REFUSED, "", "h", "21");
        fake.answer.set(refused);
        fake.events.on(new FtpEvent.ControlConnecting(Instant.EPOCH, 1, SERVER));
        fake.closed(1);
        assertEquals(ProblemKind.CONNECT_REFUSED, kind(() -> volume.list(VolumePath.ROOT, CancelToken.never())));
        assertEquals(State.FAILED, sites.status("a").state());
        assertEquals(Optional.of(refused), sites.status("a").problem());
        fake.login(2);
        fake.answer.set(null);
        volume.list(VolumePath.ROOT, CancelToken.never());
        assertEquals(State.CONNECTED, sites.status("a").state());
        assertEquals(List.of(State.CONNECTING, State.DISCONNECTED, State.FAILED, State.CONNECTING, State.CONNECTED),
                told.stream().map(SiteStatus::state).toList());
    }

    @Test
    void aFilesProblemIsNotTheSites() throws Exception {
        Volume volume = sites.open(Sites.plain("a"));
        Fake fake = made.get(0);
        fake.login(1);
        for (ProblemKind kind : List.of(ProblemKind.NOT_FOUND, ProblemKind.TOO_MANY_SESSIONS,
                ProblemKind.SESSION_LOST)) {
            fake.answer.set(Problem.of(kind, "", "x"));
            assertEquals(kind, kind(() -> volume.list(VolumePath.ROOT, CancelToken.never())));
            assertEquals(State.CONNECTED, sites.status("a").state(), kind.toString());
        }
        fake.closed(1);
        assertEquals(ProblemKind.SESSION_LOST, kind(() -> volume.list(VolumePath.ROOT, CancelToken.never())));
        assertEquals(State.FAILED, sites.status("a").state());
    }

    private static ProblemKind kind(Executable call) {
        return assertThrows(ProblemException.class, call).problem().kind();
    }

    /** A session core that does what the test says. */
    private static final class Fake implements RemoteSite {
        private final Site site;
        private final FtpSiteSettings settings;
        private final PasswordSource passwords;
        private final FtpEventListener events;
        private final AtomicReference<Problem> answer = new AtomicReference<>();
        private volatile RouteStatus route = RouteStatus.UNKNOWN;
        private final CountDownLatch awaitClosed = new CountDownLatch(1);

        Fake(Site site, FtpSiteSettings settings, PasswordSource passwords, FtpEventListener events) {
            this.site = site;
            this.settings = settings;
            this.passwords = passwords;
            this.events = events;
        }

        void login(int session) {
            events.on(new FtpEvent.ControlConnecting(Instant.EPOCH, session, SERVER));
            events.on(new FtpEvent.ReplyReceived(Instant.EPOCH, session, 230, List.of("230 in")));
        }

        void closed(int session) {
            events.on(new FtpEvent.SessionClosed(Instant.EPOCH, session, SessionEnd.CLOSED, "test"));
        }

        @Override
        public Volume volume() {
            return (Volume) Proxy.newProxyInstance(Volume.class.getClassLoader(), new Class<?>[]{Volume.class},
                    (proxy, method, arguments) -> {
                        if (answer.get() != null) {
                            throw new ProblemException(answer.get(), null);
                        }
                        return switch (method.getName()) {
                            case "id" -> site.id();
                            case "label" -> site.name();
                            case "list" -> new Listing(VolumePath.ROOT, List.of(), List.of());
                            default -> throw new AssertionError(method.getName());
                        };
                    });
        }

        @Override
        public RouteStatus routeStatus() {
            return route;
        }

        @Override
        public void close() {
            awaitClosed.countDown();
        }
    }

    /** One site, another port and password at each opening. */
    private static class Source implements SiteSource {
        private int resolved;

        @Override
        public List<Site> sites() {
            return List.of(Sites.plain("demo"));
        }

        @Override
        public Resolved resolve(String siteId) {
            resolved++;
            return new Resolved(Sites.at("demo", "127.0.0.1", 2000 + resolved, "demo"),
                    ("pass" + resolved).toCharArray());
        }
    }
}
