package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** The lab itself: every server greets in it, and is gone when it is stopped. */
@InTopology({Topology.OPEN, Topology.CLIENT_FIREWALL})
class GreetingInLab {
    @ParameterizedTest
    @EnumSource(LabServer.class)
    void serverGreetsAndIsGoneWhenStopped(LabServer server) throws IOException {
        Lab lab = Lab.current();
        lab.serve(server);
        InetSocketAddress address = new InetSocketAddress(lab.host(), lab.port());
        try (Socket socket = new Socket(address.getAddress(), address.getPort());
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            assertTrue(lines.readLine().startsWith("220"));
        }
        lab.stop();
        try (Socket socket = new Socket()) {
            assertThrows(ConnectException.class, () -> socket.connect(address));
        }
    }
}
