package io.portside.ftp;

import io.portside.ftp.error.FtpException;

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
}
