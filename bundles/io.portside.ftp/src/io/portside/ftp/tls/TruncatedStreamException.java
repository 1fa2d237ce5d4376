package io.portside.ftp.tls;

import java.io.IOException;

/** The peer's end of a TCP connection came without TLS's close_notify: anybody on the way can have made it. */
public final class TruncatedStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    TruncatedStreamException() {
        super("ended without close_notify");
    }
}
