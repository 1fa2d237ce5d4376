package io.portside.ui.connection;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String accessibleEmpty;
    public static String accessibleHelp;
    public static String accessibleName;
    public static String accessibleRow;
    public static String addressAndPort;
    public static String advertisedElsewhere;
    public static String after;
    public static String brokenNote;
    public static String brokenOff;
    public static String chosen;
    public static String clear;
    public static String clearTip;
    public static String cleared;
    public static String clearingRefused;
    public static String clientPort;
    public static String closeDetails;
    public static String columnSession;
    public static String columnTime;
    public static String columnWait;
    public static String controlClosed;
    public static String controlFailed;
    public static String controlLane;
    public static String controlSyn;
    public static String copy;
    public static String copyTip;
    public static String data;
    public static String dataFlowing;
    public static String dataLane;
    public static String dataMoved;
    public static String dataOf;
    public static String detailsTitle;
    public static String droppedRows;
    public static String empty;
    public static String emptyFiltered;
    public static String ends;
    public static String export;
    public static String exportName;
    public static String exportTip;
    public static String exportTitle;
    public static String exported;
    public static String exportedPart;
    public static String fallback;
    public static String filterHint;
    public static String filterTip;
    public static String fromServer;
    public static String hedge;
    public static String kindControl;
    public static String kindData;
    public static String kindDecision;
    public static String kindPng;
    public static String kindSvg;
    public static String kindTalk;
    public static String kindText;
    public static String kinds;
    public static String kindsTip;
    public static String laneControl;
    public static String laneData;
    public static String late;
    public static String listening;
    public static String message;
    public static String moreLines;
    public static String noAnswer;
    public static String noAnswerSoFar;
    public static String noSite;
    public static String noSyn;
    public static String noSynSoFar;
    public static String pause;
    public static String pauseTip;
    public static String paused;
    public static String portOnly;
    public static String portSum;
    public static String portUnknown;
    public static String refused;
    public static String rejected;
    public static String remembered;
    public static String routeFailed;
    public static String serverCouldNot;
    public static String serverOpens;
    public static String serverOpensElsewhere;
    public static String serverPort;
    public static String silentReason;
    public static String site;
    public static String siteTip;
    public static String someOf;
    public static String source;
    public static String state;
    public static String stranger;
    public static String svgTitle;
    public static String textHeader;
    public static String tlsNew;
    public static String tlsResumed;
    public static String toServer;
    public static String unreachable;
    public static String usedInstead;
    public static String weOpen;
    public static String when;

    static {
        initializeMessages("io.portside.ui.connection.messages", Messages.class);
    }

    private Messages() {}
}
