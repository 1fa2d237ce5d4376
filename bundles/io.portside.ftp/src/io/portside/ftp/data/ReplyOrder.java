package io.portside.ftp.data;

import java.time.Duration;

import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.reply.Reply;

/**
 * Whether replies are still those to what we asked. A server that sends one reply too many makes every later one look
 * like the answer to something else, and the success of a CWD like the end of a transfer. On the session's thread.
 */
final class ReplyOrder {
    private ReplyOrder() {}

    /**
     * Asks something whose answer cannot be mistaken. For transfers that ended without a 1yz: servers may leave it out, but
     * it is also what one reply too many looks like.
     *
     * @throws ProtocolException the replies are out of step; the control connection is closed
     */
    static void check(ControlConnection control, Duration limit) throws FtpException {
        Reply reply = control.ask(Command.of("NOOP"), limit);
        boolean fits = reply.completed() && reply.code() != 226 && reply.code() != 250
                || reply.code() == 500 || reply.code() == 502;
        if (!fits) {
            control.close();
            throw new ProtocolException("replies out of step: NOOP got " + reply);
        }
    }
}
