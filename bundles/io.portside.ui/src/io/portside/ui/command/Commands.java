package io.portside.ui.command;

/** The ids of the commands, as in {@code Application.e4xmi}. */
public final class Commands {
    private static final String PREFIX = "io.portside.command.";
    public static final String SWITCH = PREFIX + "switch";
    public static final String OPEN = PREFIX + "open";
    public static final String COPY = PREFIX + "copy";
    public static final String SITES = PREFIX + "sites";
    public static final String DISCONNECT = PREFIX + "disconnect";
    public static final String REFRESH = PREFIX + "refresh";

    private Commands() {}
}
