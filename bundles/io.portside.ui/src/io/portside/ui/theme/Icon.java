package io.portside.ui.theme;

import java.util.Locale;

/** Every icon; the file is {@code icons/<name in lower case>.svg}. */
public enum Icon {
    FOLDER, FILE, LINK, SPECIAL, UP, BACK, FORWARD, REFRESH, HISTORY, LOCAL, SITE, LOCK, CONNECT, DISCONNECT, COPY, MOVE, DELETE, NEW_FOLDER, RENAME, HIDDEN, WARNING, ERROR, WINDOW, SYNC, OUTGOING, INCOMING, CONFLICT, LEAVE, SAME;

    /** Inside the bundle. */
    public String path() {
        return "icons/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    }
}
