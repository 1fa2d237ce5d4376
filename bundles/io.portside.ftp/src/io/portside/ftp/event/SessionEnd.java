package io.portside.ftp.event;

/** Why a control connection was closed. */
public enum SessionEnd {
    /** By us, because nobody needs it any more. */
    CLOSED,
    /** Somebody changed their mind. */
    CANCELLED,
    /** Nobody vouches for the server's certificate; somebody may be asked about it now. */
    CERTIFICATE_DOUBTED,
    /** The server shows another certificate than the accepted one; somebody may be asked about it now. */
    CERTIFICATE_CHANGED,
    /** It could not be protected as the profile asks. */
    UNPROTECTED,
    /** The server did not accept name and password. */
    LOGIN_REFUSED,
    /** The server has no room for another one. */
    TOO_MANY,
    /** It broke, was closed by the server, or fell silent. */
    LOST,
    /** What the server said made no sense. */
    CONFUSED,
    /** Something else. */
    FAILED
}
