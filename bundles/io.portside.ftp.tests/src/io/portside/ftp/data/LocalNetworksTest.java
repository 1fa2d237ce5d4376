package io.portside.ftp.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNetworksTest {
    @ParameterizedTest
    @CsvSource({"192.168.71.2,24,192.168.71.0/24", "10.1.2.3,8,10.0.0.0/8", "172.16.5.130,25,172.16.5.128/25",
            "1.2.3.4,32,1.2.3.4/32", "1.2.3.4,0,0.0.0.0/0", "2001:db8:1:2:3:4:5:6,64,2001:db8:1:2:0:0:0:0/64"})
    void aNetworkIsTheAddressWithoutItsHostBits(String address, int prefix, String network) throws Exception {
        assertEquals(network, LocalNetworks.masked(InetAddress.getByName(address), prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.1.1", "172.31.0.1", "192.168.0.1", "127.0.0.1", "169.254.3.4", "100.64.0.1",
            "100.127.255.254", "0.1.2.3", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00::1", "fc12::1",
            "ff02::1",
            "::"})
    void theseAreOfNoUseElsewhere(String address) throws Exception {
        assertTrue(LocalNetworks.unroutable(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "192.169.0.1", "100.63.0.1", "100.128.0.1", "203.0.113.2",
            "2001:db8::1"})
    void theseCanBeReached(String address) throws Exception {
        assertFalse(LocalNetworks.unroutable(InetAddress.getByName(address)));
    }

    @Test
    void loopbackIsANetworkOfItsOwn() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        assertEquals("127.0.0.0/8", LocalNetworks.of(here));
        assertTrue(LocalNetworks.same(here, InetAddress.getByName("127.1.2.3")));
        assertFalse(LocalNetworks.same(here, InetAddress.getByName("128.0.0.1")));
        assertFalse(LocalNetworks.same(here, InetAddress.getByName("::1")));
    }
}
