package io.portside.engine.cut;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.portside.testkit.RealServer;

/**
 * The server of a campaign.
 *
 * @param passivePorts all it may name
 * @param files        its account's home on this machine's disk
 * @param end          ends it
 */
record CutServer(String address, int port, List<Integer> passivePorts, String user, String password, Path files,
        Closeable end) {
    private static final int PORTS = 48;

    /** Apache FtpServer in this process. */
    @SuppressWarnings("resource") // Ended with this.
    static CutServer apache(Path files, String wire, boolean tls) throws IOException {
        RealServer server = RealServer.start(files, PORTS, wire, tls);
        return new CutServer(RealServer.ADDRESS, server.port(), server.passivePorts(), RealServer.USER,
                RealServer.PASSWORD, files, server::close);
    }

    /** @param range of its passive ports; everything else is in the environment that {@code lab run} makes */
    static CutServer ofLab(String range) {
        int first = Integer.parseInt(range.split("-")[0]);
        int last = Integer.parseInt(range.split("-")[1]);
        return new CutServer(System.getenv("LAB_HOST"), Integer.parseInt(System.getenv("LAB_PORT")),
                IntStream.rangeClosed(first, last).boxed().toList(), System.getenv("LAB_USER"),
                System.getenv("LAB_PASSWORD"), Path.of(System.getenv("LAB_HOME")), () -> {});
    }

    void close() throws IOException {
        end.close();
    }
}
