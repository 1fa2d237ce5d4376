package io.portside.ftp.error;

import io.portside.ftp.reply.Reply;

/** USER, PASS or ACCT was refused (RFC 959: 530, 532 and others). */
public final class LoginRefusedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final transient Reply reply;

    public LoginRefusedException(Reply reply) {
        super("login refused: " + reply);
        this.reply = reply;
    }

    public Reply reply() {
        return reply;
    }
}
