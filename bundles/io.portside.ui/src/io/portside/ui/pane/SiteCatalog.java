package io.portside.ui.pane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;

import io.portside.engine.EngineListener;
import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;

/** The list of sites as it was last read, for menus that must open at once. Read on a worker. UI thread. */
public final class SiteCatalog implements EngineListener {
    private final PortsideEngine engine;
    private final Executor workers;
    private final Display display;
    private List<Site> sites = List.of();

    public SiteCatalog(PortsideEngine engine, Executor workers, Display display) {
        this.engine = engine;
        this.workers = workers;
        this.display = display;
    }

    /** The latest known list; empty until it was read for the first time. */
    public List<Site> sites() {
        return new ArrayList<>(sites);
    }

    /** Reads it again. */
    @Override
    public void sitesChanged() {
        workers.execute(() -> {
            try {
                List<Site> read = engine.sites();
                if (!display.isDisposed()) {
                    display.asyncExec(() -> sites = read);
                }
            } catch (ProblemException e) {
                // The list of sites tells the person; a menu just stays as it was.
                ILog.of(SiteCatalog.class).warn("The sites could not be read", e);
            }
        });
    }
}
