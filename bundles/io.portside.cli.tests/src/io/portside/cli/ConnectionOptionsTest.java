package io.portside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.cli.Program.Ended;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.ServerTls;

/** Options that say how a server is reached, as the server sees them. */
class ConnectionOptionsTest {
    private static final Pattern PORT = Pattern.compile("PORT (?:\\d+,){4}(\\d+),(\\d+)");
    private static final Pattern EPRT = Pattern.compile("EPRT \\|\\d\\|[^|]+\\|(\\d+)\\|");
    @TempDir
    private Path folder;
    private ScriptedFtpServer server;

    @BeforeEach
    void serve() {
        server = ScriptedFtpServer.start();
        server.tree().file("/file.txt", "content".getBytes());
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), server.complaints());
        server.close();
    }

    private Ended run(String... arguments) {
        return new Program(folder).input("secret\n").run(arguments);
    }

    private String url(String scheme) {
        return scheme + "://ann@127.0.0.1:" + server.port();
    }

    @Test
    void anAuthorityFromAFileIsTrusted() throws Exception {
        server.tls(ServerTls.with("signed"));
        Ended untrusted = run("ls", "--password-stdin", url("ftpes"));
        assertEquals(6, untrusted.code(), untrusted.err());
        assertTrue(untrusted.err().contains("--pin SHA256:"), untrusted.err());
        Path authority = ServerTls.authority(folder);
        Ended trusted = run("ls", "--password-stdin", "--ca", authority.toString(), url("ftpes"));
        assertEquals(new Ended(0, "file.txt\n", ""), trusted);
        Path rubbish = Files.writeString(folder.resolve("rubbish.pem"), "no certificate");
        Ended unreadable = run("ls", "--password-stdin", "--ca", rubbish.toString(), url("ftpes"));
        assertEquals(7, unreadable.code(), unreadable.err());
        assertTrue(unreadable.err().contains("certificate file"), unreadable.err());
    }

    @Test
    void aPinIsEnoughAndAWrongOneIsNot() {
        server.tls(ServerTls.with("self-signed"));
        Ended refused = run("ls", "--password-stdin", url("ftpes"));
        Matcher pin = Pattern.compile("--pin (SHA256:[0-9a-f]{64})").matcher(refused.err());
        assertTrue(pin.find(), refused.err());
        assertEquals(new Ended(0, "file.txt\n", ""),
                run("ls", "--password-stdin", "--pin", pin.group(1), url("ftpes")));
        String wrong = "SHA256:" + "0".repeat(64);
        assertEquals(6, run("ls", "--password-stdin", "--pin", wrong, url("ftpes")).code());
    }

    @Test
    void activePortsAreTheOnesThatWereGiven() {
        server.on("EPSV").reply("502 not here");
        server.on("PASV").reply("502 not here");
        // Beyond what systems give out by themselves; a taken one is stepped over.
        assertEquals(0, run("ls", "--password-stdin", "--mode", "active", "--active-ports", "20200-20239", url("ftp"))
                .code());
        List<Integer> ports = new ArrayList<>();
        for (String command : server.commands(0)) {
            Matcher port = PORT.matcher(command);
            Matcher eprt = EPRT.matcher(command);
            if (port.matches()) {
                ports.add(Integer.parseInt(port.group(1)) * 256 + Integer.parseInt(port.group(2)));
            } else if (eprt.matches()) {
                ports.add(Integer.parseInt(eprt.group(1)));
            }
        }
        assertFalse(ports.isEmpty(), server.transcript().toString());
        assertTrue(ports.stream().allMatch(port -> port >= 20200 && port <= 20239), ports.toString());
    }

    @Test
    void aLimitedRateIsNotExceeded() throws Exception {
        byte[] content = new byte[600_000];
        Files.write(folder.resolve("big.bin"), content);
        long begin = System.nanoTime();
        assertEquals(0,
                run("put", "--password-stdin", "--limit-rate", "200k", "big.bin", url("ftp") + "/up.bin").code());
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertEquals(content.length, server.tree().content("/up.bin").length);
        // 2.9 s at that rate, of which a second's worth may come at once; slower it may be for many reasons.
        assertTrue(millis >= 1900, millis + " ms");
    }

    @Test
    void modeIsKept() {
        assertEquals(0, run("ls", "--password-stdin", "--mode", "passive", url("ftp")).code());
        assertEquals(0, server.count("PORT") + server.count("EPRT"));
        assertEquals(0, run("ls", "--password-stdin", "--mode", "active", url("ftp")).code());
        assertTrue(server.count("PORT") + server.count("EPRT") > 0);
    }
}
