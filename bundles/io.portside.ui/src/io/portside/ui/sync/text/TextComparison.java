package io.portside.ui.sync.text;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.portside.engine.files.Location;
import io.portside.ftp.cancel.CancelToken;

/** Both sides of a file, read and compared. Immutable. */
record TextComparison(LoadedText left, LoadedText right, Optional<DiffRows> rows) {
    /** Lines of both texts together; more would keep a worker busy for minutes when they have nothing in common. */
    static final int MOST_LINES = 60_000;

    /** Reads both sides at the same time. Blocks: worker threads. */
    static TextComparison load(Optional<Location> left, Optional<Location> right, Executor workers,
            CancelToken cancel) {
        CompletableFuture<LoadedText> other = CompletableFuture.supplyAsync(() -> TextLoader.load(right, cancel),
                workers);
        return of(TextLoader.load(left, cancel), other.join());
    }

    static TextComparison of(LoadedText left, LoadedText right) {
        Optional<List<String>> leftLines = lines(left);
        Optional<List<String>> rightLines = lines(right);
        boolean both = leftLines.isPresent() && rightLines.isPresent()
                && leftLines.get().size() + rightLines.get().size() <= MOST_LINES;
        return new TextComparison(left, right,
                both ? Optional.of(DiffRows.of(leftLines.get(), rightLines.get())) : Optional.empty());
    }

    /** A side that does not have the file has no lines. */
    private static Optional<List<String>> lines(LoadedText text) {
        if (text instanceof LoadedText.Absent) {
            return Optional.of(List.of());
        }
        return text instanceof LoadedText.Lines lines ? Optional.of(lines.lines()) : Optional.empty();
    }
}
