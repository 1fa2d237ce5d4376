package io.portside.ftp;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.reply.Reply;

/** Where a login gets its password. */
@FunctionalInterface
public interface PasswordSource {
    /**
     * The password, in an array that the caller overwrites after use. Called on a worker thread for each login; may
     * block to ask a person.
     *
     * @throws FtpException {@link io.portside.ftp.error.OperationCancelledException} when the person gave none
     */
    char[] password() throws FtpException;

    /** Where the password of the site's proxy comes from, for a proxy that wants an account. */
    default PasswordSource proxy() {
        return () -> {
            throw new OperationCancelledException();
        };
    }

    /** A login with {@code password}, as {@link #password()} gave it, has worked. Not kept and not overwritten here. */
    default void accepted(char[] password) {}

    /**
     * The server refused a login with {@code password}, as {@link #password()} gave it. Must not block. Not called for
     * "too many sessions".
     *
     * @return whether {@link #password()} would now give or ask for another one: then log in again, on a new control
     *         connection (servers drop or delay the refused one); else the refusal is the caller's
     */
    default boolean refused(char[] password, Reply reply) {
        return false;
    }
}
