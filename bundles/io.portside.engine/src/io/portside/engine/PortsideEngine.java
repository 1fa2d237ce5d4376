package io.portside.engine;

import java.io.Closeable;
import java.util.List;

import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteStore;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.site.SiteConnections;
import io.portside.engine.transfer.TransferQueue;

/** The engine of one running program: brings the parts together. Opening it touches neither disk nor network. */
public final class PortsideEngine implements Closeable {

    public PortsideEngine(EngineSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Saved sites. */
    public SiteStore store() {
        throw new UnsupportedOperationException();
    }

    /** Sites of the sources first, then saved ones by name. Worker threads. */
    public List<Site> sites() throws ProblemException {
        throw new UnsupportedOperationException();
    }

    /** Whether a site can be edited and deleted: it is saved and does not come from a source. */
    public boolean editable(String siteId) {
        throw new UnsupportedOperationException();
    }

    public SecretStore secrets() {
        throw new UnsupportedOperationException();
    }

    public SiteConnections connections() {
        throw new UnsupportedOperationException();
    }

    public TransferQueue transfers() {
        throw new UnsupportedOperationException();
    }

    public void addListener(EngineListener listener) {
        throw new UnsupportedOperationException();
    }

    public void removeListener(EngineListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Cancels transfers, closes sites; waits at most a few seconds. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
