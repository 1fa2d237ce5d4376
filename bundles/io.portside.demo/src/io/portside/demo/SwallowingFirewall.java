package io.portside.demo;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;

/**
 * Behaves as if a firewall before the client dropped every connection that the server opens: PORT and EPRT are answered
 * with 200, nothing ever arrives at the client, and the transfer command is answered with 425 after as long as vsftpd
 * waits, without a 150 before. Passive data connections are left alone.
 */
final class SwallowingFirewall extends DefaultFtplet {
    private static final String ACTIVE = SwallowingFirewall.class.getName();
    private static final Set<String> TRANSFERS = Set.of("LIST", "NLST", "MLSD", "RETR", "STOR", "STOU", "APPE");
    /** vsftpd's connect_timeout. */
    private static final int SILENCE_SECONDS = 60;

    private final CountDownLatch closing = new CountDownLatch(1);

    @Override
    public FtpletResult beforeCommand(FtpSession session, FtpRequest request) throws FtpException, IOException {
        String command = request.getCommand().toUpperCase(Locale.ROOT);
        switch (command) {
            case "PORT", "EPRT" -> session.setAttribute(ACTIVE, Boolean.TRUE);
            case "PASV", "EPSV" -> session.removeAttribute(ACTIVE);
            default -> {
                if (session.isLoggedIn() && TRANSFERS.contains(command) && session.getAttribute(ACTIVE) != null) {
                    keepSilent();
                    session.write(new DefaultFtpReply(FtpReply.REPLY_425_CANT_OPEN_DATA_CONNECTION,
                            "Failed to establish connection."));
                    return FtpletResult.SKIP;
                }
            }
        }
        return super.beforeCommand(session, request);
    }

    /** Ends all silences, so that the server can stop. */
    void close() {
        closing.countDown();
    }

    private void keepSilent() {
        try {
            closing.await(SILENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // The server stops; the reply below goes nowhere any more.
            Thread.currentThread().interrupt();
        }
    }
}
