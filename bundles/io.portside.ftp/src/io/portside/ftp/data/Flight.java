package io.portside.ftp.data;

/** What is sent before its replies are read. */
public enum Flight {
    /** One command, for servers that are confused by more. */
    ONE_COMMAND,
    /** As {@link #ONE_COMMAND}, and the transfer command only when a passive data connection stands: one that fails leaves no reply owed. */
    AFTER_CONNECT,
    /** Negotiation and prelude; the transfer command when all is agreed, for a prelude whose refusal would make the transfer do harm. */
    UNTIL_AGREED,
    /** Negotiation and prelude; the transfer command as soon as the negotiation has succeeded. */
    UNTIL_NEGOTIATED,
    /** The transfer command as well, for active routes that this server is known to accept. */
    EVERYTHING
}
