import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.portside.testkit.Rule;
import io.portside.testkit.ScriptedFtpServer;

/**
 * Runs the built program as a shell would, without a screen, against a server in this process: a folder goes up, is
 * listed, comes back, is read and removed; exit codes, silence in a pipe, an interrupt, and that no command line shows
 * the password. Arguments: the product's folder, an empty folder. Ends with "passed" or with what was wrong.
 */
public final class CommandLineCheck {
    private static final String PASSWORD = "pa55-word-of-the-check";
    private static final long LIMIT_SECONDS = 120;
    private final Path program;
    private final Path folder;
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final String url;

    private CommandLineCheck(Path product, Path folder) {
        program = product.resolve("portside");
        this.folder = folder;
        server.account("ann", PASSWORD);
        server.home("/home/ann");
        url = "ftp://ann@" + server.host() + ":" + server.port();
    }

    public static void main(String[] arguments) throws Exception {
        CommandLineCheck check = new CommandLineCheck(Path.of(arguments[0]).toAbsolutePath(),
                Files.createDirectories(Path.of(arguments[1])).toRealPath());
        check.roundTrip();
        check.exitCodes();
        check.interrupt();
        check.secrecy();
        check.noWindow();
        expect("the server's complaints", List.of(), check.server.complaints());
        System.out.println("passed");
        System.exit(0);
    }

    private record Ended(int code, byte[] out, String err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }
    }

    private static void expect(String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            System.out.println("FAILED: " + what + ": expected " + wanted + ", found " + found);
            System.exit(1);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-data", folder.resolve("state").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(folder.resolve("err.txt").toFile()).redirectOutput(folder.resolve("out.txt").toFile());
        // Whoever touched a screen would fail here.
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A run that does not want the password may have ended already.
        }
        return process;
    }

    private Ended end(Process process) throws Exception {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            expect("the end of the program", "within " + LIMIT_SECONDS + " s", "still running");
        }
        return new Ended(process.exitValue(), Files.readAllBytes(folder.resolve("out.txt")),
                Files.readString(folder.resolve("err.txt")));
    }

    private Ended run(String... arguments) throws Exception {
        return end(start(arguments));
    }

    private void silent(String... arguments) throws Exception {
        Ended ended = run(arguments);
        expect(String.join(" ", arguments), "0, nothing, nothing",
                ended.code() + ", " + (ended.text().isEmpty() ? "nothing" : ended.text()) + ", "
                        + (ended.err().isEmpty() ? "nothing" : ended.err()));
    }

    private void roundTrip() throws Exception {
        byte[] content = new byte[700_000];
        new Random(7).nextBytes(content);
        Path source = Files.createDirectories(folder.resolve("my site/sub"));
        Files.write(source.resolve("größer -data.bin"), content);
        Files.writeString(source.resolveSibling("-clean"), "a name like an option of Equinox");
        silent("put", "--password-stdin", "my site/.", url + "/home/ann/up");
        Ended list = run("ls", "--password-stdin", "-R", url + "/home/ann/up");
        expect("the listing", "0 -clean\nsub/\nsub/größer -data.bin\n", list.code() + " " + list.text());
        expect("words beside the listing", "", list.err());
        silent("get", "--password-stdin", url + "/home/ann/up", "down");
        expect("the file that came back", true,
                Arrays.equals(content, Files.readAllBytes(folder.resolve("down/sub/größer -data.bin"))));
        Ended cat = run("cat", "--password-stdin", url + "/~/up/sub/gr%C3%B6%C3%9Fer%20-data.bin");
        expect("what cat wrote", true, cat.code() == 0 && Arrays.equals(content, cat.out()));
        silent("rm", "--password-stdin", "-r", url + "/home/ann/up");
        expect("what is left", List.of("/home", "/home/ann"), server.tree().paths().stream().sorted().toList());
    }

    private void exitCodes() throws Exception {
        expect("no such verb", 2, run("frobnicate").code());
        Ended refused = run("ls", "ftp://ann:" + PASSWORD + "@localhost/");
        expect("a password in a URL", 2, refused.code());
        expect("a password in a URL is repeated", false, refused.err().contains(PASSWORD));
        expect("not found", 5, run("cat", "--password-stdin", url + "/home/ann/none").code());
        expect("nobody to ask", 4, run("ls", url).code());
        expect("no local file", 7, run("put", "--password-stdin", "none", url).code());
        Ended version = run("--version");
        expect("the version", true, version.code() == 0 && version.text().startsWith("Portside "));
        server.tree().file("/home/ann/much", new byte[3_000_000]);
        ProcessBuilder full = new ProcessBuilder("sh", "-c",
                "echo \"$SECRET\" | \"$1\" -data \"$2\" cat --password-stdin \"$3\" >/dev/full 2>/dev/null", "sh",
                program.toString(), folder.resolve("state").toString(), url + "/~/much");
        full.environment().put("SECRET", PASSWORD);
        expect("a full disk behind the output", 7, full.start().waitFor());
    }

    private void interrupt() throws Exception {
        Files.write(folder.resolve("big.bin"), new byte[20_000_000]);
        int next = server.sessionCount() + 1;
        server.on("STOR").onSession(next).cutDataAfter(1_000_000, Rule.Cut.SILENCE);
        Process process = start("put", "--password-stdin", "big.bin", url);
        server.awaitLine(next, "C: STOR .*");
        noCommandLineShowsThePassword();
        expect("kill", 0, new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor());
        Ended ended = end(process);
        expect("the code of an interrupted run", 130, ended.code());
        expect("its words", "portside: Interrupted.\n", ended.err());
        expect("what it left on the server", true,
                server.tree().paths().stream().noneMatch(path -> path.contains("big") || path.contains(".portside-")));
    }

    private static void noCommandLineShowsThePassword() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
                try (InputStream in = Files.newInputStream(process.resolve("cmdline"))) {
                    String line = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    expect("the command line of " + process, false, line.contains(PASSWORD));
                } catch (IOException e) {
                    // It has ended meanwhile.
                }
            }
        }
    }

    private void noWindow() throws Exception {
        Path log = folder.resolve("classes.txt");
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-data", folder.resolve("state").toString(),
                "sites").redirectOutput(ProcessBuilder.Redirect.DISCARD).directory(folder.toFile());
        // By its name only: the options are split at blanks, and the folder's path may have one.
        builder.environment().put("PORTSIDE_JAVA_OPTIONS", "-Xlog:class+load:file=" + log.getFileName());
        expect("sites", 0, builder.start().waitFor());
        List<String> loaded = Files.readAllLines(log);
        expect("the engine's classes were seen", true,
                loaded.stream().anyMatch(line -> line.contains("io.portside.engine.PortsideEngine ")));
        expect("classes of the window", List.of(), loaded.stream().filter(line -> line
                .matches(".* (org\\.eclipse\\.(swt|jface|e4)|io\\.portside\\.(ui|demo))\\..*")).toList());
    }

    private void secrecy() throws Exception {
        Ended trace = run("ls", "--password-stdin", "--trace", "-v", url);
        expect("the trace", true, trace.code() == 0 && trace.err().contains("> PASS *"));
        expect("the password in the trace", false, trace.err().contains(PASSWORD));
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                expect("the password in " + file, false, content.contains(PASSWORD));
            }
        }
    }
}
