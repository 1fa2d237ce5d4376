package io.portside.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lab in whose client namespace the running test is. Servers are started and stopped, and the line cut, from the
 * test itself; the topology stays. Not thread-safe. Failures of the lab are {@link UncheckedIOException}s with its words.
 */
public final class Lab {
    static final String SCRIPT = "portside.lab.script";
    static final String TOPOLOGY = "portside.lab.topology";
    static final String RTT = "portside.lab.rtt";

    private final String script;
    private final Map<String, String> facts = new HashMap<>();

    private Lab(String script) {
        this.script = script;
    }

    /** @throws IllegalStateException outside of the lab */
    public static Lab current() {
        String script = System.getProperty(SCRIPT);
        if (script == null) {
            throw new IllegalStateException("not in the lab; classes named ...InLab are run by LabLaunch");
        }
        return new Lab(script);
    }

    /**
     * Starts a server with a fresh home folder, in place of the one that runs; returns when it greets.
     *
     * @param options as {@code lab serve} takes them, such as {@code --max-per-ip 1}
     */
    public void serve(LabServer server, String... options) {
        List<String> words = new ArrayList<>(List.of("serve", server.label(), "--fresh"));
        words.addAll(List.of(options));
        lab(words.toArray(String[]::new));
        facts.clear();
        String all = run("bash", "-c", "set -a; eval \"$(\"$0\" env)\"; env -0", script);
        for (String entry : all.split("\0")) {
            if (entry.startsWith("LAB_")) {
                int equals = entry.indexOf('=');
                facts.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
    }

    /** Ends the server and all its sessions at once, like a crash. */
    public void stop() {
        lab("stop");
    }

    /** From now on the router silently drops everything. */
    public void cut() {
        lab("cut");
    }

    /** Undoes {@link #cut}. */
    public void mend() {
        lab("mend");
    }

    public Topology topology() {
        return Topology.valueOf(System.getProperty(TOPOLOGY));
    }

    /** Milliseconds. */
    public int rtt() {
        return Integer.getInteger(RTT);
    }

    public String host() {
        return fact("LAB_HOST");
    }

    /** Empty where the topology has no IPv6. */
    public String host6() {
        return fact("LAB_HOST6");
    }

    public int port() {
        return Integer.parseInt(fact("LAB_PORT"));
    }

    public String user() {
        return fact("LAB_USER");
    }

    /** A fresh array, which the caller overwrites. */
    public char[] password() {
        return fact("LAB_PASSWORD").toCharArray();
    }

    /** The account's home folder on this machine's disk, to compare with. Files made here belong to root, not to the account. */
    public Path home() {
        return Path.of(fact("LAB_HOME"));
    }

    /** The file (PEM) with the certificate that servers with TLS show here. */
    public String certificate() {
        return fact("LAB_CERT");
    }

    private String fact(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException("no server was started in the lab");
        }
        return value;
    }

    private void lab(String... words) {
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(List.of(words));
        run(command.toArray(String[]::new));
    }

    /** The environment is for a server that is written in Java and found where we are. */
    private static String run(String... words) {
        Command command = Command.run(Map.of("LAB_CLASSPATH", System.getProperty("java.class.path"), "LAB_JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()), words);
        if (command.status() != 0) {
            throw new UncheckedIOException(new IOException(String.join(" ", words) + ": " + command.said().strip()));
        }
        return command.said();
    }
}
