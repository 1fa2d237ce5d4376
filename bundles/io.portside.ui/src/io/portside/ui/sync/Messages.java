package io.portside.ui.sync;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String alreadyHere;
    public static String asksTip;
    public static String asksWords;
    public static String busy;
    public static String compareFailed;
    public static String deciding;
    public static String details;
    public static String edit;
    public static String editTip;
    public static String excluded;
    public static String files;
    public static String filesTip;
    public static String folders;
    public static String history;
    public static String historyTip;
    public static String keyAgain;
    public static String keyAgainTip;
    public static String keyAlone;
    public static String keyAloneTip;
    public static String keyCompare;
    public static String keyCompareTip;
    public static String keyFiles;
    public static String keyFind;
    public static String keyFindTip;
    public static String keyLeft;
    public static String keyLeftTip;
    public static String keyRead;
    public static String keyReadTip;
    public static String keyRight;
    public static String keyRightTip;
    public static String keyRun;
    public static String keyRunTip;
    public static String keyTexts;
    public static String keyTextsTip;
    public static String manyAsk;
    public static String noTwoFolders;
    public static String notInStep;
    public static String notSaved;
    public static String oneAsks;
    public static String pairs;
    public static String pairsTip;
    public static String putOff;
    public static String ranByItself;
    public static String reading;
    public static String reportFailed;
    public static String runFailed;
    public static String saving;
    public static String stateAsks;
    public static String stateFailed;
    public static String stateQuiet;
    public static String stateRan;
    public static String stateUnanswered;
    public static String title;
    public static String toPairs;
    public static String tryAgain;
    public static String undoFailed;

    static {
        initializeMessages("io.portside.ui.sync.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
