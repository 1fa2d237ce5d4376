package io.portside.ui.app;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.ILog;

/**
 * What the window remembers from one start to the next: bounds, sashes, folders, column widths. One small file in the
 * instance area, read and written on workers only, replaced atomically. A damaged or missing file means an empty memory:
 * nothing here is worth a question. UI thread; values are at hand without waiting.
 */
public final class UiMemory {
    /** Whether hidden files are shown. */
    public static final String HIDDEN = "hidden";

    private final Optional<Path> file;
    private final Executor workers;
    private final Map<String, String> values = new TreeMap<>();
    private final CompletableFuture<Map<String, String>> reading;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    /** @param file empty: remember nothing beyond this run */
    public UiMemory(Optional<Path> file, Executor workers) {
        this.file = file;
        this.workers = workers;
        this.reading = CompletableFuture.supplyAsync(this::read, workers);
    }

    /** Waits for the file at most that long: a slow disk costs the memory, not the start. */
    public void await(long millis) {
        try {
            reading.get(millis, TimeUnit.MILLISECONDS).forEach(values::putIfAbsent);
        } catch (ExecutionException | TimeoutException e) {
            ILog.of(UiMemory.class).warn("Nothing remembered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    public OptionalInt getInt(String key) {
        try {
            return get(key).stream().mapToInt(Integer::parseInt).findFirst();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    public void put(String key, Object value) {
        values.put(key, String.valueOf(value));
    }

    /** Has everything written soon, on a worker, one write after the other. */
    public CompletableFuture<Void> save() {
        Map<String, String> copy = new TreeMap<>(values);
        writing = writing.thenRunAsync(() -> write(copy), workers);
        return writing;
    }

    /** Has everything written and waits for it, at most so long. For the end of the program, when no window is left. */
    public void saveAndWait(long millis) {
        try {
            save().get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            ILog.of(UiMemory.class).warn("What the window remembers could not be written in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> read() {
        Map<String, String> found = new TreeMap<>();
        if (file.isPresent() && Files.exists(file.get())) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                ILog.of(UiMemory.class).warn("Nothing remembered", e);
            }
            properties.forEach((key, value) -> found.put((String) key, (String) value));
        }
        return found;
    }

    private void write(Map<String, String> copy) {
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get();
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(temporary, text(copy), StandardCharsets.UTF_8);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            ILog.of(UiMemory.class).warn("What the window remembers could not be written", e);
        }
    }

    private static String text(Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> value : values.entrySet()) {
            Properties one = new Properties();
            one.put(value.getKey(), value.getValue());
            StringWriter lines = new StringWriter();
            one.store(lines, null);
            // Each store begins with a comment that holds the date.
            lines.toString().lines().filter(line -> !line.startsWith("#"))
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
