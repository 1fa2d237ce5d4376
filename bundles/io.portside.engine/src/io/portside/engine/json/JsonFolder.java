package io.portside.engine.json;

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

/**
 * A folder with one JSON file a value, {@code <id>.json}. Keeps nothing in memory: what another running Portside or an
 * editor wrote is seen at the next call. Thread-safe.
 *
 * @param <T> the kind of value
 */
public final class JsonFolder<T> {
    private static final String SUFFIX = ".json";
    private final JsonForm<T> form;
    private final Path folder;
    private final Disk disk;

    /** @param folder made at the first save */
    public JsonFolder(JsonForm<T> form, Path folder) {
        this(form, folder, Disk.REAL);
    }

    /** On a disk of the caller's, for tests. */
    public JsonFolder(JsonForm<T> form, Path folder, Disk disk) {
        this.form = form;
        this.folder = folder;
        this.disk = disk;
    }

    /** Sorted by name; a damaged file is left out here, left alone on disk, and told by {@link #damaged()}. */
    public List<T> all() throws ProblemException {
        List<T> values = new ArrayList<>();
        for (Path file : files()) {
            try {
                load(file).ifPresent(values::add);
            } catch (ProblemException e) {
                // One bad file must not hide the others; damaged() tells of it.
            }
        }
        values.sort(Comparator.<T, String>comparing(form::name, String.CASE_INSENSITIVE_ORDER).thenComparing(form::id));
        return values;
    }

    /** Throws the form's problem where the file is there but cannot be read. */
    public Optional<T> find(String id) throws ProblemException {
        return nameable(id) ? load(file(id)) : Optional.empty();
    }

    /** Adds or replaces; the previous version stays as {@code .bak}, members that are not ours survive. */
    public synchronized void save(T value) throws ProblemException {
        if (!nameable(form.id(value))) {
            throw new IllegalArgumentException("not an id: " + form.id(value));
        }
        Optional<Problem> fault = form.fault(value);
        if (fault.isPresent()) {
            throw new ProblemException(fault.get(), null);
        }
        Path file = file(form.id(value));
        try {
            AtomicFile target = new AtomicFile(file, disk);
            Optional<byte[]> previous = target.read();
            Optional<JsonObject> members = previous.isPresent()
                    ? Optional.of(readable(file, previous.get()))
                    : Optional.empty();
            byte[] content = JsonText.write(form, value, members);
            if (previous.isEmpty()) {
                target.write(content);
            } else if (!Arrays.equals(previous.get(), content)) {
                target.writeKeeping(previous.get(), content);
            }
        } catch (IOException e) {
            throw ProblemMapping.writing(e, file.toString());
        }
    }

    /** Removes the file and its previous version. */
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

    /** One entry a file that could not be read. */
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

    /**
     * Puts the previous version of a damaged file back in its place; the damaged file is kept beside it.
     *
     * @param file as {@link #damaged()} tells it
     */
    public synchronized T restorePrevious(String file) throws ProblemException {
        Path damaged = Path.of(file);
        if (!folder.equals(damaged.getParent()) || !file.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("not a file of this folder: " + file);
        }
        AtomicFile target = new AtomicFile(damaged, disk);
        Optional<T> previous = previous(damaged);
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

    private Optional<T> load(Path file) throws ProblemException {
        try {
            Optional<byte[]> content = AtomicFile.read(file);
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(form.read(id(file), readable(file, content.get())));
        } catch (IOException e) {
            throw damaged(file, e.toString(), e);
        } catch (Damaged e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /** The members of a file that we may read and replace. */
    private JsonObject readable(Path file, byte[] content) throws ProblemException {
        try {
            JsonObject json = JsonText.parse(content);
            if (JsonText.newer(json, form.version())) {
                throw new ProblemException(
                        Problem.of(form.newer(), "format " + json.get("format"), file.toString()), null);
            }
            return json;
        } catch (Damaged e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private ProblemException damaged(Path file, String why, Exception cause) {
        String name = previous(file).map(form::name).orElse("");
        return new ProblemException(Problem.of(form.damaged(), why, file.toString(), name), cause);
    }

    private Optional<T> previous(Path file) {
        try {
            Optional<byte[]> content = AtomicFile.read(new AtomicFile(file, disk).backup());
            if (content.isEmpty()) {
                return Optional.empty();
            }
            JsonObject json = JsonText.parse(content.get());
            return JsonText.newer(json, form.version()) ? Optional.empty() : Optional.of(form.read(id(file), json));
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
