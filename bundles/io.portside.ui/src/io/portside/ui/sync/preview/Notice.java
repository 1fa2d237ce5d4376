package io.portside.ui.sync.preview;

/** What has to be known of a plan whose pair is kept in step. */
public enum Notice {
    /** It was not run by itself: there are warnings or conflicts. */
    QUESTION,
    /** It was not run by itself: the first time somebody has to see it. */
    FIRST,
    /** It would take back what a run did. */
    UNDO,
    /** The folders are not as this plan knows them any more. */
    STALE
}
