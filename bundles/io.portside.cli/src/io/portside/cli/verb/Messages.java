package io.portside.cli.verb;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String charset;
    public static String connections;
    public static String interrupted;
    public static String isFolder;
    public static String mode;
    public static String noSource;
    public static String notAll;
    public static String notDeleted;
    public static String oneSite;
    public static String outputClosed;
    public static String ownSite;
    public static String pin;
    public static String ports;
    public static String rate;
    public static String siteFile;

    static {
        initializeMessages("io.portside.cli.verb.messages", Messages.class);
    }

    private Messages() {}
}
