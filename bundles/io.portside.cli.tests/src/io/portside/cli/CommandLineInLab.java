package io.portside.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.cli.Program.Ended;
import io.portside.testkit.SampleTree;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** The verbs against real servers, with and without a firewall that swallows active data connections. */
@InTopology({Topology.OPEN, Topology.CLIENT_FIREWALL})
class CommandLineInLab {
    @TempDir
    private Path folder;

    private void silent(String password, String... arguments) {
        assertEquals(new Ended(0, "", ""), new Program(folder).input(password).run(arguments));
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void putAndGetInLab(LabServer server) throws Exception {
        SampleTree tree = SampleTree.names();
        tree.writeTo(folder.resolve("site"));
        Lab lab = Lab.current();
        lab.serve(server);
        String url = "ftp://" + lab.user() + "@" + lab.host() + ":" + lab.port();
        String password = new String(lab.password());
        silent(password, "put", "--password-stdin", "site", url + "/~/up");
        silent(password, "put", "--password-stdin", "site/.", url + "/~/up");
        silent(password, "get", "--password-stdin", url + "/~/up", "down");
        for (Map.Entry<String, byte[]> file : tree.contents().entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(lab.home().resolve("up").resolve(file.getKey())));
            assertArrayEquals(file.getValue(), Files.readAllBytes(folder.resolve("down").resolve(file.getKey())));
        }
        silent(password, "mkdir", "--password-stdin", "-p", url + "/~/a/b");
        silent(password, "mv", "--password-stdin", url + "/~/up", url + "/~/a/b");
        assertEquals("up/\n", new Program(folder).input(password).run("ls", "--password-stdin", url + "/~/a/b").out());
        silent(password, "rm", "--password-stdin", "-r", url + "/~/a");
        assertEquals(5, new Program(folder).input(password).run("cat", "--password-stdin", url + "/~/a").code());
        assertEquals(4, new Program(folder).input("wrong").run("ls", "--password-stdin", url).code());
        Ended active = new Program(folder).input(password).run("ls", "--password-stdin", "--mode", "active", url);
        assertEquals(lab.topology() == Topology.OPEN ? 0 : 3, active.code(), active.err());
    }

    /** The lab's NAT forwards these ports to us; the server sees us at this address. */
    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.CLIENT_NAT)
    void activeModeFromBehindANat(LabServer server) throws Exception {
        Lab lab = Lab.current();
        lab.serve(server);
        String url = "ftp://" + lab.user() + "@" + lab.host() + ":" + lab.port();
        Ended without = new Program(folder).input(new String(lab.password())).run("ls", "--password-stdin", "--mode",
                "active", url);
        assertEquals(3, without.code(), without.err());
        Ended with = new Program(folder.resolve("fresh")).input(new String(lab.password())).run("ls",
                "--password-stdin", "--mode", "active", "--external-address", "203.0.113.1", "--active-ports",
                "49100-49199", "--trace", url);
        assertEquals(0, with.code(), with.err());
        assertTrue(with.err().contains("PORT 203,0,113,1,"), with.err());
    }
}
