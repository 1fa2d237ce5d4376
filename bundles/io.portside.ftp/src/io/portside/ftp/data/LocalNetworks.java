package io.portside.ftp.data;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which network a local address belongs to. Asking the system can take a second on machines with many adapters, so it
 * is asked on a thread of its own as soon as the address is known, and the answer kept for a minute. Thread-safe.
 */
public final class LocalNetworks {
    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Map<InetAddress, Lookup> LOOKUPS = new ConcurrentHashMap<>();

    private LocalNetworks() {}

    /** Begins to look up {@code local}; never blocks. */
    public static void prepare(InetAddress local) {
        lookup(local);
    }

    /** The network, for instance {@code 192.168.71.0/24}; the address alone where the system does not say. Waits two seconds at most. */
    public static String of(InetAddress local) {
        return masked(local, prefix(local));
    }

    /** Whether {@code other} is on the network of {@code local}. */
    public static boolean same(InetAddress local, InetAddress other) {
        if (local.getClass() != other.getClass()) {
            return false;
        }
        int prefix = prefix(local);
        return masked(local, prefix).equals(masked(other, prefix));
    }

    /** Whether {@code address} cannot be reached from elsewhere: private, loopback, link-local, carrier NAT, multicast, nonsense. */
    public static boolean unroutable(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        byte[] octets = address.getAddress();
        if (address instanceof Inet4Address) {
            return octets[0] == 0 || carrier(address) || (octets[0] & 0xF0) == 0xF0;
        }
        return address instanceof Inet6Address && (octets[0] & 0xFE) == 0xFC;
    }

    /** Whether {@code address} is one that a provider shares among its customers: 100.64.0.0/10 (RFC 6598). */
    public static boolean carrier(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4 && (octets[0] & 0xFF) == 100 && (octets[1] & 0xC0) == 64;
    }

    private static int prefix(InetAddress local) {
        try {
            return lookup(local).prefix.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return bits(local);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return bits(local);
        }
    }

    private static Lookup lookup(InetAddress local) {
        return LOOKUPS.compute(local,
                (address, known) -> known != null && known.fresh() ? known : Lookup.begin(address));
    }

    private static int ask(InetAddress local) {
        try {
            NetworkInterface network = NetworkInterface.getByInetAddress(local);
            if (network != null) {
                for (InterfaceAddress address : network.getInterfaceAddresses()) {
                    if (address.getAddress().equals(local)) {
                        return Math.min(address.getNetworkPrefixLength(), bits(local));
                    }
                }
            }
        } catch (SocketException e) {
            // The system does not say.
        }
        return bits(local);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * 8;
    }

    static String masked(InetAddress address, int prefix) {
        byte[] octets = address.getAddress();
        for (int i = 0; i < octets.length; i++) {
            int kept = Math.max(0, Math.min(8, prefix - i * 8));
            octets[i] &= (byte) (0xFF << 8 - kept);
        }
        try {
            return InetAddress.getByAddress(octets).getHostAddress() + "/" + prefix;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Lookup(CompletableFuture<Integer> prefix, long at) {
        static Lookup begin(InetAddress local) {
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            Thread thread = new Thread(() -> answer.complete(ask(local)), "portside-networks");
            thread.setDaemon(true);
            thread.start();
            return new Lookup(answer, System.nanoTime());
        }

        boolean fresh() {
            return System.nanoTime() - at < KEEP.toNanos();
        }
    }
}
