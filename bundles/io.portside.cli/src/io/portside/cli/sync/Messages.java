package io.portside.cli.sync;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String ambiguousPair;
    public static String askGuard;
    public static String askRun;
    public static String conflict;
    public static String conflictsUnattended;
    public static String declined;
    public static String fate;
    public static String guard;
    public static String guarded;
    public static String guardedOne;
    public static String historyLine;
    public static String movedFrom;
    public static String noPair;
    public static String notReached;
    public static String nothingToDo;
    public static String planSummary;
    public static String runSummary;
    public static String running;
    public static String scanning;
    public static String siteOrFolder;
    public static String undoOf;
    public static String undoable;
    public static String unsavedPair;
    public static String yes;

    static {
        initializeMessages("io.portside.cli.sync.messages", Messages.class);
    }

    private Messages() {}
}
