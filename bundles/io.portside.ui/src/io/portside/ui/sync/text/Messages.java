package io.portside.ui.sync.text;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String absent;
    public static String binary;
    public static String columnLeft;
    public static String columnLine;
    public static String columnMark;
    public static String columnRight;
    public static String differences;
    public static String leftIs;
    public static String lines;
    public static String markChanged;
    public static String markLeft;
    public static String markRight;
    public static String next;
    public static String noDifference;
    public static String noEnd;
    public static String notCompared;
    public static String oneDifference;
    public static String previous;
    public static String reading;
    public static String rightIs;
    public static String tableName;
    public static String title;
    public static String toLeft;
    public static String toLeftTip;
    public static String toRight;
    public static String toRightTip;
    public static String tooLarge;
    public static String unixEnds;
    public static String windowsEnds;

    static {
        initializeMessages("io.portside.ui.sync.text.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
