package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

import io.portside.ftp.reply.SeenAddress;
import io.portside.ftp.data.LocalNetworks;
import io.portside.ftp.route.Route;

/** What the addresses of an examination say about NATs. Pure. */
final class Addresses {
    private final Findings findings;
    private final Optional<InetAddress> local;
    private final Optional<InetAddress> peer;
    private final Optional<InetAddress> seen;

    Addresses(Findings findings) {
        this.findings = findings;
        local = findings.local().map(InetSocketAddress::getAddress);
        peer = findings.peer().map(InetSocketAddress::getAddress);
        seen = findings.seen().map(SeenAddress::address);
    }

    Optional<InetAddress> local() {
        return local;
    }

    Optional<InetAddress> peer() {
        return peer;
    }

    Optional<InetAddress> seen() {
        return seen;
    }

    /**
     * Whether something between us and the server changes our address. Without the server's word a private address here
     * and a public one there is the sign.
     */
    boolean translated() {
        if (local.isEmpty() || peer.isEmpty()) {
            return false;
        }
        return seen.isPresent()
                ? !seen.equals(local)
                : LocalNetworks.unroutable(local.get()) && !LocalNetworks.unroutable(peer.get());
    }

    /** Whether our address, as we or the server see it, is one that a provider shares among customers (RFC 6598). */
    boolean carrierNat() {
        return local.filter(LocalNetworks::carrier).isPresent() || seen.filter(LocalNetworks::carrier).isPresent();
    }

    /** The address in 227, where it is not the one we reach the server at. */
    Optional<InetAddress> foreignAdvertised() {
        return findings.routes().stream()
                .filter(check -> check.route() == Route.PASSIVE_PASV
                        || check.route() == Route.PASSIVE_PASV_ADVERTISED)
                .flatMap(check -> check.path().advertised().stream()).map(InetSocketAddress::getAddress)
                .filter(address -> !address.isAnyLocalAddress() && !peer.equals(Optional.of(address))).findFirst();
    }

    /** Whether the profile's external address cannot be what the server sees. */
    boolean externalWrong() {
        return findings.asked().externalAddress().isPresent() && seen.isPresent() && !findings.external().equals(seen);
    }
}
