package io.portside.ftp.doctor;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The ends of one data connection as far as they became known.
 *
 * @param advertised what PORT or EPRT told the server, or what 227 or 229 told us
 * @param used       passive: where we connected to; active: where we listened
 * @param from       where the connection came from or went out from, once it stood
 */
public record DataPath(Optional<InetSocketAddress> advertised, Optional<InetSocketAddress> used,
        Optional<InetSocketAddress> from) {
    /** Nothing known. */
    public static final DataPath UNKNOWN = new DataPath(Optional.empty(), Optional.empty(), Optional.empty());
}
