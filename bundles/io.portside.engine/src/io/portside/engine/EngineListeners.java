package io.portside.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.site.SiteStatus;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.ftp.event.FtpEvent;

/** Passes everything on to whoever listens at the moment. Thread-safe. One listener's fault is not the others' nor ours. */
public final class EngineListeners implements EngineListener {
    private final List<EngineListener> listeners = new CopyOnWriteArrayList<>();

    public void add(EngineListener listener) {
        listeners.add(listener);
    }

    public void remove(EngineListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void sitesChanged() {
        each(EngineListener::sitesChanged);
    }

    @Override
    public void siteStatus(SiteStatus status) {
        each(listener -> listener.siteStatus(status));
    }

    @Override
    public void trouble(String siteName, Problem problem) {
        each(listener -> listener.trouble(siteName, problem));
    }

    @Override
    public void wire(String siteId, String siteName, FtpEvent event) {
        each(listener -> listener.wire(siteId, siteName, event));
    }

    @Override
    public void folderChanged(Location folder) {
        each(listener -> listener.folderChanged(folder));
    }

    @Override
    public void transfer(TransferSnapshot snapshot) {
        each(listener -> listener.transfer(snapshot));
    }

    private void each(Consumer<EngineListener> call) {
        for (EngineListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                System.getLogger(EngineListeners.class.getName()).log(System.Logger.Level.ERROR, "listener failed", e);
            }
        }
    }
}
