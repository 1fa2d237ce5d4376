package io.portside.engine.profile;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

import io.portside.engine.disk.AtomicFile;
import io.portside.engine.disk.Disk;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;
import io.portside.engine.profile.SiteFormat.Damaged;

/**
 * One JSON file a site, {@code <id>.json}. Keeps nothing in memory: what another running Portside or an editor wrote is
 * seen at the next call.
 */
public final class FileSiteStore implements SiteStore {
    private static final String SUFFIX = ".json";
    private final Path folder;
    private final Disk disk;

    /** @param folder made at the first save */
    public FileSiteStore(Path folder) {
        this(folder, Disk.REAL);
    }

    FileSiteStore(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    @Override
    public List<Site> all() throws ProblemException {
        List<Site> sites = new ArrayList<>();
        for (Path file : files()) {
            try {
                load(file).ifPresent(sites::add);
            } catch (ProblemException e) {
                // One bad file must not hide the others; damaged() tells of it.
            }
        }
        sites.sort(Comparator.comparing(Site::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Site::id));
        return sites;
    }

    @Override
    public Optional<Site> find(String id) throws ProblemException {
        return nameable(id) ? load(file(id)) : Optional.empty();
    }

    @Override
    public synchronized void save(Site site) throws ProblemException {
        if (!nameable(site.id())) {
            throw new IllegalArgumentException("not an id: " + site.id());
        }
        for (SiteRules.Invalid invalid : SiteRules.check(site)) {
            throw new ProblemException(Problem.of(ProblemKind.PROFILE_INVALID, "field " + invalid.field(),
                    invalid.field().name(), invalid.fault().name()), null);
        }
        Path file = file(site.id());
        try {
            AtomicFile target = new AtomicFile(file, disk);
            Optional<byte[]> previous = target.read();
            Optional<JsonObject> members = previous.isPresent()
                    ? Optional.of(readable(file, previous.get()))
                    : Optional.empty();
            byte[] content = SiteFormat.write(site, members);
            if (previous.isEmpty()) {
                target.write(content);
            } else if (!Arrays.equals(previous.get(), content)) {
                target.writeKeeping(previous.get(), content);
            }
        } catch (IOException e) {
            throw ProblemMapping.writing(e, file.toString());
        }
    }

    @Override
    public synchronized void delete(String id) throws ProblemException {
        if (!nameable(id)) {
            return;
        }
        Path file = file(id);
        try {
            Files.deleteIfExists(new AtomicFile(file, disk).backup());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ProblemMapping.writing(e, file.toString());
        }
    }

    @Override
    public List<Problem> damaged() {
        List<Problem> problems = new ArrayList<>();
        try {
            for (Path file : files()) {
                try {
                    load(file);
                } catch (ProblemException e) {
                    problems.add(e.problem());
                }
            }
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
        return problems;
    }

    @Override
    public synchronized Site restorePrevious(String file) throws ProblemException {
        Path damaged = Path.of(file);
        if (!folder.equals(damaged.getParent()) || !file.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("not a profile: " + file);
        }
        AtomicFile target = new AtomicFile(damaged, disk);
        Optional<Site> previous = previous(damaged);
        if (previous.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemKind.NOT_FOUND, "no readable previous version",
                    target.backup().toString()), null);
        }
        try {
            byte[] content = AtomicFile.read(target.backup()).orElseThrow();
            if (Files.exists(damaged)) {
                target.setAside();
            }
            target.write(content);
        } catch (IOException e) {
            throw ProblemMapping.writing(e, file);
        }
        return previous.get();
    }

    private Optional<Site> load(Path file) throws ProblemException {
        try {
            Optional<byte[]> content = AtomicFile.read(file);
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SiteFormat.read(id(file), readable(file, content.get())));
        } catch (IOException e) {
            throw damaged(file, e.toString(), e);
        } catch (Damaged e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /** The members of a file that we may read and replace. */
    private JsonObject readable(Path file, byte[] content) throws ProblemException {
        try {
            JsonObject json = SiteFormat.parse(content);
            if (SiteFormat.newer(json)) {
                throw new ProblemException(
                        Problem.of(ProblemKind.PROFILE_NEWER, "format " + json.get("format"), file.toString()), null);
            }
            return json;
        } catch (Damaged e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private ProblemException damaged(Path file, String why, Exception cause) {
        String name = previous(file).map(Site::name).orElse("");
        return new ProblemException(Problem.of(ProblemKind.PROFILE_DAMAGED, why, file.toString(), name), cause);
    }

    private Optional<Site> previous(Path file) {
        try {
            Optional<byte[]> content = AtomicFile.read(new AtomicFile(file, disk).backup());
            if (content.isEmpty()) {
                return Optional.empty();
            }
            JsonObject json = SiteFormat.parse(content.get());
            return SiteFormat.newer(json) ? Optional.empty() : Optional.of(SiteFormat.read(id(file), json));
        } catch (IOException | Damaged e) {
            return Optional.empty();
        }
    }

    private List<Path> files() throws ProblemException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : found) {
                if (nameable(id(file))) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw ProblemMapping.reading(e.getCause(), folder.toString());
        } catch (IOException e) {
            throw ProblemMapping.reading(e, folder.toString());
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Whether an id can be a file's name on every system; others (of sources) have no file. */
    private static boolean nameable(String id) {
        return id.matches("[A-Za-z0-9_-]{1,64}");
    }
}
