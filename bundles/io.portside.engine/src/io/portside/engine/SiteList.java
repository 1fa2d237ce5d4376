package io.portside.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteSource;
import io.portside.engine.profile.SiteStore;

/** The saved sites, telling of changes, and the sources' beside them. */
final class SiteList implements SiteStore {
    private final SiteStore files;
    private final Supplier<List<SiteSource>> sources;
    private final Runnable changed;
    /** Known to be saved; lets a menu ask without touching the disk. */
    private final Set<String> saved = ConcurrentHashMap.newKeySet();

    SiteList(SiteStore files, Supplier<List<SiteSource>> sources, Runnable changed) {
        this.files = files;
        this.sources = sources;
        this.changed = changed;
    }

    List<Site> withSources() throws ProblemException {
        List<Site> sites = new ArrayList<>();
        for (SiteSource source : sources.get()) {
            sites.addAll(source.sites());
        }
        for (Site site : all()) {
            // An id that is taken by a source would open that one.
            if (sites.stream().noneMatch(other -> other.id().equals(site.id()))) {
                sites.add(site);
            }
        }
        return sites;
    }

    boolean editable(String siteId) {
        return saved.contains(siteId) && sources.get().stream().flatMap(source -> source.sites().stream())
                .noneMatch(site -> site.id().equals(siteId));
    }

    /** Whether there is such a site, saved or of a source; throws where its file cannot be read. */
    boolean knows(String siteId) throws ProblemException {
        return sources.get().stream().flatMap(source -> source.sites().stream())
                .anyMatch(site -> site.id().equals(siteId)) || files.find(siteId).isPresent();
    }

    @Override
    public List<Site> all() throws ProblemException {
        List<Site> sites = files.all();
        List<String> ids = sites.stream().map(Site::id).toList();
        saved.addAll(ids);
        saved.retainAll(ids);
        return sites;
    }

    @Override
    public Optional<Site> find(String id) throws ProblemException {
        Optional<Site> site = files.find(id);
        if (site.isPresent()) {
            saved.add(id);
        }
        return site;
    }

    @Override
    public void save(Site site) throws ProblemException {
        files.save(site);
        saved.add(site.id());
        changed.run();
    }

    @Override
    public void delete(String id) throws ProblemException {
        files.delete(id);
        saved.remove(id);
        changed.run();
    }

    @Override
    public List<Problem> damaged() {
        return files.damaged();
    }

    @Override
    public Site restorePrevious(String file) throws ProblemException {
        Site site = files.restorePrevious(file);
        saved.add(site.id());
        changed.run();
        return site;
    }
}
