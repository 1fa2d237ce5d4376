package io.portside.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteSource;

/**
 * The two demo sites. Each has a server and a web site of its own, started when the site is first opened; opening also
 * makes the sample folder that a newcomer uploads, and names it as the site's local folder. Thread-safe.
 */
public final class DemoSites implements SiteSource {

    private enum Kind {
        OPEN("demo", "Demo site"), FIREWALL("demo-firewall", "Demo site behind a firewall");

        final String id;
        final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }
    }

    private final Map<Kind, DemoServer> servers = new EnumMap<>(Kind.class);
    private Path folder;
    private boolean closed;

    @Override
    public List<Site> sites() {
        return Stream.of(Kind.values()).map(kind -> site(kind, Site.DEFAULT_PORT, "")).toList();
    }

    @Override
    public synchronized Resolved resolve(String siteId) throws ProblemException {
        Kind kind = Stream.of(Kind.values()).filter(it -> it.id.equals(siteId)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemKind.NOT_FOUND, "no such demo site", siteId),
                        null));
        try {
            DemoServer server = running(kind);
            return new Resolved(site(kind, server.port(), sampleFolder().toString()), server.password());
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemKind.INTERNAL, e.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Ends the servers and removes everything they and the sample folder held. Called by OSGi. */
    public synchronized void close() throws IOException {
        closed = true;
        try {
            servers.values().forEach(DemoServer::stop);
        } finally {
            servers.clear();
            if (folder != null) {
                SampleFiles.remove(folder);
                folder = null;
            }
        }
    }

    private DemoServer running(Kind kind) throws IOException {
        if (closed) {
            throw new IOException("the demo is closed");
        }
        DemoServer server = servers.get(kind);
        if (server == null) {
            Path home = root().resolve(kind.id);
            SampleFiles.server(home);
            server = DemoServer.start(home, kind == Kind.FIREWALL);
            servers.put(kind, server);
        }
        return server;
    }

    private Path sampleFolder() throws IOException {
        Path sample = root().resolve(SampleFiles.UPLOAD_FOLDER);
        if (!Files.exists(sample)) {
            SampleFiles.upload(sample);
        }
        return sample;
    }

    private Path root() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("portside-demo-");
        }
        return folder;
    }

    private static Site site(Kind kind, int port, String localFolder) {
        return Site.of(kind.id, kind.label, DemoServer.ADDRESS, port, DemoServer.USER).withFolders(localFolder, "");
    }
}
