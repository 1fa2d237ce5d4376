package io.portside.ftp.session;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/**
 * What a login taught about the server.
 *
 * @param greeting  text of the 220
 * @param system    text of the SYST reply, empty where refused
 * @param home      the folder after login (PWD), {@code /} where the server does not say
 * @param features  FEAT lines: label in upper case to parameters, empty where FEAT is unknown
 * @param utf8      names are UTF-8
 * @param roundTrip the shortest command round trip seen so far
 */
public record ServerFacts(InetSocketAddress local, InetSocketAddress peer, String greeting, String system, String home,
        Map<String, String> features, boolean utf8, Duration roundTrip) {
    public ServerFacts {
        features = Map.copyOf(features);
    }

    /** Whether FEAT lists {@code label}. */
    public boolean has(String label) {
        return features.containsKey(label);
    }
}
