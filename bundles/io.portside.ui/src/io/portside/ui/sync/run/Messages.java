package io.portside.ui.sync.run;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String andBytes;
    public static String andFailed;
    public static String andMore;
    public static String andSpeed;
    public static String cancel;
    public static String cancelling;
    public static String columnAction;
    public static String columnDone;
    public static String columnFailed;
    public static String columnLeftAlone;
    public static String columnOutcome;
    public static String columnPath;
    public static String columnRemark;
    public static String columnSize;
    public static String columnStarted;
    public static String columnState;
    public static String columnTook;
    public static String compareAgain;
    public static String comparing;
    public static String copy;
    public static String details;
    public static String fates;
    public static String goOn;
    public static String history;
    public static String historyTitle;
    public static String itemsOf;
    public static String lookingAt;
    public static String movedFrom;
    public static String noRuns;
    public static String onlyTrouble;
    public static String outcomeChanged;
    public static String outcomeDone;
    public static String outcomeFailed;
    public static String outcomeLeftAlone;
    public static String outcomeNotDone;
    public static String pause;
    public static String paused;
    public static String planningUndo;
    public static String readingHistory;
    public static String report;
    public static String reportTip;
    public static String running;
    public static String runs;
    public static String scanned;
    public static String stateCancelled;
    public static String stateCleared;
    public static String stateDone;
    public static String stateInterrupted;
    public static String stateRunning;
    public static String stateWithFailures;
    public static String summary;
    public static String summaryFailed;
    public static String summaryLeft;
    public static String summaryTook;
    public static String title;
    public static String titlePast;
    public static String titleUndo;
    public static String undo;
    public static String undoOf;
    public static String undoTip;
    public static String undoing;

    static {
        initializeMessages("io.portside.ui.sync.run.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
