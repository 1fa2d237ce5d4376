package io.portside.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * One control connection. One thread reads lines, so that the client's end and ABOR are seen at any time; another works
 * them off.
 */
@SuppressWarnings("resource") // Sockets outlive the methods that make them; the session's end closes them all.
final class ServerSession implements Script.Conversation {
    /** Stands for the end of the control connection in the queue of lines. */
    private static final String END = "\0end";
    private static final Set<String> TRANSFERS = Set.of("LIST", "MLSD", "NLST", "RETR", "STOR", "APPE");
    /** Telnet's IAC, IP and DM, which some clients send before ABOR (RFC 959 4.1.3). */
    private static final String TELNET = "\u00ff\u00f4\u00f2\u00f1";

    final ScriptedFtpServer server;
    final int number;
    final Socket raw;
    volatile Socket control;
    final CompletableFuture<Void> over = new CompletableFuture<>();
    final DataLink data;
    /** MODE Z is in force. */
    boolean compressed;
    private final FileCommands files;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private String user = "";
    private boolean loggedIn;
    private boolean dataProtected;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final SynchronousQueue<Boolean> upgraded = new SynchronousQueue<>();

    ServerSession(ScriptedFtpServer server, Socket control, int number) {
        this.server = server;
        this.raw = control;
        this.control = control;
        this.number = number;
        data = new DataLink(this);
        files = new FileCommands(this);
    }

    void start() {
        ScriptedFtpServer.daemon("scripted-ftp-read-" + number, this::read);
        ScriptedFtpServer.daemon("scripted-ftp-work-" + number, this::work);
    }

