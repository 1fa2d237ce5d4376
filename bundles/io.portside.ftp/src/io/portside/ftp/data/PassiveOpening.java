package io.portside.ftp.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Optional;

import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.Proxy;
import io.portside.ftp.control.ProxyTunnel;
import io.portside.ftp.control.Trace;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProxyFailedException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;

/** We connect to where the server says it listens. */
@SuppressWarnings("resource") // The channel is handed out, or released by close().
final class PassiveOpening implements RouteOpening {
    private final Route route;
    private final ControlConnection control;
    private final ChannelWatch watch;
    private final Trace trace;
    private final Optional<Proxy> proxy;
    private SocketChannel channel;
    private Optional<ProxyTunnel> tunnel = Optional.empty();
    private Optional<String> target = Optional.empty();
    private int port;
    private Evidence failed;
    private boolean handedOut;

    /** @param proxy through which the control connection goes as well */
    PassiveOpening(Route route, ControlConnection control, ChannelWatch watch, Trace trace, Optional<Proxy> proxy) {
        this.proxy = proxy;
        this.route = route;
        this.control = control;
        this.watch = watch;
        this.trace = trace;
    }

    @Override
    public Command negotiation() {
        if (route != Route.PASSIVE_EPSV) {
            return Command.of("PASV");
        }
        // The plain form: some servers know EPSV but not its argument (RFC 2428 section 3), and the family is the control connection's.
        return Command.of("EPSV");
    }

    @Override
    public Optional<Evidence> agreed(Reply reply) throws FtpException {
        Optional<PassiveReply> parsed = PassiveReply.parse(reply);
        if (parsed.isEmpty()) {
            return Optional.of(Evidence.UNREADABLE_REPLY);
        }
        InetSocketAddress advertised = new InetSocketAddress(
                parsed.get().host().orElse(control.peer().getAddress()), parsed.get().port());
        InetSocketAddress used = new InetSocketAddress(host(advertised.getAddress()), advertised.getPort());
        if (proxy.isPresent()) {
            // The peer is the proxy. It looks the server up by its name again, unless the advertised address is trusted.
            target = route == Route.PASSIVE_PASV_ADVERTISED
                    ? Optional.of(used.getAddress().getHostAddress())
                    : Optional.empty();
            port = advertised.getPort();
            trace.connectingData(route, advertised, control.peer());
            connect(control.peer());
            return Optional.empty();
        }
        trace.connectingData(route, advertised, used);
        connect(used);
        return Optional.empty();
    }

    /** The host in 227 is a hint that is wrong behind a NAT and dangerous elsewhere; vsftpd sends 0,0,0,0 over IPv6. */
    private InetAddress host(InetAddress advertised) {
        boolean usable = route == Route.PASSIVE_PASV_ADVERTISED && advertised instanceof Inet4Address
                && !advertised.isAnyLocalAddress() && !advertised.isMulticastAddress();
        return usable ? advertised : control.peer().getAddress();
    }

    private void connect(InetSocketAddress to) {
        try {
            channel = SocketChannel.open();
            // Servers compare the peer with the control connection's; on a host with several addresses it must be the same one.
            channel.bind(new InetSocketAddress(control.local().getAddress(), 0));
            watch.register(channel, SelectionKey.OP_CONNECT);
            channel.connect(to);
        } catch (IOException | UnsupportedAddressTypeException e) {
            failed = evidence(e);
        }
    }

    @Override
    public Progress poll() throws FtpException {
        if (failed == null) {
            try {
                if (channel.isConnected() || channel.finishConnect()) {
                    if (proxy.isEmpty() || through(proxy.get())) {
                        handedOut = true;
                        return new Progress.Opened(channel);
                    }
                }
            } catch (ProxyFailedException e) {
                if (e.kind() != ProxyFailedException.Kind.REFUSED) {
                    throw e;
                }
                // It could not reach that port, or may not: another route may lead to another one.
                failed = Evidence.CONNECT_REFUSED;
            } catch (FtpException e) {
                throw e;
            } catch (IOException e) {
                failed = evidence(e);
            }
        }
        return failed == null ? Progress.WAITING : new Progress.Failed(failed);
    }

    private boolean through(Proxy by) throws FtpException {
        if (tunnel.isEmpty()) {
            tunnel = Optional.of(target.isPresent()
                    ? by.tunnel(channel, watch, target.get(), port)
                    : by.tunnel(channel, watch, port));
        }
        return tunnel.get().poll();
    }

    private static Evidence evidence(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("timed out")) {
            return Evidence.CONNECT_TIMED_OUT;
        }
        if (message.contains("reset")) {
            // It stood already, and was closed before we looked.
            return Evidence.SERVER_REJECTED_PEER;
        }
        return e instanceof ConnectException ? Evidence.CONNECT_REFUSED : Evidence.CONNECT_UNREACHABLE;
    }

    @Override
    public void close() {
        tunnel.ifPresent(ProxyTunnel::close);
        if (channel != null && !handedOut) {
            watch.release(channel);
        }
    }
}
