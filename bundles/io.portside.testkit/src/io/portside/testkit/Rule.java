package io.portside.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * How the server departs from good behaviour at one command; see {@link ScriptedFtpServer#on(String)}. Effects add up.
 * Complete a rule before a client reaches the command. The rule made last wins; a rule whose {@link #times(int)} are
 * used up lets the earlier ones and then the good behaviour through.
 *
 * <p>Effects on the data connection may be given to the transfer command (LIST, MLSD, NLST, RETR, STOR, APPE) or to the
 * command that prepares it (PORT, EPRT, PASV, EPSV); the transfer command's own rule goes first.
 */
public final class Rule {
    /** How a connection is cut. */
    public enum Cut {
        /** An orderly end. */
        FIN,
        /** A reset. */
        RST,
        /** Nothing more comes, the connection stays. */
        SILENCE
    }

    /** Where the 1yz reply goes. */
    enum Order {
        CONNECT_THEN_MARK, MARK_THEN_CONNECT, NO_MARK, DONE_BEFORE_DATA, MARK_AFTER_DATA
    }

    /** What hides behind a passive port. */
    enum PassivePort {
        OPEN, CLOSED, DEAF
    }

    /** Whether the data connection is ever opened. */
    enum Swallow {
        NO, WITHOUT_MARK, AFTER_MARK
    }

    /** Who connects in active mode. */
    enum Stranger {
        NO, FIRST, ONLY
    }

    /** What a listing or download sends, written as it goes. */
    @FunctionalInterface
    public interface Source {
        /** Fails when the client has gone. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** As {@link Source}; {@code over} ends waiting. */
    interface Flow {
        void writeTo(OutputStream out, CompletableFuture<Void> over) throws IOException;
    }

    final String verb;
    int session;
    String folder;
    Pattern argument = Pattern.compile(".*", Pattern.DOTALL);
    final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    List<byte[]> replies;
    boolean silent;
    boolean goesOn;
    Trigger hold;
    Cut end;

    String says;
    PassivePort passivePort = PassivePort.OPEN;
    boolean connectsAtOnce;

    boolean aboutData;
    Order order;
    Swallow swallow = Swallow.NO;
    Trigger gaveUp;
    Stranger stranger = Stranger.NO;
    byte[] payload;
    Flow flow;
    long cutAfter = -1;
    Cut cut;
    String finalReply;
    boolean noFinalReply;
    boolean noCloseNotify;
    byte[] insteadOfTls;

    Rule(String verb) {
        this.verb = verb;
    }

    /** Only in this session, counted from 1. */
    public Rule onSession(int number) {
        session = number;
        return this;
    }

    /** Only this many times. */
    public Rule times(int count) {
        left.set(count);
        return this;
    }

    /** Only when the whole argument matches. */
    public Rule withArgument(String regex) {
        argument = Pattern.compile(regex, Pattern.DOTALL);
        return this;
    }

    /** These lines instead of the command's work, each ended by CRLF. After a transfer command the data connection is closed. */
    public Rule reply(String... lines) {
        replies = List.of(lines).stream().map(l -> (l + "\r\n").getBytes(StandardCharsets.UTF_8)).toList();
        return this;
    }

    /** These very bytes instead of the command's work. */
    public Rule replyRaw(byte[] bytes) {
        replies = List.of(bytes.clone());
        return this;
    }

    /** {@link #reply} comes first, and the command's own work and reply follow. */
    public Rule thenAsUsual() {
        goesOn = true;
        return this;
    }

    /** The command is swallowed: no work, no reply. */
    public Rule silent() {
        silent = true;
        return this;
    }

    /** Work and reply wait for the trigger (or the end of the session). */
    public Rule holdUntil(Trigger trigger) {
        hold = trigger;
        return this;
    }

    /** The control connection ends in order, after the replies of this rule if it has some, instead of the work. */
    public Rule closeControl() {
        end = Cut.FIN;
        return this;
    }

    /** The control connection is reset, after the replies of this rule if it has some, instead of the work. */
    public Rule resetControl() {
        end = Cut.RST;
        return this;
    }

    /**
     * The reply to PASV or EPSV, with {@code {h}} (four numbers), {@code {p1}}, {@code {p2}} and {@code {port}} filled
     * in from the port that is really open.
     */
    public Rule says(String template) {
        says = template;
        return this;
    }

    /** PASV and EPSV name a port that nobody listens on. */
    public Rule closedPort() {
        passivePort = PassivePort.CLOSED;
        return this;
    }

    /** PASV and EPSV name a port that answers no SYN: a listener whose backlog is full (as Linux does it). */
    public Rule deafPort() {
        passivePort = PassivePort.DEAF;
        return this;
    }

    /** PORT and EPRT connect before they are answered, as pyftpdlib does. */
    public Rule connectAtOnce() {
        connectsAtOnce = true;
        return this;
    }

    /** No data connection, no 1yz, no reply: the order of vsftpd, ProFTPD and Pure-FTPd behind a swallowing firewall. */
    public Rule swallowData() {
        return swallowData(new Trigger());
    }

    /** As {@link #swallowData()}; when the trigger fires the server gives up with 425. */
    public Rule swallowData(Trigger givesUp) {
        aboutData = true;
        swallow = Swallow.WITHOUT_MARK;
        gaveUp = givesUp;
        return this;
    }

    /** 150 at once, no data connection, and 425 when the trigger fires: FileZilla Server behind a swallowing firewall. */
    public Rule early150Then425(Trigger givesUp) {
        aboutData = true;
        swallow = Swallow.AFTER_MARK;
        gaveUp = givesUp;
        return this;
    }

    /** 150 before the data connection is opened. */
    public Rule early150() {
        return order(Order.MARK_THEN_CONNECT);
    }

    /** No 1yz reply at all. */
    public Rule no150() {
        return order(Order.NO_MARK);
    }

    /** 150 and 226 come before the first byte of data. */
    public Rule reply226BeforeData() {
        return order(Order.DONE_BEFORE_DATA);
    }

    /** 150 comes after the data, just before 226. */
    public Rule late150() {
        return order(Order.MARK_AFTER_DATA);
    }

    /** In active mode 127.0.0.2 connects first, and the server itself after it. */
    public Rule connectFromStranger() {
        aboutData = true;
        stranger = Stranger.FIRST;
        return this;
    }

    /** In active mode only 127.0.0.2 connects; the server itself stays silent. */
    public Rule connectOnlyFromStranger() {
        aboutData = true;
        stranger = Stranger.ONLY;
        return this;
    }

    /** A listing or download sends these bytes. */
    public Rule sends(byte[] bytes) {
        aboutData = true;
        payload = bytes.clone();
        return this;
    }

    /** A listing or download sends what {@code source} writes, which need not end before the client goes. */
    public Rule sendsFrom(Source source) {
        aboutData = true;
        flow = (out, over) -> source.writeTo(out);
        return this;
    }

    /** A listing or download sends {@code first}, and {@code rest} when the trigger fires. */
    public Rule sendsThenHolds(String first, Trigger trigger, String rest) {
        aboutData = true;
        flow = (out, over) -> {
            out.write(first.getBytes(StandardCharsets.UTF_8));
            out.flush();
            trigger.awaitOr(over);
            out.write(rest.getBytes(StandardCharsets.UTF_8));
        };
        return this;
    }

    /** As {@link #sends(byte[])}; lines are ended by CRLF and encoded in UTF-8. */
    public Rule sendsLines(String... lines) {
        return sends(String.join("", List.of(lines).stream().map(l -> l + "\r\n").toList())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The data connection is cut after so many bytes in either direction, and 426 follows unless cut by silence. */
    public Rule cutDataAfter(long bytes, Cut how) {
        aboutData = true;
        cutAfter = bytes;
        cut = how;
        return this;
    }

    /** The last reply of the transfer, whatever happened to the data. */
    public Rule finalReply(String line) {
        aboutData = true;
        finalReply = line;
        return this;
    }

    /** The data connection ends without TLS's close_notify. */
    public Rule withoutCloseNotify() {
        aboutData = true;
        noCloseNotify = true;
        return this;
    }

    /** The data connection answers the handshake with something else than TLS. */
    public Rule garbageInHandshake() {
        aboutData = true;
        insteadOfTls = "HTTP/1.0 400 no\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return this;
    }

    /** The data connection ends in the middle of the server's first TLS record. */
    public Rule endInHandshake() {
        aboutData = true;
        insteadOfTls = new byte[]{22, 3, 3, 0, 90, 2};
        return this;
    }

    /** The transfer's last reply never comes. */
    public Rule withoutFinalReply() {
        aboutData = true;
        noFinalReply = true;
        return this;
    }

    private Rule order(Order newOrder) {
        aboutData = true;
        order = newOrder;
        return this;
    }

    /** Only while the session stands in this folder: listings of clients that go there first name none. */
    public Rule inFolder(String path) {
        folder = path;
        return this;
    }

    /** Whether it applies now; counts. */
    boolean claim(String command, String text, int number, String standing) {
        if (folder != null && !folder.equals(standing)) {
            return false;
        }
        if (!verb.equals(command) || session != 0 && session != number || !argument.matcher(text).matches()) {
            return false;
        }
        return left.getAndUpdate(n -> n > 0 && n != Integer.MAX_VALUE ? n - 1 : n) > 0;
    }
}
