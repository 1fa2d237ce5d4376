package io.portside.ftp.control;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import io.portside.ftp.PasswordSource;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProxyFailedException;
import io.portside.ftp.error.ProxyFailedException.Kind;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.setting.ProxySettings;

/**
 * The proxy of a site. The server's name is looked up by the proxy, which may know names that nobody here does. Its
 * password is asked for at each connection and overwritten; it is in no text and no event. Thread-safe.
 */
@SuppressWarnings("resource") // A channel that stands is handed out, any other is released.
public final class Proxy {
    private static final Duration BUDGET = Duration.ofSeconds(15);

    private final ProxySettings settings;
    private final PasswordSource passwords;
    private final String host;

    /** @param host the FTP server's */
    public Proxy(ProxySettings settings, PasswordSource passwords, String host) {
        this.settings = settings;
        this.passwords = passwords;
        this.host = host;
    }

    /** What to say to who wants active mode only. */
    public ProxyFailedException passiveOnly() {
        return new ProxyFailedException(name(), Kind.PASSIVE_ONLY, "", null);
    }

    private String name() {
        return settings.host() + ":" + settings.port();
    }

    /** The control connection. */
    public HostConnector.Connected connect(int port, ChannelWatch watch, Trace trace) throws FtpException {
        HostConnector.Connected connected;
        try {
            connected = new HostConnector(watch, trace).connect(settings.host(), settings.port());
        } catch (ConnectFailedException e) {
            throw new ProxyFailedException(name(), Kind.UNREACHABLE, "", e);
        }
        SocketChannel channel = connected.channel();
        boolean stands = false;
        long began = System.nanoTime();
        long deadline = ChannelWatch.deadline(BUDGET);
        try {
            ProxyTunnel tunnel = tunnel(channel, watch, port);
            try {
                while (!tunnel.poll()) {
                    if (ChannelWatch.passed(deadline)) {
                        throw new ProxyFailedException(name(), Kind.UNREACHABLE, "", null);
                    }
                    watch.await(deadline);
                }
            } finally {
                tunnel.close();
            }
            stands = true;
            return new HostConnector.Connected(channel, Duration.ofNanos(System.nanoTime() - began));
        } catch (ProxyFailedException e) {
            if (e.kind() == Kind.LOGIN && settings.user().isPresent()) {
                passwords.refused(new char[0], new Reply(530, e.words()));
            }
            throw e;
        } finally {
            if (!stands) {
                watch.release(channel);
            }
        }
    }

    /** A way over {@code channel}, which is connected to the proxy, to a port of the server. */
    public ProxyTunnel tunnel(SocketChannel channel, ChannelWatch watch, int port) throws FtpException {
        return tunnel(channel, watch, host, port);
    }

    /** As {@link #tunnel(SocketChannel, ChannelWatch, int)}, to the address that the server named. */
    public ProxyTunnel tunnel(SocketChannel channel, ChannelWatch watch, String target, int port) throws FtpException {
        Optional<ProxyAccount> account = account();
        SelectionKey key;
        try {
            key = watch.register(channel, SelectionKey.OP_WRITE);
        } catch (IOException e) {
            throw new ProxyFailedException(name(), Kind.UNREACHABLE, "", e);
        }
        return new ProxyTunnel(name(), channel, key, switch (settings.kind()) {
            case SOCKS5 -> new Socks5Dialogue(name(), target, port, account);
            case HTTP_CONNECT -> new HttpConnectDialogue(name(), target, port, account);
        });
    }

    private Optional<ProxyAccount> account() throws FtpException {
        if (settings.user().isEmpty()) {
            return Optional.empty();
        }
        char[] password = passwords.password();
        try {
            return Optional.of(new ProxyAccount(settings.user().get(), password));
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
