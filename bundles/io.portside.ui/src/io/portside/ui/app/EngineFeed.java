package io.portside.ui.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.site.SiteStatus;

/**
 * Changes of sites, their status and folders on the UI thread, gathered: whatever comes within {@link #GATHER_MILLIS} is
 * delivered at once, of a site's status only the latest, of a folder one. The engine may call from any thread;
 * subscribing, unsubscribing and delivery are on the UI thread. Transfers and the wire have gatherings of their own.
 */
public final class EngineFeed implements EngineListener {
    /** How long events are gathered, milliseconds: ten to twenty deliveries a second look live and cost nothing. */
    public static final int GATHER_MILLIS = 60;

    private final List<EngineListener> subscribers = new CopyOnWriteArrayList<>();
    private final BiConsumer<Integer, Runnable> later;
    private final Object lock = new Object();
    private Pending pending = new Pending();
    private boolean scheduled;

    /** @param later runs the runnable on the UI thread after so many milliseconds; callable from every thread */
    public EngineFeed(BiConsumer<Integer, Runnable> later) {
        this.later = later;
    }

    /** Adds a subscriber, which is called on the UI thread. */
    public void subscribe(EngineListener subscriber) {
        subscribers.add(subscriber);
    }

    /** Removes it; it is not called again. */
    public void unsubscribe(EngineListener subscriber) {
        subscribers.remove(subscriber);
    }

    @Override
    public void sitesChanged() {
        gather(p -> p.sites = true);
    }

    @Override
    public void siteStatus(SiteStatus status) {
        gather(p -> {
            p.statuses.remove(status.siteId());
            p.statuses.put(status.siteId(), status);
        });
    }

    @Override
    public void folderChanged(Location folder) {
        gather(p -> p.folders.put(folder.volume().id() + folder.path(), folder));
    }

    @Override
    public void trouble(String siteName, Problem problem) {
        gather(p -> p.troubles.add(new Trouble(siteName, problem)));
    }

    private void gather(Consumer<Pending> change) {
        synchronized (lock) {
            change.accept(pending);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        later.accept(GATHER_MILLIS, this::deliver);
    }

    private void deliver() {
        Pending now;
        synchronized (lock) {
            now = pending;
            pending = new Pending();
            scheduled = false;
        }
        for (EngineListener subscriber : subscribers) {
            try {
                now.tell(subscriber);
            } catch (RuntimeException e) {
                // One broken view must not keep the others from hearing.
                ILog.of(EngineFeed.class).error(subscriber.getClass().getName(), e);
            }
        }
    }

    private record Trouble(String siteName, Problem problem) {}

    private static final class Pending {
        boolean sites;
        final Map<String, SiteStatus> statuses = new LinkedHashMap<>();
        final Map<String, Location> folders = new LinkedHashMap<>();
        final List<Trouble> troubles = new ArrayList<>();

        void tell(EngineListener subscriber) {
            if (sites) {
                subscriber.sitesChanged();
            }
            statuses.values().forEach(subscriber::siteStatus);
            folders.values().forEach(subscriber::folderChanged);
            troubles.forEach(trouble -> subscriber.trouble(trouble.siteName(), trouble.problem()));
        }
    }
}
