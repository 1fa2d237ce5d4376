package io.portside.cli.work;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String account;
    public static String again;
    public static String badPath;
    public static String certificate;
    public static String certificateBefore;
    public static String certificateFacts;
    public static String certificatePin;
    public static String certificateQuestion;
    public static String counting;
    public static String fixedSite;
    public static String keyPassword;
    public static String left;
    public static String master;
    public static String masterAgain;
    public static String noFolder;
    public static String noInput;
    public static String noPasswordInInput;
    public static String nobody;
    public static String noneTyped;
    public static String password;
    public static String progress;
    public static String reasonChanged;
    public static String reasonExpired;
    public static String reasonNotYet;
    public static String reasonSelfSigned;
    public static String reasonUntrusted;
    public static String reasonWrongHost;
    public static String refused;
    public static String skipped;
    public static String summary;
    public static String thisComputer;
    public static String yes;

    static {
        initializeMessages("io.portside.cli.work.messages", Messages.class);
    }

    private Messages() {}
}
