package io.portside.ftp.transfer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.TimeLimit;

/**
 * Clears up what uploads had to leave on the server. An old version that still lies aside comes back under its own name,
 * because its upload was told to have failed; a hidden temporary file goes. What somebody else may have made since is not
 * touched. Thread-safe.
 */
public final class LeftoverClearing {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final DataAccess access;
    private final SiteRuntime runtime;
    private final UploadJournal journal;
    private final String account;

    public LeftoverClearing(DataAccess access, SiteRuntime runtime, UploadJournal journal, String account) {
        this.access = access;
        this.runtime = runtime;
        this.journal = journal;
        this.account = account;
    }

    /**
     * Does nothing where nothing was left, which is nearly always. Call it while holding no session.
     *
     * @throws FtpException where no session can be had, or cancelled; what cannot be cleared up waits for the next call
     */
    public void run(CancelToken cancel) throws FtpException {
        Deque<Leftover> waiting = new ArrayDeque<>(journal.take(account));
        if (waiting.isEmpty()) {
            return;
        }
        try (HeldSession held = new HeldSession(access)) {
            held.get(cancel);
            try (TimeLimit limit = new TimeLimit(runtime, LIMIT, cancel)) {
                while (!waiting.isEmpty()) {
                    clear(waiting.peek(), held, limit.token());
                    waiting.remove();
                }
            } catch (FtpException e) {
                cancel.check();
            }
        } finally {
            waiting.forEach(journal::left);
        }
    }

    private void clear(Leftover leftover, HeldSession held, CancelToken cancel) throws FtpException {
        boolean settled = true;
        if (leftover.swap().isPresent()) {
            settled = settle(leftover.swap().get(), leftover.temporary(), held, cancel);
        }
        try {
            if (settled) {
                delete(leftover.temporary(), held, cancel);
            }
        } catch (CommandRefusedException e) {
            // A hidden file that may not be deleted harms nobody; it is not asked for again and again.
        }
        journal.over(leftover);
    }

    /** Returns whether the temporary file is of no more use. */
    private static boolean settle(Leftover.Swap swap, String temporary, HeldSession held, CancelToken cancel)
            throws FtpException {
        boolean there = exists(swap.path(), held, cancel);
        boolean aside = exists(swap.aside(), held, cancel);
        if (aside && !there) {
            // It may have happened although the session was lost before the reply.
            held.repeated(cancel, session -> {
                if (session.stat(swap.aside(), cancel).isPresent()) {
                    session.rename(swap.aside(), swap.path(), cancel);
                }
                return true;
            });
            return true;
        }
        if (aside && !exists(temporary, held, cancel) && isNew(swap, held, cancel)) {
            delete(swap.aside(), held, cancel);
        }
        // With neither there, the new file may be all that is left of it.
        return there;
    }

    /** Whether the new file has come in; if not, the old one aside may be the only copy of something. */
    private static boolean isNew(Leftover.Swap swap, HeldSession held, CancelToken cancel) throws FtpException {
        Optional<Long> size = held.repeated(cancel, session -> session.size(swap.path(), cancel));
        return size.filter(bytes -> bytes == swap.size()).isPresent();
    }

    private static boolean exists(String path, HeldSession held, CancelToken cancel) throws FtpException {
        return held.repeated(cancel, session -> session.stat(path, cancel)).isPresent();
    }

    private static void delete(String path, HeldSession held, CancelToken cancel) throws FtpException {
        held.repeated(cancel, session -> {
            if (session.stat(path, cancel).isPresent()) {
                session.deleteFile(path, cancel);
            }
            return true;
        });
    }
}
