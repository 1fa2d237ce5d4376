package io.portside.cli;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String internal;
    public static String misused;
    public static String noVerb;
    public static String password;
    public static String version;

    static {
        initializeMessages("io.portside.cli.messages", Messages.class);
    }

    private Messages() {}

    /** What is wrong with the arguments, and where help is. */
    static String error(String fault, String verb) {
        return NLS.bind(misused, fault, verb);
    }

    static String internal(Exception e) {
        return NLS.bind(internal, e);
    }
}
