package io.portside.engine.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.ExistsPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.engine.transfer.ExistsPrompt.Question;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/** Decides for each file of one transfer what becomes of it when its target exists. Thread-safe. */
final class ExistsResolver {
    /** FAT keeps times to two seconds, FTP to one. */
    private static final Duration SAME_TIME = Duration.ofSeconds(2);
    /** A listing of the LIST kind tells minutes. */
    private static final Duration SAME_COARSE_TIME = Duration.ofMinutes(1);
    private final PromptGate gate;
    private final boolean repeated;
    private volatile Optional<Answer> forAll = Optional.empty();

    /** @param repeated a repeat of a transfer that did not end well: what is there and equal has arrived then */
    ExistsResolver(PromptGate gate, boolean repeated) {
        this.gate = gate;
        this.repeated = repeated;
    }

    /** What to do. */
    sealed interface Decision {}

    /** Write under this name. */
    record Write(String name, boolean replace) implements Decision {}

    /** Leave it as it is. */
    record Skip() implements Decision {}

    /** Stop everything. */
    record Stop() implements Decision {}

    /** @param more whether other questions may come */
    Decision decide(Location source, Entry sourceEntry, TargetFolder folder, Location target, Entry targetEntry,
            boolean more, CancelToken cancel) throws ProblemException, OperationCancelledException {
        if (targetEntry.folder()) {
            throw new ProblemException(Problem.of(ProblemKind.ALREADY_EXISTS,
                    "a folder has the file's name " + target.path(), target.path().toString()), null);
        }
        if (repeated && sourceEntry.kind() == EntryKind.FILE && !different(sourceEntry, targetEntry)) {
            return new Skip();
        }
        Answer answer = forAll.isPresent()
                ? forAll.get()
                : gate.ask(new Question(source, sourceEntry, target, targetEntry, more), () -> forAll,
                        settled -> forAll = Optional.of(settled), cancel);
        return decision(answer.choice(), sourceEntry, folder, targetEntry, cancel);
    }

    private static Decision decision(Choice choice, Entry source, TargetFolder folder, Entry target,
            CancelToken cancel) throws ProblemException {
        Write replace = new Write(target.name(), true);
        return switch (choice) {
            case REPLACE -> replace;
            case REPLACE_IF_NEWER -> newer(source, target) ? replace : new Skip();
            case REPLACE_IF_DIFFERENT -> different(source, target) ? replace : new Skip();
            case SKIP -> new Skip();
            case KEEP_BOTH -> new Write(folder.freeName(target.name(), cancel), false);
            case CANCEL_TRANSFER -> new Stop();
        };
    }

    /** Unknown times are not newer: skipping loses nothing. */
    static boolean newer(Entry source, Entry target) {
        if (source.modified().isEmpty() || target.modified().isEmpty()) {
            return false;
        }
        return source.modified().get().isAfter(target.modified().get()) && !sameTime(source, target);
    }

    /** Where size or time are unknown, they count as different. */
    static boolean different(Entry source, Entry target) {
        return source.size().isEmpty() || !source.size().equals(target.size()) || !sameTime(source, target);
    }

    private static boolean sameTime(Entry source, Entry target) {
        if (source.modified().isEmpty() || target.modified().isEmpty()) {
            return false;
        }
        Instant one = source.modified().get();
        Instant other = target.modified().get();
        Duration tolerance = source.coarseTime() || target.coarseTime() ? SAME_COARSE_TIME : SAME_TIME;
        return Duration.between(one, other).abs().compareTo(tolerance) < 0;
    }
}
