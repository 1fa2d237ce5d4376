package io.portside.engine.transfer;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Location;

/** Asks what to do when the target exists. Called on a transfer's worker thread, blocks until answered; one question at a time. */
@FunctionalInterface
public interface ExistsPrompt {
    Answer ask(Question question);

    /**
     * @param more whether others of this transfer may come, so that "for all" makes sense
     */
    record Question(Location source, Entry sourceEntry, Location target, Entry targetEntry, boolean more) {
        /** Whether both are files of equal size and time; unknown ones are not equal. */
        public boolean same() {
            return sourceEntry.kind() == EntryKind.FILE && !ExistsResolver.different(sourceEntry, targetEntry);
        }
    }

    /** @param forAll answer the transfer's later questions likewise */
    record Answer(Choice choice, boolean forAll) {}

    /** What can be done. */
    enum Choice {
        REPLACE,
        /** Replace when the source's time is later, else skip. */
        REPLACE_IF_NEWER,
        /** Replace when size or time differ, else skip. */
        REPLACE_IF_DIFFERENT, SKIP,
        /** Keep both: the copy gets a free name such as {@code name (2).txt}. */
        KEEP_BOTH, CANCEL_TRANSFER
    }
}
