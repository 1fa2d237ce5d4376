package io.portside.cli.verb;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String badPath;
    public static String charset;
    public static String connections;
    public static String interrupted;
    public static String isFolder;
    public static String mode;
    public static String noSource;
    public static String modeOfPair;
    public static String more;
    public static String noMode;
    public static String noPair;
    public static String notAll;
    public static String notDeleted;
    public static String nothingToUndo;
    public static String oneSite;
    public static String outputClosed;
    public static String ownSite;
    public static String pairFile;
    public static String pin;
    public static String planSaysAll;
    public static String ports;
    public static String rate;
    public static String runAlone;
    public static String siteFile;
    public static String undoUnattended;
    public static String word;

    static {
        initializeMessages("io.portside.cli.verb.messages", Messages.class);
    }

    private Messages() {}
}
