package io.portside.engine.address;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String ambiguous;
    public static String empty;
    public static String ipv6;
    public static String name;
    public static String noHost;
    public static String noSuchSite;
    public static String notUtf8;
    public static String password;
    public static String percent;
    public static String port;
    public static String scheme;

    static {
        initializeMessages("io.portside.engine.address.messages", Messages.class);
    }

    private Messages() {}
}
