package io.portside.engine.transfer;

import java.util.Optional;
import java.util.function.Supplier;

import io.portside.engine.content.SourceContent;
import io.portside.engine.content.SpooledContent;
import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Location;
import io.portside.engine.files.TemporaryName;
import io.portside.engine.files.Volume;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.ExistsResolver.Decision;
import io.portside.engine.transfer.ExistsResolver.Skip;
import io.portside.engine.transfer.ExistsResolver.Write;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/** Brings one file or link to its target: decides, copies or renames, removes the source of a move. Worker threads. */
final class FileRunner {
    /** A download whose checksum is wrong is begun again this often; breaks are mended by source and session core. */
    private static final int ATTEMPTS = 3;
    private final Volume from;
    private final Volume to;
    private final boolean move;
    private final boolean single;
    private final ExistsResolver resolver;
    private final TransferState state;
    private final CancelToken cancel;

    /** @param single the transfer is one file only, so that no other question can come */
    FileRunner(TransferRoute route, boolean single, ExistsResolver resolver, TransferState state, CancelToken cancel) {
        this.from = route.from();
        this.to = route.to();
        this.move = route.move();
        this.single = single;
        this.resolver = resolver;
        this.state = state;
        this.cancel = cancel;
    }

    /** What became of it. */
    enum Outcome {
        DONE, DONE_UNTIMED, SKIPPED, STOP
    }

    /** The problem of a failed file, and whether its copy is there all the same. */
    static final class FileFailure extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;
        private final boolean arrived;

        FileFailure(ProblemException cause, boolean arrived) {
            super(cause);
            this.problem = cause.problem();
            this.arrived = arrived;
        }

        Problem problem() {
            return problem;
        }

