package io.portside.ui.pane;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String allSites;
    public static String andFiltered;
    public static String andHidden;
    public static String backTip;
    public static String cancel;
    public static String clearTip;
    public static String connected;
    public static String connecting;
    public static String connectionFailed;
    public static String details;
    public static String disconnect;
    public static String emptyFolder;
    public static String filter;
    public static String filterHint;
    public static String findOut;
    public static String findOutTip;
    public static String forwardTip;
    public static String historyTip;
    public static String incomplete;
    public static String items;
    public static String loading;
    public static String lockTip;
    public static String modified;
    public static String moreComing;
    public static String name;
    public static String noHistory;
    public static String notConnected;
    public static String nothingMatches;
    public static String oneItem;
    public static String onlyHidden;
    public static String openSite;
    public static String opening;
    public static String path;
    public static String permissions;
    public static String protectedByTls;
    public static String refreshTip;
    public static String retry;
    public static String selectedItems;
    public static String size;
    public static String takeOver;
    public static String theSite;
    public static String tryWith;
    public static String upTip;
    public static String volumeTip;

    static {
        initializeMessages("io.portside.ui.pane.messages", Messages.class);
    }

    private Messages() {}
}
