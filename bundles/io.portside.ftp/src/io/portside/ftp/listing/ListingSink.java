package io.portside.ftp.listing;

import java.util.List;

import io.portside.ftp.error.FtpException;

/** Hears a listing while it comes. Called on the thread that asked for the listing. */
@FunctionalInterface
public interface ListingSink {
    /**
     * The next entries, in the server's order.
     *
     * @throws FtpException ends the listing
     */
    void entries(List<RemoteEntry> batch) throws FtpException;

    /** What came so far is void: the listing broke off. It begins again, or the call fails. */
    default void takenBack() throws FtpException {}

    /** Nobody wants the entries. */
    static ListingSink none() {
        return batch -> { /* Only that they came counts. */ };
    }
}
