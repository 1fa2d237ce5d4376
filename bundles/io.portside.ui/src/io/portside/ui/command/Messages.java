package io.portside.ui.command;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String about;
    public static String aboutTitle;
    public static String deleted;
    public static String deleting;
    public static String deletingSoFar;
    public static String making;
    public static String noFolder;
    public static String noTarget;
    public static String openingFile;
    public static String remoteFile;
    public static String renaming;
    public static String selectFirst;
    public static String selectOne;

    static {
        initializeMessages("io.portside.ui.command.messages", Messages.class);
    }

    private Messages() {}
}
