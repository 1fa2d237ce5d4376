package io.portside.engine.sync.run;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume.ByteCount;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.state.Step;
import io.portside.ftp.cancel.CancelToken;

/**
 * Does on one side what a step says, in an order in which every moment can be told from every other by what is there then
 * (see {@link StepResolver}). Does not look whether it should. Thread-safe.
 */
final class StepActor {
    /** Names that every server takes as they are. */
    private static final Pattern PLAIN = Pattern.compile("\\w([\\w .-]*\\w)?|\\.[\\w-]*\\w");
    private final RunEnd end;
    private final RunClock clock;
    /** Folders for kept files that are there. */
    private final Set<VolumePath> made = ConcurrentHashMap.newKeySet();

    StepActor(RunEnd end, RunClock clock) {
        this.end = end;
        this.clock = clock;
    }

    /** What is to be put somewhere: a file's content, or a link. */
    @FunctionalInterface
    interface Bringing {
        /**
         * @param path    absolute
         * @param replace whether something may be there
         * @return whether its time is kept
         */
        boolean to(VolumePath path, boolean replace, CancelToken cancel) throws ProblemException;

        /** A file's content. */
        static Bringing file(RunEnd end, FileContent content, ByteCount moved) {
            return (path, replace, cancel) -> end.volume().write(path, content, replace, moved, cancel);
        }

        /** A link with that target. */
        static Bringing link(RunEnd end, String target) {
            return (path, replace, cancel) -> {
                if (!end.volume().makeLink(path, target, replace, cancel)) {
                    throw new ProblemException(
                            Problem.of(ProblemKind.LINK_NOT_FOLLOWED, "no links here", path.toString(), target), null);
                }
                return true;
            };
        }
    }

    /** Asked when everything is there and before anything is put away; throws when it must not be. */
    @FunctionalInterface
    interface LastLook {
        void require(CancelToken cancel) throws ProblemException;
    }

    /** Returns whether the time is kept. */
    boolean copy(Step step, Bringing bringing, LastLook last, CancelToken cancel) throws ProblemException, PlaceTaken {
        if (step.temporary().isEmpty()) {
            return bringing.to(end.at(step.path()), step.before().isPresent(), cancel);
        }
        VolumePath temporary = step.temporary().get();
        boolean timed = bringing.to(end.at(temporary), false, cancel);
        last.require(cancel);
        try (Grace grace = new Grace(cancel, clock)) {
            putAway(step, grace.token());
            end.rename(temporary, step.path(), grace.token());
            discard(step, grace.token());
        }
        return timed;
    }

    void delete(Step step, CancelToken cancel) throws ProblemException, PlaceTaken {
        putAway(step, cancel);
    }

    void removeFolder(Step step, CancelToken cancel) throws ProblemException {
        removeFolder(step.path(), cancel);
    }

    /** Only when nothing is in it: there are servers whose RMD takes along what their listings did not show before. */
    void removeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        VolumePath folder = end.at(path);
        if (end.volume().remote() && !end.volume().list(folder, cancel).entries().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemKind.FOLDER_NOT_EMPTY, "listed", folder.toString()), null);
        }
        end.volume().delete(folder, EntryKind.FOLDER, cancel);
    }

    void makeFolder(Step step, CancelToken cancel) throws ProblemException, PlaceTaken {
        try (Grace grace = new Grace(cancel, clock)) {
            boolean inTheWay = step.before().isPresent();
            if (inTheWay) {
                putAway(step, grace.token());
            }
            makeFolder(step.path(), inTheWay ? grace.token() : cancel);
        }
    }

    /** One that somebody else made meanwhile will do. */
    private void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        boolean ours = true;
        try {
            end.volume().makeFolder(end.at(path), cancel);
        } catch (ProblemException e) {
            if (e.problem().kind() != ProblemKind.ALREADY_EXISTS
                    || !end.stat(path, cancel).map(Entry::folder).orElse(false)) {
                throw e;
            }
            ours = false;
        }
        if (!listedAsNamed(path, cancel)) {
            if (ours) {
                takeBack(path, cancel);
            }
            throw new ProblemException(Problem.of(ProblemKind.NAME_REFUSED, "the server gave the folder another name",
                    path.name()), null);
        }
    }

    /**
     * Whether a folder is there under its very name, where a server may have understood another one: Pure-FTPd makes an
     * underscore of a space at the end, Apache FtpServer drops that and takes ~ for the home folder. Then both say that all is
     * well, asked by the same words; only the listing shows it.
     */
    boolean listedAsNamed(VolumePath path, CancelToken cancel) throws ProblemException {
        if (takenAsIs(path)) {
            return true;
        }
        Listing listing = end.volume().list(end.at(path.parent()), cancel);
        return !listing.complete() || listing.entries().stream().anyMatch(entry -> entry.name().equals(path.name()));
    }

    /** Whether nothing has to be looked at to know that the name a thing gets is that one. */
    boolean takenAsIs(VolumePath path) {
        return !end.volume().remote() || path.isRoot() || PLAIN.matcher(path.name()).matches();
    }

    /** It is empty, and the same words may find it. */
    private void takeBack(VolumePath path, CancelToken cancel) {
        try {
            removeFolder(path, cancel);
        } catch (ProblemException e) {
            // Then the folder stays, under a name that the next comparison shows.
        }
    }

    void move(Step step, CancelToken cancel) throws ProblemException, PlaceTaken {
        try (Grace grace = new Grace(cancel, clock)) {
            if (step.before().isPresent()) {
                putAway(step, grace.token());
            }
            end.rename(step.from().orElseThrow(), step.path(), grace.token());
        }
    }

    /** What is at the step's path goes where it is kept, or for good. */
    private void putAway(Step step, CancelToken cancel) throws ProblemException, PlaceTaken {
        if (step.kept().isEmpty() && step.before().orElseThrow().folder()) {
            removeFolder(step.path(), cancel);
            return;
        }
        if (step.kept().isEmpty()) {
            end.volume().delete(end.at(step.path()), step.before().orElseThrow().kind(), cancel);
            return;
        }
        VolumePath kept = step.kept().get();
        makeFolders(kept.parent(), cancel);
        try {
            end.rename(step.path(), kept, cancel);
        } catch (ProblemException e) {
            if (e.problem().kind() == ProblemKind.ALREADY_EXISTS) {
                throw new PlaceTaken(e);
            }
            // Somebody may have emptied the trash, folders and all.
            made.clear();
            throw e;
        }
    }

    private void makeFolders(VolumePath folder, CancelToken cancel) throws ProblemException {
        if (folder.isRoot() || made.contains(folder) || !KeptPlaces.kept(folder)) {
            return;
        }
        makeFolders(folder.parent(), cancel);
        makeFolder(folder, cancel);
        made.add(folder);
    }

    /** What was only aside; a hidden file too many is no failure. */
    void discard(Step step, CancelToken cancel) {
        Optional<VolumePath> aside = step.kept().filter(KeptPlaces::onlyAside);
        if (aside.isEmpty()) {
            return;
        }
        try {
            end.volume().delete(end.at(aside.get()), step.before().orElseThrow().kind(), cancel);
        } catch (ProblemException e) {
            // The new file is in place, and that is what was asked for.
        }
    }
}
