package io.portside.ui.log;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String accessibleName;
    public static String allSites;
    public static String clear;
    public static String clearTip;
    public static String cleared;
    public static String connectFailed;
    public static String connected;
    public static String connecting;
    public static String copy;
    public static String copyTip;
    public static String dataBroken;
    public static String dataClosed;
    public static String dataConnecting;
    public static String dataConnectingElsewhere;
    public static String dataOpenedByServer;
    public static String dataOpenedByUs;
    public static String filterTip;
    public static String hedge;
    public static String listening;
    public static String listeningElsewhere;
    public static String notCleared;
    public static String oneSession;
    public static String pause;
    public static String pauseTip;
    public static String paused;
    public static String routeChosen;
    public static String routeFailed;
    public static String routeRemembered;
    public static String save;
    public static String saveName;
    public static String saveTip;
    public static String saveTitle;
    public static String saved;
    public static String sessionClosed;
    public static String show;
    public static String stranger;
    public static String tlsControl;
    public static String tlsDataNew;
    public static String tlsDataResumed;

    static {
        initializeMessages("io.portside.ui.log.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
