package io.portside.cli.output;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String cleared;
    public static String connectFailed;
    public static String connected;
    public static String connecting;
    public static String control;
    public static String data;
    public static String dataBroken;
    public static String dataClosed;
    public static String dataOpened;
    public static String error;
    public static String hedge;
    public static String item;
    public static String notCleared;
    public static String routeChosen;
    public static String routeFailed;
    public static String routeRemembered;
    public static String sessionClosed;
    public static String stranger;
    public static String tls;
    public static String tlsResumed;
    public static String warning;

    static {
        initializeMessages("io.portside.cli.output.messages", Messages.class);
    }

    private Messages() {}
}
