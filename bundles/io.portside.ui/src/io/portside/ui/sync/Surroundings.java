package io.portside.ui.sync;

import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.sync.pair.PairShelf;

/** What is around the synchronise view: the panes, the status line. UI thread; nothing blocks. */
public interface Surroundings {
    /** A pair of what the panes show now; empty: they show nothing that could be one. */
    Optional<SyncPair> fromPanes(PairShelf shelf);

    /** Goes back to the panes. */
    void showFiles();

    /** Shows a folder of both sides in the panes. */
    void showInPanes(SyncPair pair, VolumePath folder);

    /** What became last of a pair that is kept in step; empty: nothing yet. */
    Optional<StepNews.News> step(SyncPair pair);

    /** What the pair asks about is left for now. */
    void putOff(SyncPair pair);

    /** Has the listener told when that changes. */
    void onStep(Runnable listener);

    /** Says something in the status line for a moment. */
    void say(String text);
}
