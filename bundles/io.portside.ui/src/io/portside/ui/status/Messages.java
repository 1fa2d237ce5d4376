package io.portside.ui.status;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String andMore;
    public static String cancel;

    static {
        initializeMessages("io.portside.ui.status.messages", Messages.class);
    }

    private Messages() {}
}
