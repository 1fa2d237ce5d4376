package io.portside.ftp.tls;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import io.portside.ftp.control.Trace;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;

/**
 * The TLS of one control connection and its data connections: one context, so that sessions that run side by side do not
 * take each other's tickets, and one host and port for every engine, because that is what Java finds a session to resume
 * by. Belongs to the session's thread.
 */
public final class SessionTls {
    static final String TLS_1_3 = "TLSv1.3";
    static final String TLS_1_2 = "TLSv1.2";

    private final SSLContext context;
    private final SessionTrust trust;
    private final String host;
    private final int port;
    private final Trace trace;
    private final boolean endless;
    private final List<String> versions;
    private final Proven proven;
    private boolean singleUse;
    private boolean used;
    private Set<String> before = Set.of();
    private boolean dataEstablished;
    private boolean dataResumed;

    SessionTls(SSLContext context, SessionTrust trust, String host, int port, Trace trace, boolean endless,
            List<String> versions, Proven proven) {
        this.context = context;
        this.trust = trust;
        this.host = host;
        this.port = port;
        this.trace = trace;
        this.endless = endless;
        this.versions = versions;
        this.proven = proven;
    }

    /** The control connection. Its end needs no proof: a reply that is cut is none. */
    public TlsLink control(SocketChannel channel) {
        SSLEngine engine = engine();
        return new TlsLink(channel, engine, new Handshake(engine, false), true);
    }

    /** A data connection, once the control connection is protected. */
    public TlsLink data(SocketChannel channel) {
        dataEstablished = false;
        dataResumed = false;
        before = tickets();
        used = true;
        SSLEngine engine = engine();
        return new TlsLink(channel, engine, new Handshake(engine, true), endless);
    }

    /** Whether the handshake of the latest data connection was finished. */
    public boolean dataEstablished() {
        return dataEstablished;
    }

    /** Whether TLS has come about on a data connection of this site before. */
    boolean dataProven() {
        return proven.on(true);
    }

    /** Whether it took up the control connection's TLS session. */
    public boolean dataResumed() {
        return dataResumed;
    }

    /**
     * Whether the next data connection would need a full handshake: with TLS 1.3 a ticket is good for one handshake, even
     * for one that the server never answered, and the next ticket comes on the connection that it was used for. A session
     * of TLS 1.2 is taken up as often as one likes.
     */
    public boolean spent() {
        if (!singleUse || !used) {
            return false;
        }
        Set<String> fresh = tickets();
        fresh.removeAll(before);
        return fresh.isEmpty();
    }

    private Set<String> tickets() {
        Set<String> ids = new HashSet<>();
        for (byte[] id : Collections.list(context.getClientSessionContext().getIds())) {
            ids.add(HexFormat.of().formatHex(id));
        }
        return ids;
    }

    private SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(versions.toArray(String[]::new));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** What becomes of one handshake. */
    private final class Handshake implements TlsLink.Watcher {
        private final SSLEngine engine;
        private final boolean data;
        private final int examined = trust.examined();

        Handshake(SSLEngine engine, boolean data) {
            this.engine = engine;
            this.data = data;
        }

        @Override
        public void established() throws FtpException {
            SSLSession session = engine.getSession();
            // A session that is taken up brings its certificates with it; in any other handshake the server shows one.
            boolean resumed = trust.examined() == examined;
            if (data) {
                requireSame(session);
                dataEstablished = true;
                dataResumed = resumed;
                trace.dataProtected(session.getProtocol(), session.getCipherSuite(), resumed);
            } else {
                singleUse = session.getProtocol().equals(TLS_1_3);
                trace.controlProtected(session.getProtocol(), session.getCipherSuite(), resumed);
            }
            proven.established(data);
        }

        private void requireSame(SSLSession session) throws TlsFailedException {
            try {
                trust.requireSame((X509Certificate) session.getPeerCertificates()[0]);
            } catch (CertificateException | SSLPeerUnverifiedException e) {
                throw failed(e);
            }
        }

        @Override
        public IOException failed(IOException why) {
            boolean cut = !(why instanceof SSLException);
            return cut && proven.on(data) ? why : failed((Exception) why);
        }

        /** With TLS 1.3 a server says only now that it does not like our certificate. */
        @Override
        public IOException broken(SSLException why) {
            return data ? why : failed((Exception) why);
        }

        private TlsFailedException failed(Exception why) {
            if (data && trust.sawOther()) {
                return TlsFailedException.failed(Kind.DATA_CERTIFICATE, true, why.getMessage(), why);
            }
            if (!data && trust.doubt().isPresent()) {
                return TlsFailedException.doubted(trust.doubt().get());
            }
            return TlsFailedException.failed(Kind.HANDSHAKE, data, String.valueOf(why.getMessage()), why);
        }
    }
}
