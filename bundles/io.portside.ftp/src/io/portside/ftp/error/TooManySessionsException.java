package io.portside.ftp.error;

import io.portside.ftp.reply.Reply;

/** The server takes no further session (421 or 530 with such wording); fewer sessions go on working. */
public final class TooManySessionsException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final transient Reply reply;

    public TooManySessionsException(Reply reply) {
        super("too many sessions: " + reply);
        this.reply = reply;
    }

    public Reply reply() {
        return reply;
    }
}
