package io.portside.ftp.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.TimeLimit;

/**
 * Clears up what uploads had to leave on the server. An old version that still lies aside comes back under its own name,
 * because its upload was told to have failed; a hidden temporary file goes. What somebody else may have made since is not
 * touched. A server may come late to what a lost session had asked for, and make again what was cleared up: so the journal
 * is told that it is over only after a look some minutes later. Thread-safe.
 */
public final class LeftoverClearing {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Longer than servers wait for a data connection to open, which is what keeps them from the next command. */
    private static final Duration LATEST = Duration.ofMinutes(5);

    private final DataAccess access;
    private final SiteRuntime runtime;
    private final UploadJournal journal;
    private final String account;
    /** Temporary files that are looked for again only later, or in their folder. */
    private final Set<String> looked = ConcurrentHashMap.newKeySet();

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
        clear(leftover -> false, cancel);
    }

    /** As {@link #run(CancelToken)}, and looks once more at what was cleared up in {@code folder} a moment ago. */
    public void run(String folder, CancelToken cancel) throws FtpException {
        clear(leftover -> RemotePath.child(folder, RemotePath.name(leftover.temporary())).equals(leftover.temporary()),
                cancel);
    }

    /**
     * As {@link #run(CancelToken)}, before something changes at {@code path}, a file or a folder: what lies aside of it would
     * come back afterwards, over the person's will, or would not be found any more.
     */
    public void runBefore(String path, CancelToken cancel) throws FtpException {
        clear(leftover -> leftover.temporary().startsWith(RemotePath.child(path, ""))
                || leftover.swap().filter(swap -> swap.path().equals(path)).isPresent(), cancel);
    }

    private void clear(Predicate<Leftover> again, CancelToken cancel) throws FtpException {
        Deque<Leftover> waiting = new ArrayDeque<>();
        for (Leftover leftover : journal.take(account)) {
            if (again.test(leftover) || old(leftover) || !looked.contains(leftover.temporary())) {
                waiting.add(leftover);
            } else {
                journal.left(leftover);
            }
        }
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

    private boolean old(Leftover leftover) {
        return leftover.left().filter(left -> !left.plus(LATEST).isAfter(runtime.now())).isPresent();
    }

    private void clear(Leftover leftover, HeldSession held, CancelToken cancel) throws FtpException {
        Settled settled;
        try {
            settled = leftover.swap().isPresent()
                    ? settle(leftover, leftover.swap().get(), held, cancel)
                    : new Settled(leftover, true);
        } catch (CommandRefusedException e) {
            // It is not given up, as the old version may lie aside; but the others do not wait for it.
            again(leftover.leftAt(runtime.now()));
            return;
        }
        if (settled.useless()) {
            deleted(leftover.temporary(), held, cancel);
        }
        if (old(leftover)) {
            looked.remove(leftover.temporary());
            journal.over(leftover);
        } else {
            // A clock that was set back must not keep it for ever.
            Instant now = runtime.now();
            again(settled.remaining().leftAt(leftover.left().filter(time -> time.isBefore(now)).orElse(now)));
        }
    }

    private void again(Leftover leftover) {
        looked.add(leftover.temporary());
        journal.left(leftover);
    }

    /**
     * What is known after a look.
     *
     * @param remaining to be looked at again
     * @param useless   whether the temporary file is; if not, it may be all that is left of the file
     */
    private record Settled(Leftover remaining, boolean useless) {}

    private Settled settle(Leftover leftover, Leftover.Swap swap, HeldSession held, CancelToken cancel)
            throws FtpException {
        // In this order: what goes aside late, between the two looks, is found by the next one.
        boolean aside = exists(swap.aside(), held, cancel);
        boolean there = exists(swap.path(), held, cancel);
        boolean replaced = swap.replaced();
        if (!aside) {
            return new Settled(leftover, there || replaced);
        }
        if (!there && !replaced) {
            try {
                putBack(swap, held, cancel);
                return new Settled(leftover, true);
            } catch (CommandRefusedException e) {
                // The server may have come to the new file meanwhile.
                there = exists(swap.path(), held, cancel);
                if (!there) {
                    throw e;
                }
            }
        }
        if (!replaced && (exists(leftover.temporary(), held, cancel) || !isNew(swap, held, cancel))) {
            // It may be the only copy of something.
            return new Settled(leftover.withSwap(Optional.empty()), true);
        }
        if (there && !old(leftover)) {
            // While it is there, a rename to its name that comes late is refused.
            return new Settled(leftover.withSwap(Optional.of(swap.done())), true);
        }
        boolean gone = deleted(swap.aside(), held, cancel);
        return new Settled(leftover.withSwap(Optional.of(gone ? swap.undone() : swap.done())), true);
    }

    private static void putBack(Leftover.Swap swap, HeldSession held, CancelToken cancel) throws FtpException {
        held.repeated(cancel, session -> {
            // It may have happened although the session was lost before the reply.
            if (session.stat(swap.aside(), cancel).isPresent()) {
                session.rename(swap.aside(), swap.path(), cancel);
            }
            return true;
        });
    }

    /** Whether the new file has come in; if not, the old one aside may be the only copy of something. */
    private static boolean isNew(Leftover.Swap swap, HeldSession held, CancelToken cancel) throws FtpException {
        Optional<Long> size = held.repeated(cancel, session -> session.size(swap.path(), cancel));
        return size.filter(bytes -> bytes == swap.size()).isPresent();
    }

    private static boolean exists(String path, HeldSession held, CancelToken cancel) throws FtpException {
        return held.repeated(cancel, session -> session.stat(path, cancel)).isPresent();
    }

    /** Returns false where the server refuses it: a hidden file that may not be deleted harms nobody. */
    private static boolean deleted(String path, HeldSession held, CancelToken cancel) throws FtpException {
        return held.repeated(cancel, session -> {
            try {
                if (session.stat(path, cancel).isPresent()) {
                    session.deleteFile(path, cancel);
                }
                return true;
            } catch (CommandRefusedException e) {
                return false;
            }
        });
    }
}
