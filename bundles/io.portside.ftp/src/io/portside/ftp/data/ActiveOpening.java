package io.portside.ftp.data;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Optional;
import java.util.OptionalInt;

import io.portside.ftp.setting.PortRange;
import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.Trace;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;

/** We listen, the server connects. One listener for one transfer, bound to the control connection's local address. */
@SuppressWarnings("resource") // The listener outlives the method that opens it, and an accepted channel is handed out.
final class ActiveOpening implements RouteOpening {
    private static final int BACKLOG = 16;

    private final Route route;
    private final ControlConnection control;
    private final ChannelWatch watch;
    private final Trace trace;
    private final ServerSocketChannel listener;
    private final InetSocketAddress advertised;
    private SocketChannel knock;

    private ActiveOpening(Route route, ControlConnection control, ChannelWatch watch, Trace trace,
            ServerSocketChannel listener, InetSocketAddress advertised) {
        this.route = route;
        this.control = control;
        this.watch = watch;
        this.trace = trace;
        this.listener = listener;
        this.advertised = advertised;
    }

    /**
     * Listens.
     *
     * @param external what to advertise instead of the local address
     * @param ports    where to listen; empty: anywhere
     * @param offset   which port of the range to try first
     * @return empty when no port is free, or PORT is asked for over IPv6
     */
    static Optional<ActiveOpening> listen(Route route, ControlConnection control, ChannelWatch watch, Trace trace,
            Optional<InetAddress> external, Optional<PortRange> ports, OptionalInt offset) {
        InetAddress local = control.local().getAddress();
        if (route == Route.ACTIVE_PORT && !(local instanceof Inet4Address)) {
            return Optional.empty();
        }
        int candidates = ports.map(PortRange::size).orElse(1);
        for (int i = 0; i < candidates; i++) {
            int turn = (offset.orElse(0) + i) % candidates;
            int port = ports.map(range -> range.first() + turn).orElse(0);
            ServerSocketChannel listener = null;
            try {
                listener = ServerSocketChannel.open();
                listener.bind(new InetSocketAddress(local, port), BACKLOG);
                watch.register(listener, SelectionKey.OP_ACCEPT);
                InetSocketAddress bound = (InetSocketAddress) listener.getLocalAddress();
                InetSocketAddress advertised = new InetSocketAddress(external.orElse(local), bound.getPort());
                return Optional.of(new ActiveOpening(route, control, watch, trace, listener, advertised));
            } catch (IOException e) {
                // Taken by somebody else: the next one may be free.
                if (listener != null) {
                    watch.release(listener);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void announce() {
        try {
            trace.listening(route, (InetSocketAddress) listener.getLocalAddress(), advertised);
        } catch (IOException e) {
            // It is closed; there is nothing to tell.
        }
    }

    @Override
    public Command negotiation() {
        InetAddress address = advertised.getAddress();
        int port = advertised.getPort();
        if (route == Route.ACTIVE_PORT) {
            return Command.of("PORT",
                    address.getHostAddress().replace('.', ',') + "," + port / 256 + "," + port % 256);
        }
        String literal = address.getHostAddress().replaceFirst("%.*", "");
        return Command.of("EPRT", "|" + (address instanceof Inet4Address ? 1 : 2) + "|" + literal + "|" + port + "|");
    }

    @Override
    public Optional<Evidence> agreed(Reply reply) {
        return Optional.empty();
    }

    @Override
    public Progress poll() throws FtpException {
        try {
            for (SocketChannel peer = listener.accept(); peer != null; peer = listener.accept()) {
                InetSocketAddress from = (InetSocketAddress) peer.getRemoteAddress();
                if (from != null && from.getAddress().equals(control.peer().getAddress())) {
                    return new Progress.Opened(peer);
                }
                peer.close();
                if (from != null) {
                    trace.strangerRefused(from);
                }
            }
        } catch (IOException e) {
            // One peer that was gone again before it could be looked at; the next may be the server.
            return Progress.WAITING;
        }
        return Progress.WAITING;
    }

    @Override
    public boolean knock() {
        InetSocketAddress server = new InetSocketAddress(control.peer().getAddress(), control.peer().getPort() - 1);
        try {
            SocketAddress from = listener.getLocalAddress();
            watch.release(listener);
            knock = SocketChannel.open();
            knock.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            knock.setOption(StandardSocketOptions.SO_LINGER, 0);
            knock.bind(from);
            watch.register(knock, SelectionKey.OP_CONNECT);
            knock.connect(server);
            return true;
        } catch (IOException | UnsupportedAddressTypeException e) {
            return false;
        }
    }

    @Override
    public void pollKnock() {
        try {
            if (knock != null && knock.isOpen() && knock.finishConnect()) {
                watch.release(knock);
            }
        } catch (IOException e) {
            // Nobody connects from there: the server has to find out by itself.
            watch.release(knock);
        }
    }

    @Override
    public void close() {
        if (knock != null) {
            watch.release(knock);
        }
        watch.release(listener);
    }
}
