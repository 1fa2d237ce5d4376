package io.portside.engine.sync.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.testkit.RealServer;

/**
 * Rounds of edits on both sides, each followed by synchronisations that are killed (SIGKILL) at random moments until one
 * comes to its end. Then both sides must be what a model says that knows nothing of journals, and every version that was
 * replaced or deleted must be in the trash of its side.
 */
public final class KillCampaign {
    private static final int PORTS = 16;
    /** How far a run is let go before it is killed. */
    private static final int MOST_CALLS = 40;
    private static final int FILES = 40;
    private final Server server;
    private final Path local;
    private final Path remote;
    private final Path state;
    private final DeletionPolicy policy;
    private final Random random;
    private final String classPath;
    private final Map<String, String> model = new TreeMap<>();
    private Instant time = Instant.parse("2024-01-01T00:00:00Z");
    private int version;
    private int kills;

    /** Where the server is. */
    record Server(String host, int port, String user, char[] password) {}

    /**
     * @param folder    an empty one, for this side's files and the state
     * @param home      the server's home folder
     * @param classPath for the program that is killed
     */
    KillCampaign(Server server, Path folder, Path home, DeletionPolicy policy, long seed, String classPath)
            throws IOException {
        this.server = server;
        this.local = Files.createDirectories(folder.resolve("local"));
        this.state = folder.resolve("state").resolve("sync").resolve("pair");
        this.remote = Files.createDirectories(home.resolve("pair"));
        this.policy = policy;
        this.random = new Random(seed);
        this.classPath = classPath;
        try {
            // The server's account may be another one.
            Files.setPosixFilePermissions(remote,
                    java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (UnsupportedOperationException e) {
            // No such permissions here, and no such server.
        }
    }

    int kills() {
        return kills;
    }

    /** One round. Throws an {@link AssertionError} when anything is not as the model says. */
    void round(int atMost) throws IOException, InterruptedException {
        Map<String, String> leftBefore = files(local, false);
        Map<String, String> rightBefore = files(remote, false);
        edit();
        Map<String, String> leftEdited = files(local, false);
        Map<String, String> rightEdited = files(remote, false);
        int here = 0;
        while (here < atMost && runAndKill()) {
            here++;
            kills++;
        }
        for (int i = 0; i < 3; i++) {
            finish();
        }
        require(model.equals(files(local, false)), "the left side", model, files(local, false));
        require(model.equals(files(remote, false)), "the right side", model, files(remote, false));
        if (policy != DeletionPolicy.REAL) {
            requireKept(leftEdited, files(local, true));
            requireKept(rightEdited, files(remote, true));
            requireKept(leftBefore, files(local, true), files(remote, true));
            requireKept(rightBefore, files(local, true), files(remote, true));
        }
    }

    /** Each file is changed on one side at most, so the model knows what comes of it. */
    private void edit() throws IOException {
        for (int i = 0; i < FILES; i++) {
            if (model.isEmpty() || random.nextInt(3) == 0) {
                String path = "folder " + random.nextInt(6) + "/" + (random.nextBoolean() ? "deep/" : "") + "file " + i;
                Path side = random.nextBoolean() ? local : remote;
                if (model.containsKey(path) && random.nextInt(3) == 0) {
                    Files.delete(side.resolve(path));
                    model.remove(path);
                } else {
                    write(side, path);
                }
            }
        }
    }

    private void write(Path side, String path) throws IOException {
        String content = "version " + ++version + " of " + path + " " + "x".repeat(random.nextInt(40_000));
        Path file = side.resolve(path);
        makeFolders(file.getParent());
        Files.writeString(file, content);
        time = time.plusSeconds(61);
        Files.setLastModifiedTime(file, FileTime.from(time));
        open(file, "rw-rw-rw-");
        model.put(path, content);
    }

    private void makeFolders(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            makeFolders(folder.getParent());
            Files.createDirectory(folder);
            open(folder, "rwxrwxrwx");
        }
    }

    private static void open(Path path, String permissions) throws IOException {
        try {
            Files.setPosixFilePermissions(path, java.nio.file.attribute.PosixFilePermissions.fromString(permissions));
        } catch (UnsupportedOperationException e) {
            // As above.
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", classPath, SyncChild.class.getName(), server.host(),
                Integer.toString(server.port()), server.user(), local.toString(), state.toString(), policy.name()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream input = child.getOutputStream()) {
            input.write((new String(server.password()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return child;
    }

    /** Returns whether it was killed before its end. */
    private boolean runAndKill() throws IOException, InterruptedException {
        Process child = start();
        try (BufferedReader said = reader(child)) {
            String first = afterCalls(said);
            if (!SyncChild.RUNNING.equals(first)) {
                require(SyncChild.NOTHING.equals(first), "the program says " + first + rest(said), Map.of(), Map.of());
                return false;
            }
            for (int calls = 1 + random.nextInt(MOST_CALLS); calls > 0; calls--) {
                if (!SyncChild.CALL.equals(said.readLine())) {
                    return false;
                }
            }
            // Somewhere within a call, or a few later.
            return !child.waitFor(random.nextInt(10), TimeUnit.MILLISECONDS);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** A run that nobody disturbs. */
    private void finish() throws IOException, InterruptedException {
        Process child = start();
        try (BufferedReader said = reader(child)) {
            String all = rest(said);
            require(child.waitFor() == 0 && !all.contains("FAILED"), "a run ended with " + all, Map.of(), Map.of());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** What the program says when it has mended what was half done. */
    private static String afterCalls(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (SyncChild.CALL.equals(line)) {
            line = said.readLine();
        }
        return line;
    }

    private static BufferedReader reader(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String rest(BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append('\n').append(line);
        }
        return all.toString();
    }

    /** @param own whether Portside's own are among them */
    private static Map<String, String> files(Path root, boolean own) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            found.filter(Files::isRegularFile).forEach(file -> {
                String path = root.relativize(file).toString();
                if (own || !path.contains(".portside-")) {
                    try {
                        files.put(path, Files.readString(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        }
        return files;
    }

    @SafeVarargs
    private static void requireKept(Map<String, String> versions, Map<String, String>... places) {
        versions.forEach((path, content) -> {
            boolean kept = Stream.of(places).anyMatch(place -> place.containsValue(content));
            if (!kept) {
                throw new AssertionError("lost: " + path + " " + content.substring(0, 30));
            }
        });
    }

    private static void require(boolean good, String what, Map<String, String> expected, Map<String, String> found) {
        if (good) {
            return;
        }
        StringBuilder differences = new StringBuilder(what);
        Map<String, String> all = new TreeMap<>(expected);
        all.putAll(found);
        all.keySet().forEach(path -> {
            if (!Optional.ofNullable(expected.get(path)).equals(Optional.ofNullable(found.get(path)))) {
                differences.append("\n  ").append(path).append(": expected ").append(start(expected.get(path)))
                        .append(", found ").append(start(found.get(path)));
            }
        });
        throw new AssertionError(differences.toString());
    }

    private static String start(String content) {
        return content == null ? "nothing" : content.substring(0, Math.min(40, content.length()));
    }

    /** {@code --folder F --kills N --seed S}: rounds with Apache FtpServer until so many were killed. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>(Map.of("--kills", "1000", "--seed", "1"));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        Path folder = Path.of(options.get("--folder")).toRealPath();
        int wanted = Integer.parseInt(options.get("--kills"));
        long seed = Long.parseLong(options.get("--seed"));
        int killed = 0;
        int rounds = 0;
        while (killed < wanted) {
            DeletionPolicy policy = DeletionPolicy.values()[rounds % DeletionPolicy.values().length];
            Path own = Files.createDirectory(folder.resolve("campaign-" + rounds));
            Path home = Files.createDirectory(own.resolve("home"));
            try (RealServer server = RealServer.start(home, PORTS, RealServer.ADDRESS, false)) {
                KillCampaign campaign = new KillCampaign(
                        new Server(RealServer.ADDRESS, server.port(), RealServer.USER,
                                RealServer.PASSWORD.toCharArray()),
                        own, home, policy, seed + rounds, System.getProperty("java.class.path"));
                for (int i = 0; i < 5; i++) {
                    campaign.round(8);
                }
                killed += campaign.kills();
                rounds++;
                System.out.println(policy + " " + campaign.kills() + " killed, " + killed + " in all");
            }
        }
        System.out.println(killed + " runs killed in " + rounds + " campaigns: nothing lost, all converged");
        System.exit(0);
    }
}
