package io.portside.ftp.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hidden files of one upload, one at a time. A server may come to the last commands of a lost session later than to
 * anything that is asked on another one: a STOR whose reply is owed makes a file anew that was deleted meanwhile, and empties
 * one that was written meanwhile. So nothing is written again under such a name: the upload goes on under another one, and
 * the journal keeps the first. One thread.
 */
final class PartFiles {
    private final UploadJournal journal;
    private final String account;
    private final String folder;
    /** What the server may still come to. */
    private final List<Leftover> former = new ArrayList<>();
    private Leftover current;
    private boolean begun;
    private Owed owed = Owed.NOTHING;

    private enum Owed {
        NOTHING, STORE, RENAME
    }

    /** @param account as in {@link Leftover} */
    PartFiles(UploadJournal journal, String account, String folder) {
        this.journal = journal;
        this.account = account;
        this.folder = folder;
        this.current = fresh();
    }

    private Leftover fresh() {
        return new Leftover(account, RemotePath.child(folder, TemporaryName.part()), Optional.empty(),
                Optional.empty());
    }

    Leftover current() {
        return current;
    }

    String path() {
        return current.temporary();
    }

    /** Those that were given up for another name. */
    List<String> former() {
        return former.stream().map(Leftover::temporary).toList();
    }

    /** Whether the server was asked for any of them. */
    boolean begun() {
        return begun;
    }

    /** STOR of the current file is about to be sent. */
    void storing() {
        ask(Owed.STORE);
    }

    /** Another file is about to get the current one's name. */
    void renaming() {
        ask(Owed.RENAME);
    }

    private void ask(Owed what) {
        if (!begun) {
            journal.atWork(current);
        }
        begun = true;
        owed = what;
    }

    /** The server has come to the end of what it was asked. */
    void answered() {
        owed = Owed.NOTHING;
    }

    /** Whether the server may still come to something that would change the current file. */
    boolean doubtful() {
        return owed != Owed.NOTHING;
    }

    /**
     * From now on the current file is another one.
     *
     * @return the former one, where what the server has of it can be built upon: it gets there by a rename, out of the reach
     *         of a late STOR
     */
    Optional<String> renew() {
        Optional<String> usable = owed == Owed.STORE ? Optional.of(path()) : Optional.empty();
        former.add(current);
        current = fresh();
        journal.atWork(current);
        owed = Owed.NOTHING;
        return usable;
    }

    /**
     * The upload has ended.
     *
     * @param gone whether the current file is not there, as far as can be seen
     * @param swap what may lie aside
     */
    void ended(boolean gone, Optional<Leftover.Swap> swap, Instant now) {
        former.forEach(one -> journal.left(one.leftAt(now)));
        if (gone && swap.isEmpty() && !doubtful()) {
            journal.over(current);
        } else {
            journal.left(current.withSwap(swap).leftAt(now));
        }
    }
}
