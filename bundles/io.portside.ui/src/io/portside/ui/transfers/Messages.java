package io.portside.ui.transfers;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String andFailures;
    public static String andMore;
    public static String atSpeed;
    public static String cancel;
    public static String cancelTip;
    public static String cancelled;
    public static String clear;
    public static String clearTip;
    public static String colon;
    public static String columnFiles;
    public static String columnLeft;
    public static String columnPath;
    public static String columnProblem;
    public static String columnProgress;
    public static String columnRemark;
    public static String columnSize;
    public static String columnSpeed;
    public static String columnState;
    public static String columnTo;
    public static String columnWhat;
    public static String copyAll;
    public static String copyAllTip;
    public static String copying;
    public static String details;
    public static String detailsTip;
    public static String detailsTitle;
    public static String done;
    public static String doneWithFailures;
    public static String empty;
    public static String explanation;
    public static String failed;
    public static String failure;
    public static String failures;
    public static String failuresName;
    public static String manyActive;
    public static String moving;
    public static String ofTotal;
    public static String oneActive;
    public static String retry;
    public static String retryTip;
    public static String scanning;
    public static String skipped;
    public static String speedFault;
    public static String speedField;
    public static String speedLimited;
    public static String speedMessage;
    public static String speedNone;
    public static String speedOther;
    public static String speedTip;
    public static String speedTitle;
    public static String speedUnlimited;
    public static String statusBarTip;
    public static String statusDone;
    public static String statusFailed;
    public static String statusMore;
    public static String statusOneFailed;
    public static String statusTip;
    public static String stillToCome;
    public static String target;
    public static String targetTip;
    public static String took;
    public static String untimed;
    public static String waiting;

    static {
        initializeMessages("io.portside.ui.transfers.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
