package io.portside.engine.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.portside.engine.disk.Disk;
import io.portside.engine.json.JsonFolder;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;

/**
 * One JSON file a site, {@code <id>.json}. Keeps nothing in memory: what another running Portside or an editor wrote is
 * seen at the next call.
 */
public final class FileSiteStore implements SiteStore {
    private final JsonFolder<Site> files;

    /** @param folder made at the first save */
    public FileSiteStore(Path folder) {
        this(folder, Disk.REAL);
    }

    FileSiteStore(Path folder, Disk disk) {
        files = new JsonFolder<>(new SiteFormat(), folder, disk);
    }

    @Override
    public List<Site> all() throws ProblemException {
        return files.all();
    }

    @Override
    public Optional<Site> find(String id) throws ProblemException {
        return files.find(id);
    }

    @Override
    public void save(Site site) throws ProblemException {
        files.save(site);
    }

    @Override
    public void delete(String id) throws ProblemException {
        files.delete(id);
    }

    @Override
    public List<Problem> damaged() {
        return files.damaged();
    }

    @Override
    public Site restorePrevious(String file) throws ProblemException {
        return files.restorePrevious(file);
    }
}
