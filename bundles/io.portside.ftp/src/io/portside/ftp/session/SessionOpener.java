package io.portside.ftp.session;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;

/** Makes the sessions of a site. Called on worker threads, several at a time. */
@FunctionalInterface
public interface SessionOpener {
    /**
     * Connects and logs in; blocks.
     *
     * @param number as in the events
     * @throws FtpException as {@link FtpSession#open} says
     */
    Session open(int number, CancelToken cancel) throws FtpException;
}
