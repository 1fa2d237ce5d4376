package io.portside.ftp.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class HostNamesTest {
    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(literal -> {
            try {
                return InetAddress.getByName(literal);
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }).toList();
    }

    @Test
    void familiesTakeTurnsBeginningWithTheResolversFirst() {
        assertEquals(addresses("::1", "127.0.0.1", "::2", "127.0.0.2", "::3"),
                HostNames.interleave(addresses("::1", "::2", "::3", "127.0.0.1", "127.0.0.2")));
        assertEquals(addresses("127.0.0.1", "::1", "127.0.0.2", "127.0.0.3"),
                HostNames.interleave(addresses("127.0.0.1", "127.0.0.2", "127.0.0.3", "::1")));
        assertEquals(addresses("127.0.0.1"), HostNames.interleave(addresses("127.0.0.1")));
        assertEquals(List.of(), HostNames.interleave(List.of()));
    }
}
