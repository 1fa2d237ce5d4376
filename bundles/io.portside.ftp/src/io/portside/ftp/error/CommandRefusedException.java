package io.portside.ftp.error;

import io.portside.ftp.reply.Reply;

/** The server answered a command with a 4yz or 5yz reply. */
public final class CommandRefusedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final String verb;
    private final transient Reply reply;

    /** @param verb the command word, without arguments */
    public CommandRefusedException(String verb, Reply reply) {
        super(verb + ": " + reply);
        this.verb = verb;
        this.reply = reply;
    }

    public String verb() {
        return verb;
    }

    public Reply reply() {
        return reply;
    }
}
