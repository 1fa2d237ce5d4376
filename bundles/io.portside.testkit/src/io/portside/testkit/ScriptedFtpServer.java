package io.portside.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A fake FTP server on loopback. Left alone it behaves well over a tree in memory; {@link #on(String)} makes it
 * misbehave at a command, {@link #script(int, Script)} plays a whole control connection word for word.
 *
 * <pre>{@code
 * try (var server = ScriptedFtpServer.start()) {
 *     SampleTree.names().writeTo(server.tree(), "/site");
 *     server.on("PORT").onSession(1).swallowData();      // as a firewall would
 *     server.on("LIST").times(1).cutDataAfter(100, Rule.Cut.RST);
 *     ... connect to server.port(), any user, any password ...
 *     server.awaitLine(2, "C: EPSV");
 *     assertEquals(List.of("S: 220 ready", ...), server.transcript(1));
 * }
 * }</pre>
 *
 * A transcript line begins with {@code C:} (from the client), {@code S:} (from the server), {@code D:} (the data
 * connection) or {@code E:} (the control connection's end). Waits end with an {@link AssertionError} that shows the
 * transcript when what they wait for never comes. Faults wait for events ({@link Trigger}), never for a time.
 */
@SuppressWarnings("resource") // Sockets outlive the methods that make them; the session's end closes them all.
public final class ScriptedFtpServer implements Closeable {
    /** What a rule calls the greeting: {@code on(CONNECT).reply("421 later").closeControl()}. */
    public static final String CONNECT = "CONNECT";

    private static final Pattern LISTING = Pattern.compile("C: (LIST|MLSD|NLST|STAT)( .*)?", Pattern.DOTALL);

    private final ServerSocket listener;
    private final Transcript transcript = new Transcript();
    private final MemoryTree tree = new MemoryTree();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Map<Integer, Script> scripts = new ConcurrentHashMap<>();
    private final List<ServerSession> sessions = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private volatile boolean showsSelf;
    private volatile int maxSessions = Integer.MAX_VALUE;
    private volatile String tooMany = "421 Too many connections";
    private volatile boolean refusedAtLogin;
    private volatile boolean nameAlone;
    private volatile String user;
    private volatile String password;
    private volatile String home = "/";
    private volatile String system = "UNIX Type: L8";
    private volatile Charset charset = StandardCharsets.UTF_8;
    private volatile ServerTls tls;
    private volatile boolean early150;
    private volatile List<String> features = List.of("EPRT", "EPSV", "MDTM", "MFMT",
            "MLST type*;size*;modify*;perm*;UNIX.mode*;", "REST STREAM", "SIZE", "TVFS", "UTF8");

    private ScriptedFtpServer(InetAddress address) throws IOException {
        listener = new ServerSocket();
        listener.bind(new InetSocketAddress(address, 0), 50);
    }

    /** Listens on a free port of 127.0.0.1. */
    public static ScriptedFtpServer start() {
        return start("127.0.0.1");
    }

    /** Listens on a free port of another loopback address, such as 127.0.0.2 or ::1. */
    public static ScriptedFtpServer start(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException("not a loopback address: " + literal);
            }
            ScriptedFtpServer server = new ScriptedFtpServer(address);
            daemon("scripted-ftp-accept", server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String host() {
        return listener.getInetAddress().getHostAddress();
    }

    public MemoryTree tree() {
        return tree;
    }

    // What the server is like; say it before clients come.

    /** A departure from good behaviour at a command, in upper case, or at {@link #CONNECT}. */
    public Rule on(String verb) {
        Rule rule = new Rule(verb);
        rules.add(0, rule);
        return rule;
    }

    /** Plays a control connection, counted from 1, or all of them for 0, word for word. */
    public void script(int session, Script script) {
        scripts.put(session, script);
    }

    /** Lets only this account in; any is welcome otherwise. */
    public void account(String newUser, String newPassword) {
        user = newUser;
        password = newPassword;
    }

    /** USER is answered with 230, nobody is asked for a password. */
    public void loginByNameAlone() {
        nameAlone = true;
    }

    /** The folder after login; made where it is not. */
    public void home(String folder) {
        tree.folder(folder);
        home = folder;
    }

    /** More sessions at a time are turned away at the greeting, with this reply (421 ...). */
    public void maxSessions(int count, String reply) {
        maxSessions = count;
        tooMany = reply;
    }

    /** More sessions at a time are turned away after PASS, with this reply (530 ...). */
    public void maxLogins(int count, String reply) {
        refusedAtLogin = true;
        maxSessions(count, reply);
    }

    /** What SYST says after the code. */
    public void system(String text) {
        system = text;
    }

    /** The FEAT lines; none at all makes FEAT unknown. */
    public void features(String... lines) {
        features = List.of(lines);
    }

    /** Takes features away by their first word; {@code without("MLST")} makes MLSD and MLST unknown, too. */
    public void without(String... labels) {
        List<String> gone = List.of(labels);
        features = features.stream().filter(f -> !gone.contains(f.split(" ")[0])).toList();
    }

    /** vsftpd's greeting and ways: no MLSD, folders list themselves, and {@code STAT -a} lists as LIST does. */
    public void vsftpd() {
        on(CONNECT).reply("220 (vsFTPd 3.0.3)");
        without("MLST");
        showsSelf = true;
    }

    /** How names are written on the wire; ISO-8859-1 gives bytes that are no UTF-8. */
    public void charset(Charset newCharset) {
        charset = newCharset;
    }

    /** The server knows AUTH TLS, or speaks TLS from the first byte. */
    public void tls(ServerTls newTls) {
        tls = newTls;
    }

    /** 150 comes before the data connection is opened, as FileZilla Server and Apache FtpServer do. */
    public void early150() {
        early150 = true;
    }

    // What happened.

    /** Everything said so far, with the session's number before each line. */
    public List<String> transcript() {
        return transcript.lines(0);
    }

    /** What was said in one session, counted from 1. */
    public List<String> transcript(int session) {
        return transcript.lines(session);
    }

    /** Only what the client sent in one session, or in all for 0, without the mark. */
    public List<String> commands(int session) {
        return transcript.lines(session).stream().map(l -> session == 0 ? l.substring(l.indexOf(' ') + 1) : l)
                .filter(l -> l.startsWith("C: ")).map(l -> l.substring(3)).toList();
    }

    /** How often a command came, in all sessions. */
    public long count(String verb) {
        return transcript.count(0, Pattern.compile("C: " + verb + "( .*)?", Pattern.DOTALL));
    }

    /** How many listing commands came, in all sessions. */
    public long listings() {
        return transcript.count(0, LISTING);
    }

    /** Sessions that came, those turned away included. */
    public int sessionCount() {
        return sessions.size();
    }

    /** Control connections that neither side has ended. */
    public int openSessions() {
        return open.get();
    }

    /** The most that were open at a time. */
    public int mostOpenSessions() {
        return mostOpen.get();
    }

    /** What scripts did not expect, and errors of the server itself; empty when all is well. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Waits for a line that matches as a whole, in a session or, for 0, in any. */
    public void awaitLine(int session, String regex) throws InterruptedException {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        transcript.await(() -> transcript.has(session, pattern), () -> "session " + session + " " + regex);
    }

    /** Waits until so many control connections are open, no more and no fewer. */
    public void awaitOpenSessions(int count) throws InterruptedException {
        transcript.await(() -> open.get() == count, () -> count + " open sessions, there are " + open.get());
    }

    /** Fires when a line matches as a whole, in a session or, for 0, in any; also when it has been said already. */
    public Trigger when(int session, String regex) {
        return transcript.when(session, regex);
    }

    /** Ends every session at once with a reset, as a crash does; new ones are welcome. */
    public void crash() {
        sessions.forEach(s -> s.end(Rule.Cut.RST));
    }

    /** Stops listening and ends every session. */
    @Override
    public void close() {
        quietly(listener);
        sessions.forEach(s -> s.end(Rule.Cut.FIN));
    }

    // For the sessions.

    Transcript log() {
        return transcript;
    }

    Charset charset() {
        return charset;
    }

    String home() {
        return home;
    }

    String system() {
        return system;
    }

    List<String> features() {
        return features;
    }

    boolean showsSelf() {
        return showsSelf;
    }

    boolean has(String label) {
        return features.stream().anyMatch(f -> f.split(" ")[0].equals(label));
    }

    Optional<ServerTls> tls() {
        return Optional.ofNullable(tls);
    }

    boolean marksEarly() {
        return early150;
    }

    Optional<Script> script(int session) {
        return Optional.ofNullable(scripts.getOrDefault(session, scripts.get(0)));
    }

    Optional<Rule> rule(String verb, String argument, int session, String folder) {
        return rules.stream().filter(r -> r.claim(verb, argument, session, folder)).findFirst();
    }

    Optional<String> refusal(boolean atLogin) {
        return refusedAtLogin == atLogin && open.get() > maxSessions ? Optional.of(tooMany) : Optional.empty();
    }

    boolean asksForPassword() {
        return !nameAlone;
    }

    boolean admits(String name, String secret) {
        return user == null || user.equals(name) && password.equals(secret);
    }

    void complain(String what) {
        complaints.add(what);
    }

    void ended() {
        open.decrementAndGet();
        transcript.touch();
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    static void quietly(Closeable what) {
        try {
            if (what != null) {
                what.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                int now = open.incrementAndGet();
                mostOpen.accumulateAndGet(now, Math::max);
                ServerSession session = new ServerSession(this, socket, sessions.size() + 1);
                sessions.add(session);
                if (listener.isClosed()) {
                    session.end(Rule.Cut.FIN);
                }
                session.start();
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    complain("accept: " + e);
                }
            }
        }
    }
}
