package io.portside.ftp.site;

import java.util.Arrays;

import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.session.Session;

/**
 * Logs in with one password after the other, each on a control connection of its own, for as long as the source has
 * another. A password is fetched before the connection is opened: a person may take minutes to type it, and servers give
 * up on a login that does not go on (vsftpd after 60 s).
 */
public final class LoginRounds {
    private LoginRounds() {}

    /** Opens a session, calling the source it is given for its password. */
    @FunctionalInterface
    public interface Opening {
        Session open(PasswordSource passwords) throws FtpException;
    }

    /** Throws what {@code opening} and the source throw, {@link LoginRefusedException} for the last password. */
    public static Session open(PasswordSource passwords, CancelToken cancel, Opening opening) throws FtpException {
        while (true) {
            cancel.check();
            char[] password = passwords.password();
            try {
                cancel.check();
                // Copies, because whoever logs in wipes what it was given and may connect twice.
                Session session = opening.open(copies(password, passwords.proxy()));
                passwords.accepted(password);
                return session;
            } catch (LoginRefusedException e) {
                if (!passwords.refused(password, e.reply())) {
                    throw e;
                }
            } finally {
                Arrays.fill(password, '\0');
            }
        }
    }

    private static PasswordSource copies(char[] password, PasswordSource proxy) {
        return new PasswordSource() {
            @Override
            public char[] password() {
                return password.clone();
            }

            @Override
            public PasswordSource proxy() {
                return proxy;
            }
        };
    }
}
