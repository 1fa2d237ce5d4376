package io.portside.ui.connection;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/**
 * One end of a connection.
 *
 * @param host a literal address; empty while it is not known
 * @param port 0 while it is not known
 */
record End(String host, int port) {
    static final End UNKNOWN = new End("", 0);

    static End of(InetSocketAddress address) {
        String literal = address.getAddress() == null
                ? address.getHostString()
                // Scope and name are for this computer only.
                : address.getAddress().getHostAddress().replaceFirst("%.*", "");
        boolean six = address.getAddress() instanceof Inet6Address;
        return new End(six ? "[" + literal + "]" : literal, address.getPort());
    }

    String portText() {
        return port == 0 ? "" : String.valueOf(port);
    }

    @Override
    public String toString() {
        return port == 0 ? host : host + ":" + port;
    }
}
