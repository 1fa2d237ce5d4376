package io.portside.ftp.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.Link;
import io.portside.ftp.control.Trace;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.transfer.Bandwidth;
import io.portside.ftp.transfer.TransferProgress;

/**
 * A handshake that ends between the attempt to move bytes and the question what to wait for: whoever waits for what a
 * handshake waits for then waits for ever.
 */
@SuppressWarnings("resource") // What goes over a channel is closed with it.
class LateHandshakeTest {
    private static final byte[] CONTENT = "the whole file".getBytes(StandardCharsets.US_ASCII);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30),
            Duration.ofHours(1));

    /** Its handshake is over the moment somebody asks for it, and does not go on by itself in reads and writes. */
    private static final class LateLink extends LinkLayer {
        private boolean established;

        LateLink(Link link) {
            super(link);
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return established ? link.read(into) : 0;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return established ? link.write(from) : 0;
        }

        @Override
        public boolean ready() throws IOException {
            established = super.ready();
            return true;
        }

        @Override
        public int interest(int wanted) {
            return super.interest(established ? wanted : SelectionKey.OP_READ);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void theTransferGoesOn() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel controlHere = SocketChannel.open(server.getLocalAddress());
                SocketChannel controlThere = server.accept();
                SocketChannel dataHere = SocketChannel.open(server.getLocalAddress());
                SocketChannel dataThere = server.accept();
                ChannelWatch watch = new ChannelWatch()) {
            Trace trace = new Trace(1, event -> {});
            ControlConnection control = new ControlConnection(Link.clear(controlHere), watch, trace,
                    Duration.ofMillis(1), bytes -> new String(bytes, StandardCharsets.UTF_8));
            controlThere.write(StandardCharsets.US_ASCII.encode("150 go on\r\n226 done\r\n"));
            DataRequest request = new DataRequest(Route.PASSIVE_EPSV, List.of(), Command.of("STOR", "f"), List.of(),
                    Flight.EVERYTHING, Duration.ofSeconds(30), PATIENCE, took -> {}, Bandwidth.unlimited(),
                    Optional.empty());
            Sending payload = new Sending(Channels.newChannel(new java.io.ByteArrayInputStream(CONTENT)),
                    TransferProgress.NONE, ByteBuffer.allocate(1024));
            DataOutcome outcome = new DataTransfer(control, watch, trace, request, payload,
                    channel -> new LateLink(Link.clear(channel))).run(dataHere);
            assertEquals(226, outcome.last().code());
            assertArrayEquals(CONTENT, dataThere.socket().getInputStream().readAllBytes());
        }
    }
}
