package io.portside.ui.app;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String cannotStart;
    public static String cannotUse;
    public static String closeAnyway;
    public static String closeQuestion;
    public static String closeTitle;
    public static String inUse;
    public static String stay;
    public static String thisComputer;
    public static String trouble;

    static {
        initializeMessages("io.portside.ui.app.messages", Messages.class);
    }

    private Messages() {}
}
