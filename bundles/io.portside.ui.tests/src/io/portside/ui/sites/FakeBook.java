package io.portside.ui.sites;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.widgets.Display;

import io.portside.engine.doctor.SiteDoctor;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.site.KnownNetwork;
import io.portside.ui.Values;
import io.portside.ui.doctor.FakeDoctor;

/** Sites in memory; refuses to be called on the UI thread, as a disk would make a window freeze. */
final class FakeBook implements SiteBook {
    /** Names of folder pairs by site. */
    final Map<String, List<String>> pairs = new HashMap<>();
    final Map<String, Site> sites = new LinkedHashMap<>();
    final Map<String, String> passwords = new LinkedHashMap<>();
    final List<Problem> damaged = new ArrayList<>();
    final FakeDoctor doctor = new FakeDoctor();
    final List<KnownNetwork> known = new ArrayList<>();
    final Set<String> demos = new HashSet<>();
    volatile boolean failing;
    volatile boolean persistent = true;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public synchronized SiteShelf load() throws ProblemException {
        work();
        List<SiteShelf.Row> rows = new ArrayList<>();
        sites.values().forEach(site -> rows
                .add(new SiteShelf.Known(site, !demos.contains(site.id()), pairs.getOrDefault(site.id(), List.of()))));
        damaged.forEach(problem -> rows.add(new SiteShelf.Damaged(problem)));
        return new SiteShelf(rows);
    }

    @Override
    public synchronized boolean save(Site site, PasswordChange password, PasswordChange proxy) throws ProblemException {
        work();
        sites.put(site.id(), site);
        boolean kept = store(site.id(), password);
        return store(site.id() + ".proxy", proxy) && kept;
    }

    private boolean store(String id, PasswordChange password) {
        if (password instanceof PasswordChange.Remove) {
            passwords.remove(id);
        } else if (password instanceof PasswordChange.Replace replace) {
            passwords.put(id, new String(replace.password()));
            replace.wipe();
            return persistent;
        }
        return true;
    }

    @Override
    public synchronized boolean hasProxyPassword(String siteId) throws ProblemException {
        work();
        return passwords.containsKey(siteId + ".proxy");
    }

    @Override
    public synchronized void delete(Site site) throws ProblemException {
        work();
        sites.remove(site.id());
        passwords.remove(site.id());
    }

    @Override
    public synchronized boolean hasPassword(String siteId) throws ProblemException {
        work();
        return passwords.containsKey(siteId);
    }

    @Override
    public synchronized Site restore(String file) throws ProblemException {
        work();
        damaged.clear();
        Site site = Values.site("restored", "Restored", "h");
        sites.put(site.id(), site);
        return site;
    }

    @Override
    public synchronized List<KnownNetwork> knownRoutes(Site site) throws ProblemException {
        work();
        return List.copyOf(known);
    }

    @Override
    public synchronized void forgetRoutes(Site site) throws ProblemException {
        work();
        known.clear();
    }

    @Override
    public SiteDoctor doctor() {
        return doctor;
    }

    private void work() throws ProblemException {
        if (Display.getCurrent() != null) {
            throw new AssertionError("blocks the UI thread");
        }
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (failing) {
            throw new ProblemException(Problem.of(ProblemKind.NO_SPACE, "disk full", "/sites/x.json"), null);
        }
    }
}
