package io.portside.ui.sites;

import java.util.ArrayList;
import java.util.List;

import io.portside.engine.PortsideEngine;
import io.portside.engine.doctor.SiteDoctor;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.site.KnownNetwork;
import io.portside.engine.sync.rule.SyncPair;

/** The sites of the engine. Worker threads. */
final class EngineSiteBook implements SiteBook {
    private final PortsideEngine engine;

    EngineSiteBook(PortsideEngine engine) {
        this.engine = engine;
    }

    @Override
    public SiteShelf load() throws ProblemException {
        List<SiteShelf.Row> rows = new ArrayList<>();
        List<SyncPair> pairs = pairs();
        for (Site site : engine.sites()) {
            rows.add(new SiteShelf.Known(site, engine.editable(site.id()),
                    pairs.stream().filter(pair -> pair.uses(site.id())).map(SyncPair::name).toList()));
        }
        for (Problem problem : engine.store().damaged()) {
            rows.add(new SiteShelf.Damaged(problem));
        }
        return new SiteShelf(rows);
    }

    /** Sites are to be had whatever is wrong with pairs; their own list tells that. */
    private List<SyncPair> pairs() {
        try {
            return engine.synchroniser().pairs().all();
        } catch (ProblemException e) {
            return List.of();
        }
    }

    @Override
    public boolean save(Site site, PasswordChange password, PasswordChange proxy) throws ProblemException {
        try {
            engine.store().save(site);
            boolean kept = store(site.id(), password);
            return store(SecretStore.ofProxy(site.id()), proxy) && kept;
        } finally {
            wipe(password);
            wipe(proxy);
        }
    }

    private boolean store(String id, PasswordChange change) throws ProblemException {
        if (change instanceof PasswordChange.Remove) {
            engine.secrets().remove(id);
        } else if (change instanceof PasswordChange.Replace replace) {
            engine.secrets().put(id, replace.password());
            return engine.secrets().persistent();
        }
        return true;
    }

    private static void wipe(PasswordChange change) {
        if (change instanceof PasswordChange.Replace replace) {
            replace.wipe();
        }
    }

    @Override
    public void delete(Site site) throws ProblemException {
        engine.store().delete(site.id());
        engine.secrets().remove(site.id());
        engine.secrets().remove(SecretStore.ofProxy(site.id()));
    }

    @Override
    public boolean hasPassword(String siteId) throws ProblemException {
        return engine.secrets().holds(siteId);
    }

    @Override
    public boolean hasProxyPassword(String siteId) throws ProblemException {
        return engine.secrets().holds(SecretStore.ofProxy(siteId));
    }

    @SuppressWarnings("resource") // The engine's, which closes it.
    @Override
    public List<KnownNetwork> knownRoutes(Site site) {
        return engine.knownRoutes().networks(site);
    }

    @SuppressWarnings("resource") // The engine's, which closes it.
    @Override
    public void forgetRoutes(Site site) {
        engine.knownRoutes().forget(site);
    }

    @Override
    public SiteDoctor doctor() {
        return engine.doctor();
    }

    @Override
    public Site restore(String file) throws ProblemException {
        return engine.store().restorePrevious(file);
    }
}
