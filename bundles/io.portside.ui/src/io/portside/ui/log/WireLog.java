package io.portside.ui.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.portside.engine.EngineListener;
import io.portside.ftp.event.FtpEvent;
import io.portside.engine.problem.Problem;
import io.portside.engine.text.Formats;

/**
 * Keeps the latest lines of every site's control connections, whether the part is open or not. Add it to the engine's
 * listeners before anything connects. {@link #wire} may be called on any thread, holds no lock and never waits;
 * everything else is for the UI thread.
 */
public final class WireLog implements EngineListener {
    /** So many lines are kept. */
    public static final int CAPACITY = 20_000;
    /** The oldest go in batches, so that a view that shows them is shortened seldom. */
    static final int SLACK = 2_000;

    private final LogWording wording = new LogWording(Formats.here());
    private final Queue<LogLine> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private volatile Runnable news = () -> {};

    /** What {@link WireLog#absorb()} did: first the oldest were dropped, then new ones came. */
    record Change(List<LogLine> dropped, List<LogLine> added) {}

    @Override
    public void wire(String siteId, String siteName, FtpEvent event) {
        for (LogLine line : wording.lines(siteId, siteName, event)) {
            inbox.add(line);
            if (waiting.incrementAndGet() > CAPACITY && inbox.poll() != null) {
                waiting.decrementAndGet();
            }
        }
        news.run();
    }

    /** Among the lines, so that it can still be read when the status line has gone on. */
    @Override
    public void trouble(String siteName, Problem problem) {
        inbox.add(wording.trouble(siteName, problem));
        waiting.incrementAndGet();
        news.run();
    }

    /** Called on the engine's threads when lines have come; must be quick and not throw. Replaces the one before. */
    void onNews(Runnable runnable) {
        news = runnable;
    }

    /** How many lines have come and are not among {@link #lines()} yet. */
    int waiting() {
        return waiting.get();
    }

    /** Takes what has come over into {@link #lines()}. */
    Change absorb() {
        List<LogLine> added = new ArrayList<>();
        LogLine line;
        // Not more than fit: a server that talks faster than we take must not hold the UI thread.
        while (added.size() < CAPACITY && (line = inbox.poll()) != null) {
            waiting.decrementAndGet();
            added.add(line);
        }
        lines.addAll(added);
        List<LogLine> dropped = new ArrayList<>();
        if (lines.size() > CAPACITY + SLACK) {
            while (lines.size() > CAPACITY) {
                dropped.add(lines.remove());
            }
        }
        return new Change(dropped, added);
    }

    /** What is kept, the oldest first. */
    Iterable<LogLine> lines() {
        return lines;
    }

    int size() {
        return lines.size();
    }

    void clear() {
        inbox.clear();
        waiting.set(0);
        lines.clear();
    }

    String text(LogLine line) {
        return wording.text(line);
    }
}
