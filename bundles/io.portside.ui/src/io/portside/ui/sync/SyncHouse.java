package io.portside.ui.sync;

import io.portside.engine.files.Volume;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.ui.sync.pair.PairBook;

/** What the synchronise view needs of the engine. */
public interface SyncHouse {
    Synchroniser synchroniser();

    PairBook book();

    /** The volume of a folder; opens the site. Blocks: worker threads. */
    Volume volume(SyncEnd end) throws ProblemException;
}
