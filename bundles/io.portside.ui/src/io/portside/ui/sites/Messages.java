package io.portside.ui.sites;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String activePorts;
    public static String activePortsHint;
    public static String activePortsTip;
    public static String browse;
    public static String browseTip;
    public static String browseTitle;
    public static String charset;
    public static String charsetTip;
    public static String columnName;
    public static String columnServer;
    public static String columnUser;
    public static String connect;
    public static String connectButton;
    public static String connectFault;
    public static String connectFieldTip;
    public static String connectHint;
    public static String connectTip;
    public static String connectTo;
    public static String copyName;
    public static String copyNameNumber;
    public static String damagedName;
    public static String delete;
    public static String deleteButton;
    public static String deleteQuestion;
    public static String deleteTip;
    public static String deleteTitle;
    public static String demoName;
    public static String duplicate;
    public static String duplicateTip;
    public static String edit;
    public static String editTip;
    public static String editTitle;
    public static String editorMessage;
    public static String externalAddress;
    public static String externalAddressHint;
    public static String externalAddressTip;
    public static String faultActivePorts;
    public static String groupConnection;
    public static String groupFolders;
    public static String groupServer;
    public static String host;
    public static String hostHint;
    public static String hostTip;
    public static String localFolder;
    public static String localFolderTip;
    public static String manage;
    public static String mode;
    public static String modeActive;
    public static String modeAuto;
    public static String modePassive;
    public static String modeTip;
    public static String name;
    public static String nameTip;
    public static String newSite;
    public static String newSiteTip;
    public static String newTitle;
    public static String noMatch;
    public static String noSavedSites;
    public static String noSites;
    public static String password;
    public static String passwordIsSaved;
    public static String passwordOnlyForNow;
    public static String port;
    public static String readOnlyNote;
    public static String readingSites;
    public static String remoteFolder;
    public static String remoteFolderHint;
    public static String remoteFolderTip;
    public static String restore;
    public static String restoreTip;
    public static String save;
    public static String savePassword;
    public static String savePasswordTip;
    public static String savingSite;
    public static String search;
    public static String searchHint;
    public static String sessions;
    public static String sessionsTip;
    public static String sitesTitle;
    public static String thisComputer;
    public static String trust;
    public static String trustTip;
    public static String urlBadHost;
    public static String urlBadPort;
    public static String urlNoHost;
    public static String urlScheme;
    public static String user;

    static {
        initializeMessages("io.portside.ui.sites.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
