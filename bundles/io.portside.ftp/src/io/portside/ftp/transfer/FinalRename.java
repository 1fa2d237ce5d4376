package io.portside.ftp.transfer;

import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.session.Pause;
import io.portside.ftp.session.Session;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.TimeLimit;

/**
 * Gives a complete temporary file its final name. On Unix servers RNTO replaces what is there in one step; where it is
 * refused (IIS and others), the old file is moved aside first and comes back when the new one cannot take its place.
 * After a lost session it looks before it repeats: a rename may have happened though its reply did not come.
 */
final class FinalRename {
    /** Moving aside, moving in and putting back are not left half done for a cancel; this long they may take. */
    private static final Duration SWAP_LIMIT = Duration.ofSeconds(20);

    private final HeldSession held;
    private final SiteRuntime runtime;
    private final String temporary;
    private final String path;
    private final UploadJournal journal;
    private final Leftover leftover;
    private final long size;
    private boolean oldIsAside;
    private Optional<Leftover.Swap> unsettled = Optional.empty();
    /** The session whose server has said yes to RNFR of the temporary file, until something else is asked there. */
    private Optional<Session> agreed = Optional.empty();
    private boolean there = true;
    /** What the server said of the temporary file's size. */
    private Optional<Long> landed = Optional.empty();
    /** From then on the server may come to an earlier rename at any time. */
    private boolean lost;

    /** @param size of the new file, bytes */
    FinalRename(HeldSession held, SiteRuntime runtime, UploadJournal journal, Leftover leftover, String path,
            long size) {
        this.journal = journal;
        this.leftover = leftover;
        this.size = size;
        this.held = held;
        this.runtime = runtime;
        this.temporary = leftover.temporary();
        this.path = path;
    }

    /** Whether it failed in a state in which the old file could not be put back: then nothing may be cleaned up. */
    boolean oldIsAside() {
        return oldIsAside;
    }

    /** The swap that may have left something aside. */
    Optional<Leftover.Swap> unsettled() {
        return unsettled;
    }

    /** @param landing what is known of the temporary file, from the held session */
    void run(boolean replace, Session.Landing landing, CancelToken cancel) throws FtpException {
        landed = landing.size();
        agreed = landing.renaming() ? held.held() : Optional.empty();
        if (!replace && (landing.taken().isPresent() ? landing.taken().get() : exists(path, cancel))) {
            throw new TargetExistsException(path);
        }
        arrive(replace, cancel);
        if (!there && landing.size().isPresent()) {
            // Pure-FTPd makes an underscore of a space at the end of a name, and says that all is well.
            throw new BadArgumentException(RemotePath.name(path), "the server gave the file another name");
        }
    }

    private void arrive(boolean replace, CancelToken cancel) throws FtpException {
        try {
            move(temporary, path, replace, cancel);
        } catch (CommandRefusedException refused) {
            Optional<RemoteEntry> old = held.repeated(cancel, session -> session.stat(path, cancel));
            if (old.isEmpty()) {
                throw refused;
            }
            if (!replace) {
                throw new TargetExistsException(path);
            }
            boolean taken = refused.reply().code() == 550 || refused.reply().code() == 553;
            if (!taken || old.get().kind() == EntryKind.FOLDER) {
                throw refused;
            }
            try (TimeLimit limit = new TimeLimit(runtime, SWAP_LIMIT, CancelToken.never())) {
                swap(refused, limit.token());
            }
        }
    }

    private void swap(CommandRefusedException refused, CancelToken cancel) throws FtpException {
        String aside = RemotePath.child(RemotePath.parent(path), TemporaryName.old());
        // From here on, until the opposite is known.
        oldIsAside = true;
        unsettled = Optional.of(new Leftover.Swap(path, aside, landed.orElse(size), false));
        journal.atWork(leftover.withSwap(unsettled));
        try {
            move(path, aside, false, cancel);
            move(temporary, path, false, cancel);
        } catch (FtpException failure) {
            putBack(aside, failure);
            throw failure;
        }
        oldIsAside = false;
        unsettled = unsettled.map(Leftover.Swap::done);
        if (lost) {
            // As long as that name is taken, the server refuses a late rename of what has come in meanwhile.
            return;
        }
        try {
            held.repeated(cancel, session -> {
                session.deleteFile(aside, cancel);
                return true;
            });
            unsettled = Optional.empty();
        } catch (FtpException e) {
            // The new file is in place; a hidden copy of the old one too many is no failed upload.
        }
    }

    private void putBack(String aside, FtpException failure) {
        try (TimeLimit limit = new TimeLimit(runtime, SWAP_LIMIT, CancelToken.never())) {
            if (!exists(path, limit.token())) {
                move(aside, path, false, limit.token());
                // The server may still come to an earlier rename, and move it aside again.
                unsettled = lost ? unsettled : Optional.empty();
            }
            oldIsAside = false;
        } catch (FtpException e) {
            failure.addSuppressed(e);
        }
    }

    /** A rename that survives the loss of its session. With {@code replacing}, something may be at {@code to} before. */
    private void move(String from, String to, boolean replacing, CancelToken cancel) throws FtpException {
        try {
            renameOrFind(from, to, cancel);
        } catch (SessionLostException e) {
            lost = true;
            held.close();
            Pause.afterLoss(runtime, cancel);
            boolean gone = !exists(from, cancel);
            boolean taken = arrived(to, cancel);
            // It may have happened between the two looks.
            gone = gone || taken && !replacing && !exists(from, cancel);
            if (gone && taken) {
                return;
            }
            if (gone || taken && !replacing) {
                throw e;
            }
            renameOrFind(from, to, cancel);
        }
    }

    /** The server may have come to an earlier one meanwhile: then nothing is left to be renamed, and all is well. */
    private void renameOrFind(String from, String to, CancelToken cancel) throws FtpException {
        try {
            rename(from, to, cancel);
        } catch (CommandRefusedException refused) {
            if (!lost || exists(from, cancel) || !arrived(to, cancel)) {
                throw refused;
            }
        }
    }

    /** Whether the file that was renamed is there; not the old one, of which somebody may have taken away the new one's. */
    private boolean arrived(String to, CancelToken cancel) throws FtpException {
        agreed = Optional.empty();
        Optional<RemoteEntry> entry = held.repeated(cancel, session -> session.stat(to, cancel));
        boolean other = to.equals(path) && landed.isPresent() && entry.isPresent()
                && entry.get().size().isPresent() && entry.get().size().getAsLong() != landed.get();
        return entry.isPresent() && !other;
    }

    private void rename(String from, String to, CancelToken cancel) throws FtpException {
        Session session = held.get(cancel);
        boolean renaming = agreed.equals(Optional.of(session)) && from.equals(temporary);
        agreed = Optional.empty();
        there = session.commit(from, to, renaming, cancel).orElse(true);
    }

    private boolean exists(String where, CancelToken cancel) throws FtpException {
        agreed = Optional.empty();
        return held.repeated(cancel, session -> session.stat(where, cancel)).isPresent();
    }
}
