package io.portside.ui.tour;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String connecting;
    public static String different;
    public static String doubtful;
    public static String equal;
    public static String failure;
    public static String header;
    public static String itemFailed;
    public static String listed;
    public static String noSample;
    public static String notUploaded;
    public static String notWritten;
    public static String nothingCompared;
    public static String onlyOn;
    public static String opening;
    public static String otherBytes;
    public static String otherKind;
    public static String stepCompare;
    public static String stepConnect;
    public static String stepFailed;
    public static String stepOpen;
    public static String stepSample;
    public static String stepUpload;
    public static String success;
    public static String title;
    public static String tooLong;
    public static String uploaded;
    public static String uploading;
    public static String window;

    static {
        initializeMessages("io.portside.ui.tour.messages", Messages.class);
    }

    private Messages() {}
}
