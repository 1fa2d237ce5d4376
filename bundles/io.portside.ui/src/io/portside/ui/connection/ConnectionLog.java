package io.portside.ui.connection;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.portside.engine.EngineListener;
import io.portside.engine.text.Formats;
import io.portside.ftp.event.FtpEvent;

/**
 * Keeps the latest steps of every site, whether the view is open or not. Add it to the engine's listeners before anything
 * connects. {@link #wire} may be called on any thread, holds no lock and never waits; everything else is for the UI thread.
 */
public final class ConnectionLog implements EngineListener {
    /** So many events are kept while nobody looks. */
    static final int INBOX = 20_000;
    /** Sites that have been open longest ago are forgotten. */
    static final int SITES = 30;

    private final Formats formats;
    private final Queue<Heard> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Watched> sites = new LinkedHashMap<>();
    private volatile Runnable news = () -> {};

    private record Heard(String siteId, String siteName, FtpEvent event) {}

    /** A site and its steps. */
    record Watched(String id, String name, SequenceModel model) {}

    public ConnectionLog() {
        this(Formats.here());
    }

    ConnectionLog(Formats formats) {
        this.formats = formats;
    }

    @Override
    public void wire(String siteId, String siteName, FtpEvent event) {
        inbox.add(new Heard(siteId, siteName, event));
        if (waiting.incrementAndGet() > INBOX && inbox.poll() != null) {
            waiting.decrementAndGet();
        }
        news.run();
    }

    /** Called on the engine's threads when something has come; must be quick and not throw. Replaces the one before. */
    void onNews(Runnable runnable) {
        news = runnable;
    }

    /** Turns what has come into steps. */
    void absorb() {
        // Not more than fit: a server that talks faster than we take must not hold the UI thread.
        for (int i = 0; i < INBOX; i++) {
            Heard heard = inbox.poll();
            if (heard == null) {
                return;
            }
            waiting.decrementAndGet();
            watched(heard).model().add(heard.event());
        }
    }

    private Watched watched(Heard heard) {
        Watched known = sites.get(heard.siteId());
        if (known != null && known.name().equals(heard.siteName())) {
            return known;
        }
        SequenceModel model = known == null ? new SequenceModel(formats) : known.model();
        Watched watched = new Watched(heard.siteId(), heard.siteName(), model);
        sites.put(heard.siteId(), watched);
        if (sites.size() > SITES) {
            Iterator<String> eldest = sites.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return watched;
    }

    /** In the order in which they were first heard of. */
    List<Watched> sites() {
        return List.copyOf(sites.values());
    }

    Optional<Watched> site(String id) {
        return Optional.ofNullable(sites.get(id));
    }
}