        /** Only the source of a move could not be deleted. */
        boolean arrived() {
            return arrived;
        }
    }

    Outcome run(FileTask task) throws FileFailure, OperationCancelledException {
        try {
            Optional<Entry> existing = task.target().existing(task.entry().name(), cancel);
            Decision decision = decide(task, task.entry().name(), existing);
            while (true) {
                if (!(decision instanceof Write write)) {
                    return decision instanceof Skip ? Outcome.SKIPPED : Outcome.STOP;
                }
                try {
                    return bring(task, write);
                } catch (ProblemException e) {
                    Optional<Entry> appeared = appeared(task, write, e);
                    if (appeared.isEmpty()) {
                        throw e;
                    }
                    decision = decide(task, write.name(), appeared);
                }
            }
        } catch (ProblemException e) {
            if (e.problem().kind() == ProblemKind.CANCELLED) {
                throw new OperationCancelledException();
            }
            throw new FileFailure(e, false);
        } catch (IllegalArgumentException e) {
            throw new FileFailure(new ProblemException(
                    Problem.of(ProblemKind.NAME_REFUSED, e.toString(), task.entry().name()), e), false);
        }
    }

    private Decision decide(FileTask task, String name, Optional<Entry> existing)
            throws ProblemException, OperationCancelledException {
        if (existing.isEmpty()) {
            return new Write(name, false);
        }
        Location source = new Location(from, task.source());
        Location target = new Location(to, task.target().path().child(name));
        if (from.id().equals(to.id()) && from.same(source.path(), target.path(), cancel)) {
            throw new ProblemException(Problem.of(ProblemKind.INTO_ITSELF, "the same file", source.path().toString(),
                    target.path().toString()), null);
        }
        return resolver.decide(source, task.entry(), task.target(), target, existing.get(), !single, cancel);
    }

    /** Whether the write failed only because the name has been taken since its folder was listed. */
    private Optional<Entry> appeared(FileTask task, Write write, ProblemException failure) throws ProblemException {
        return failure.problem().kind() == ProblemKind.ALREADY_EXISTS && !write.replace()
                ? to.stat(task.target().path().child(write.name()), cancel)
                : Optional.empty();
    }

    private Outcome bring(FileTask task, Write write)
            throws ProblemException, FileFailure, OperationCancelledException {
        VolumePath target = task.target().path().child(write.name());
        if (move && from.id().equals(to.id()) && renamed(task.source(), target, write.replace())) {
            state.resized(-task.size());
            return Outcome.DONE;
        }
        boolean timed = copy(task, target, write.replace());
        if (move) {
            remove(task, target, write.replace());
        }
        return timed ? Outcome.DONE : Outcome.DONE_UNTIMED;
    }

    /** The copy is there: whatever goes wrong now, the file has arrived. */
    private void remove(FileTask task, VolumePath target, boolean replaced) throws FileFailure {
        try {
            MovedSource source = new MovedSource(from, task.source(), task.entry().kind(), cancel);
            if (replaced && !from.id().equals(to.id())) {
                source.removeUnlessIn(to, target);
            } else {
                source.remove();
            }
        } catch (ProblemException e) {
            throw new FileFailure(e, true);
        }
    }

    /** False when this volume will not rename it, so that it has to be copied. */
    private boolean renamed(VolumePath source, VolumePath target, boolean replace) throws ProblemException {
        if (!replace) {
            return Renames.tried(from, source, target, cancel);
        }
        // No rename replaces. The old file steps aside and comes back if the new one does not take its place.
        VolumePath aside = target.parent().child(TemporaryName.aside());
        if (!Renames.tried(from, target, aside, cancel)) {
            return false;
        }
        boolean replaced = false;
        try {
            replaced = Renames.tried(from, source, target, cancel);
        } finally {
            if (!replaced) {
                // Not with the transfer's token: cancelling must not leave the old file under the wrong name.
                from.rename(aside, target, CancelToken.never());
            }
        }
        if (replaced) {
            from.delete(aside, EntryKind.FILE, CancelToken.never());
        }
        return replaced;
    }

    private boolean copy(FileTask task, VolumePath target, boolean replace)
            throws ProblemException, OperationCancelledException {
        VolumePath source = task.source();
        Entry entry = task.entry();
        if (entry.kind() == EntryKind.LINK && madeLink(entry, target, replace)) {
            state.resized(-task.size());
            return true;
        }
        if (entry.kind() == EntryKind.LINK && entry.size().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemKind.LINK_NOT_FOLLOWED, "link", source.toString(),
                    entry.linkTarget().orElse("?")), null);
        }
        // LIST gives minutes, for old files days only (vsftpd has no MLSD): the copy would get a time that is not the file's.
        if (!from.remote() || entry.size().isEmpty() || entry.coarseTime()) {
            entry = again(source);
        }
        state.resized(entry.size().orElse(0) - task.size());
        boolean trusted = !from.remote() && !to.remote();
        if (from.remote() && from.id().equals(to.id())) {
            // Reading and writing at a time would hold two sessions, and wait for ever where the server allows one.
            try (SpooledContent spooled = SpooledContent.of(new SourceContent(from, source, entry, trusted), cancel)) {
                return write(spooled, Optional::empty, target, replace);
            }
        }
        SourceContent content = new SourceContent(from, source, entry, trusted);
        return write(content, content::failure, target, replace);
    }

    /** @param sourceFailure the source's problem, which the writer may have wrapped or taken for its own */
    private boolean write(FileContent content, Supplier<Optional<ProblemException>> sourceFailure, VolumePath target,
            boolean replace) throws ProblemException, OperationCancelledException {
        for (int attempt = 1;; attempt++) {
            long[] counted = new long[1];
            try {
                boolean timed = to.write(target, content, replace, bytes -> {
                    counted[0] += bytes;
                    state.moved(bytes);
                }, cancel);
                if (!content.exact()) {
                    state.resized(counted[0] - content.size());
                }
                return timed;
            } catch (ProblemException e) {
                state.moved(-counted[0]);
                cancel.check();
                ProblemException cause = sourceFailure.get().orElse(e);
                if (attempt == ATTEMPTS || !from.remote() || !repeatable(cause.problem().kind(), content)) {
                    throw cause;
                }
            }
        }
    }

    /** Text is never resumed: its offsets are different on both sides. */
    private static boolean repeatable(ProblemKind kind, FileContent content) {
        return kind == ProblemKind.CONTENT_DIFFERS
                || !content.exact() && (kind == ProblemKind.TRANSFER_BROKEN || kind == ProblemKind.SESSION_LOST);
    }

    /** Only on this computer: what a server calls a link's target means nothing here, and could be meant to harm. */
    private boolean madeLink(Entry entry, VolumePath target, boolean replace) throws ProblemException {
        return !from.remote() && !to.remote() && entry.linkTarget().isPresent()
                && to.makeLink(target, entry.linkTarget().get(), replace, cancel);
    }

    /** The file as it is now, which may be long after its folder was listed. */
    private Entry again(VolumePath source) throws ProblemException {
        Entry now = from.stat(source, cancel).orElseThrow(() -> new ProblemException(
                Problem.of(ProblemKind.NOT_FOUND, "gone since it was listed", source.toString()), null));
        if (now.size().isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemKind.SOURCE_CHANGED, "now " + now.kind(), source.toString()), null);
        }
        return now;
    }
}