    /** Ends the control connection and everything that belongs to it. Any thread, more than once. */
    void end(Rule.Cut how) {
        try {
            if (how == Rule.Cut.RST) {
                raw.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // Closed already.
        }
        ScriptedFtpServer.quietly(raw);
        boolean first = over.complete(null);
        data.close();
        if (first) {
            note("E: control connection over");
            server.ended();
        }
        lines.add(END);
    }

    void note(String text) {
        server.log().add(number, text);
    }

    @Override
    public void send(String... replies) throws IOException {
        for (String reply : replies) {
            sendRaw((reply + "\r\n").getBytes(server.charset()));
        }
    }

    @Override
    public void sendRaw(byte[] bytes) throws IOException {
        for (String line : new String(bytes, server.charset()).split("\r?\n")) {
            note("S: " + line);
        }
        control.getOutputStream().write(bytes);
        control.getOutputStream().flush();
    }

    @Override
    public String expect(String regex) throws IOException {
        String line = nextLine();
        if (line == null) {
            server.complain("session " + number + ": expected " + regex + ", the client is gone");
            throw new IOException("the client is gone");
        }
        if (!line.matches("(?s)" + regex)) {
            server.complain("session " + number + ": expected " + regex + ", got " + line);
            throw new IOException("not in the script");
        }
        return line;
    }

    @Override
    public void awaitEnd() {
        over.join();
    }

    @Override
    public void reset() {
        end(Rule.Cut.RST);
    }

    private void read() {
        try {
            if (server.tls().filter(ServerTls::isImplicit).isPresent()) {
                protect();
            }
            ready.complete(null);
            boolean again;
            do {
                again = readLines(new BufferedInputStream(control.getInputStream()));
            } while (again);
        } catch (IOException e) {
            // Reset: as good as an end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(Rule.Cut.FIN);
    }

    /** The reader waits for it, unless it has seen the end. */
    private void tell(boolean protect) {
        try {
            while (!over.isDone() && !upgraded.offer(protect, 100, TimeUnit.MILLISECONDS)) {
                // The reader is on its way.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when the connection is protected now and what comes is to be read from there. */
    private boolean readLines(InputStream in) throws IOException, InterruptedException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
            } else if (received(line.toByteArray())) {
                return true;
            } else {
                line.reset();
            }
        }
        return false;
    }

    private void protect() throws IOException {
        SSLSocket made = server.tls().orElseThrow().control(raw);
        made.startHandshake();
        control = made;
        note("E: " + made.getSession().getProtocol());
    }

    /** Whether the control connection's TLS session was taken up by {@code data}. */
    boolean reused(SSLSession data) {
        return control instanceof SSLSocket socket && ServerTls.reused(socket.getSession(), data);
    }

    /** What protects the data connections, if the client asked for it. */
    Optional<ServerTls> dataTls() {
        return dataProtected ? server.tls() : Optional.empty();
    }

    private boolean received(byte[] bytes) throws IOException, InterruptedException {
        int from = 0;
        int to = bytes.length;
        while (from < to && TELNET.indexOf(bytes[from] & 0xff) >= 0) {
            from++;
        }
        if (to > from && bytes[to - 1] == '\r') {
            to--;
        }
        String line = new String(withoutDoubledIac(bytes, from, to), server.charset());
        note("C: " + (line.toUpperCase(Locale.ROOT).startsWith("PASS ") ? "PASS ***" : line));
        lines.add(line);
        if (line.equalsIgnoreCase("ABOR")) {
            data.abort();
        }
        if (line.equalsIgnoreCase("AUTH TLS") && server.tls().isPresent() && server.script(number).isEmpty()
                && upgraded.take()) {
            protect();
            return true;
        }
        return false;
    }

    /** Telnet has a byte 255 sent twice (RFC 854). */
    private static byte[] withoutDoubledIac(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            out.write(bytes[i]);
            if (bytes[i] == (byte) 255 && i + 1 < to && bytes[i + 1] == (byte) 255) {
                i++;
            }
        }
        return out.toByteArray();
    }

    /** The next line, or null at the end. */
    private String nextLine() {
        try {
            String line = lines.take();
            return line.equals(END) ? null : line;
        } catch (InterruptedException e) {
            return null;
        }
    }

    private void work() {
        CompletableFuture.anyOf(ready, over).join();
        try {
            var script = server.script(number);
            if (script.isPresent()) {
                script.get().play(this);
            } else {
                behave();
            }
        } catch (IOException e) {
            // The client left, or a script ended early and has complained.
        } catch (RuntimeException | Error e) {
            server.complain("session " + number + ": " + e);
        }
        end(Rule.Cut.FIN);
    }

    private void behave() throws IOException {
        var refusal = server.refusal(false);
        if (refusal.isPresent()) {
            send(refusal.get());
            return;
        }
        boolean goOn = command(ScriptedFtpServer.CONNECT, "");
        for (String line = nextLine(); goOn && line != null; line = nextLine()) {
            int space = line.indexOf(' ');
            String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
            goOn = command(verb, space < 0 ? "" : line.substring(space + 1));
            if (!goOn) {
                return;
            }
        }
    }

    /** False when the control connection shall end. */
    private boolean command(String verb, String argument) throws IOException {
        boolean authentication = verb.equals("AUTH") && argument.equalsIgnoreCase("TLS") && server.tls().isPresent();
        boolean goOn = false;
        boolean agreed = false;
        try {
            Rule rule = server.rule(verb, argument, number, files.folder()).orElse(null);
            agreed = authentication && rule == null;
            goOn = command(verb, argument, rule);
            return goOn;
        } finally {
            if (authentication) {
                tell(goOn && agreed);
            }
        }
    }

    private boolean command(String verb, String argument, Rule rule) throws IOException {
        if (rule != null) {
            if (rule.hold != null) {
                rule.hold.awaitOr(over);
            }
            if (rule.replies != null) {
                for (byte[] reply : rule.replies) {
                    sendRaw(reply);
                }
            }
            if (rule.end != null) {
                end(rule.end);
                return false;
            }
            if (rule.silent) {
                return true;
            }
            if (rule.replies != null && !rule.goesOn) {
                if (TRANSFERS.contains(verb)) {
                    data.close();
                }
                return !verb.equals("QUIT");
            }
        }
        return perform(verb, argument, rule);
    }

    private boolean perform(String verb, String argument, Rule rule) throws IOException {
        switch (verb) {
            case ScriptedFtpServer.CONNECT -> send("220 ready");
            case "USER" -> {
                user = argument;
                loggedIn = !server.asksForPassword();
                send(loggedIn ? "230 welcome" : "331 password please");
            }
            case "PASS" -> {
                return login(argument);
            }
            case "QUIT" -> {
                send("221 bye");
                return false;
            }
            case "FEAT" -> features();
            case "SYST" -> send("215 " + server.system());
            case "NOOP", "ALLO", "CLNT", "ACCT" -> send("200 ok");
            case "AUTH" -> send(server.tls().isPresent() ? "234 go on" : "500 unknown command AUTH");
            case "PBSZ" -> send("200 PBSZ=0");
            case "PROT" -> {
                dataProtected = argument.equals("P");
                send("200 PROT " + argument);
            }
            case "ABOR" -> send("226 nothing to abort");
            case "OPTS" -> send(argument.toUpperCase(Locale.ROOT).matches("(UTF8|UTF-8|MLST).*") ? "200 ok" : "501 no");
            default -> {
                if (!loggedIn) {
                    send("530 log in first");
                } else if (!data.negotiates(verb, argument, rule) && !files.handles(verb, argument, rule)) {
                    send("500 unknown command " + verb);
                }
            }
        }
        return true;
    }

    private boolean login(String secret) throws IOException {
        var refusal = server.refusal(true);
        if (refusal.isPresent()) {
            send(refusal.get());
            return false;
        }
        loggedIn = server.admits(user, secret);
        send(loggedIn ? "230 welcome" : "530 wrong name or password");
        return true;
    }

    private void features() throws IOException {
        if (server.features().isEmpty()) {
            send("500 unknown command FEAT");
            return;
        }
        StringBuilder text = new StringBuilder("211-Features:\r\n");
        server.features().forEach(f -> text.append(' ').append(f).append("\r\n"));
        sendRaw(text.append("211 End\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }
}
