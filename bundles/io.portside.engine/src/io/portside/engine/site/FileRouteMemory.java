package io.portside.engine.site;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.portside.engine.disk.AtomicFile;
import io.portside.engine.disk.Disk;
import io.portside.engine.profile.Site;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RouteRecord;
import io.portside.ftp.route.SiteFacts;
import io.portside.ftp.route.SiteOnNetwork;

/**
 * Keeps what was learned about sites and their routes in a file, apart from the profiles so that these stay clean to be copied. Read at
 * the first question, written by a thread of its own a moment after a change. What cannot be written is kept until the
 * end of the program; it is learned again. Thread-safe.
 */
public final class FileRouteMemory implements RouteMemory, Closeable {
    private static final long DELAY_MILLIS = 500;
    /** Forgotten beyond this, the longest unused first. */
    static final int MAX_ENTRIES = 500;

    private final AtomicFile file;
    private final Path path;
    private final InstantSource clock;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "Portside known sites");
        thread.setDaemon(true);
        return thread;
    });
    private final Object reading = new Object();
    /** Null until read. */
    private volatile Map<SiteOnNetwork, KnownSite> known;
    private boolean pending;
    private boolean closed;

    /** Touches nothing yet. */
    public FileRouteMemory(Path path) {
        this(path, InstantSource.system());
    }

    FileRouteMemory(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
        this.file = new AtomicFile(path, Disk.REAL);
    }

    @Override
    public Optional<RouteRecord> recall(SiteOnNetwork key) {
        Map<SiteOnNetwork, KnownSite> map = known();
        synchronized (map) {
            return Optional.ofNullable(map.get(key)).flatMap(KnownSite::routes);
        }
    }

    @Override
    public SiteFacts facts(SiteOnNetwork key) {
        Map<SiteOnNetwork, KnownSite> map = known();
        synchronized (map) {
            return Optional.ofNullable(map.get(key)).map(KnownSite::facts).orElse(SiteFacts.NONE);
        }
    }

    @Override
    public void learn(SiteOnNetwork key, UnaryOperator<SiteFacts> change) {
        Map<SiteOnNetwork, KnownSite> map = known();
        synchronized (map) {
            KnownSite before = map.getOrDefault(key, KnownSite.NOTHING);
            map.put(key, new KnownSite(before.routes(), change.apply(before.facts())));
        }
        writeSoon(map);
    }

    @Override
    public void remember(SiteOnNetwork key, RouteRecord record) {
        Map<SiteOnNetwork, KnownSite> map = known();
        synchronized (map) {
            map.put(key, new KnownSite(Optional.of(record), map.getOrDefault(key, KnownSite.NOTHING).facts()));
        }
        writeSoon(map);
    }

    private void writeSoon(Map<SiteOnNetwork, KnownSite> map) {
        synchronized (map) {
            if (pending || closed) {
                return;
            }
            pending = true;
        }
        writer.schedule(this::write, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is known of the routes to {@code site}, the network of the latest visit first; reads the file at the first call. */
    public List<KnownNetwork> networks(Site site) {
        Map<SiteOnNetwork, KnownSite> map = known();
        Instant now = clock.instant();
        synchronized (map) {
            return map.entrySet().stream()
                    .filter(entry -> about(entry.getKey(), site) && !entry.getValue().expired(now))
                    .map(entry -> KnownNetwork.of(entry.getKey().network(), entry.getValue(), now))
                    .sorted(Comparator.comparing(KnownNetwork::since).reversed()).toList();
        }
    }

    /**
     * Forgets what is known of the routes to {@code site} on every network. A site that is open goes on with what it uses;
     * the next time it is opened it learns anew.
     */
    public void forget(Site site) {
        Map<SiteOnNetwork, KnownSite> map = known();
        boolean any;
        synchronized (map) {
            any = map.keySet().removeIf(key -> about(key, site));
        }
        if (any) {
            writeSoon(map);
        }
    }

    /** Whatever protects the connection: the key may begin with a scheme. */
    private static boolean about(SiteOnNetwork key, Site site) {
        String server = (site.host() + ":" + site.port()).toLowerCase(Locale.ROOT);
        return key.server().equals(server) || key.server().endsWith("://" + server);
    }

    /** Forgets everything, on disk too. */
    public void erase() throws IOException {
        Map<SiteOnNetwork, KnownSite> map = known();
        synchronized (map) {
            map.clear();
        }
        Files.deleteIfExists(path);
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        Map<SiteOnNetwork, KnownSite> map = known;
        boolean write = false;
        if (map != null) {
            synchronized (map) {
                closed = true;
                write = pending;
            }
        }
        writer.shutdownNow();
        if (write) {
            write();
        }
    }

    private void write() {
        Map<SiteOnNetwork, KnownSite> map = known();
        Map<SiteOnNetwork, KnownSite> copy;
        synchronized (map) {
            pending = false;
            copy = new HashMap<>(map);
        }
        try {
            if (copy.isEmpty()) {
                Files.deleteIfExists(path);
            } else {
                file.write(KnownSitesFormat.write(copy, MAX_ENTRIES));
            }
        } catch (IOException e) {
            System.getLogger(FileRouteMemory.class.getName()).log(System.Logger.Level.WARNING,
                    "known sites not written: " + path, e);
        }
    }

    private Map<SiteOnNetwork, KnownSite> known() {
        if (known == null) {
            // A lock across a read: whoever comes second has nothing to do without its result.
            synchronized (reading) {
                if (known == null) {
                    known = read();
                }
            }
        }
        return known;
    }

    private Map<SiteOnNetwork, KnownSite> read() {
        try {
            Optional<byte[]> content = file.read();
            Map<SiteOnNetwork, KnownSite> map = content.isPresent()
                    ? KnownSitesFormat.read(content.get())
                    : new HashMap<>();
            Instant now = clock.instant();
            map.values().removeIf(site -> site.expired(now));
            return map;
        } catch (IOException | KnownSitesFormat.Damaged e) {
            setAside();
            return new HashMap<>();
        }
    }

    private void setAside() {
        try {
            file.setAside();
        } catch (IOException e) {
            System.getLogger(FileRouteMemory.class.getName()).log(System.Logger.Level.WARNING,
                    "damaged and not to be moved: " + path, e);
        }
    }
}
