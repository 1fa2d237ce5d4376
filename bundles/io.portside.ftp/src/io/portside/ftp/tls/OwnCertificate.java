package io.portside.ftp.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;

/** Our own certificate and its key, from a PKCS#12 file. */
final class OwnCertificate {
    private OwnCertificate() {}

    /** Opens the file, asking for its password until one fits or there is no other. */
    static KeyManager[] load(String file, CertificateDecider passwords) throws FtpException {
        boolean refused = false;
        while (true) {
            Optional<char[]> password = passwords.keyPassword(file, refused);
            if (password.isEmpty()) {
                throw TlsFailedException.failed(Kind.LOCAL_FILE, false, "no password for " + file, null);
            }
            try {
                return open(file, password.get());
            } catch (IOException e) {
                if (!(e.getCause() instanceof UnrecoverableKeyException)) {
                    throw TlsFailedException.failed(Kind.LOCAL_FILE, false, "own certificate: " + e, e);
                }
                refused = true;
            } catch (GeneralSecurityException | InvalidPathException e) {
                throw TlsFailedException.failed(Kind.LOCAL_FILE, false, "own certificate: " + e, e);
            } finally {
                Arrays.fill(password.get(), '\0');
            }
        }
    }

    private static KeyManager[] open(String file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
