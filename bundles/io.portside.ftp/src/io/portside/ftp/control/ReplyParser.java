package io.portside.ftp.control;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.reply.Reply;

/**
 * Bytes of the control connection to replies (RFC 959 4.2), through the Telnet rules of RFC 854. Everything is bounded,
 * because the other end may be anything. Pure.
 */
final class ReplyParser {
    static final int MAX_LINE_BYTES = 32 * 1024;
    static final int MAX_REPLY_BYTES = 512 * 1024;
    static final int MAX_REPLY_LINES = 8192;
    static final int MAX_WAITING_REPLIES = 256;
    /** So much of a reply's inner lines is handed on at a time. */
    static final int BODY_BYTES = 32 * 1024;

    private static final int IAC = 255;
    private static final int FIRST_TELNET_COMMAND = 240;
    private static final int WILL = 251;

    private final Function<byte[], String> decoder;
    private final Deque<ReceivedReply> complete = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private final List<String> lines = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(256);
    private boolean bodies;
    private Telnet telnet = Telnet.TEXT;
    private boolean afterCr;
    private int code;
    private int replyBytes;

    ReplyParser(Function<byte[], String> decoder) {
        this.decoder = decoder;
    }

    /**
     * Whether what stands between the first and the last line of a reply is handed on piece by piece, each line with LF as
     * its end, and kept nowhere. Such lines are no text: there are no Telnet commands in them.
     */
    void bodies(boolean handedOn) {
        bodies = handedOn;
    }

    /** Takes all of {@code bytes}. */
    void feed(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining()) {
            telnet(bytes.get() & 0xFF);
        }
    }

    /** The next complete reply. */
    Optional<ReceivedReply> next() {
        return Optional.ofNullable(complete.poll());
    }

    /** Whether a reply has begun that is not complete. */
    boolean inside() {
        return !lines.isEmpty() || line.size() > 0;
    }

    /** Whether not a single byte waits, of a reply or of anything else. */
    boolean empty() {
        return complete.isEmpty() && !inside() && body.size() == 0 && telnet == Telnet.TEXT && !afterCr;
    }

    private void telnet(int octet) throws ProtocolException {
        switch (telnet) {
            case TEXT -> {
                if (octet == IAC && bodies) {
                    throw new ProtocolException("0xFF in a listing on the control connection");
                }
                if (octet == IAC) {
                    telnet = Telnet.COMMAND;
                } else {
                    text(octet);
                }
            }
            case COMMAND -> {
                telnet = octet >= WILL && octet < IAC ? Telnet.OPTION : Telnet.TEXT;
                if (octet == IAC) {
                    text(IAC);
                } else if (octet < FIRST_TELNET_COMMAND) {
                    // Most servers send 0xFF of a name in ISO 8859 undoubled.
                    text(IAC);
                    text(octet);
                }
            }
            case OPTION -> telnet = Telnet.TEXT;
            default -> throw new IllegalStateException(telnet.toString());
        }
    }

    private void text(int octet) throws ProtocolException {
        if (octet == '\n') {
            afterCr = false;
            endOfLine();
            return;
        }
        if (afterCr) {
            afterCr = false;
            add('\r');
            if (octet == 0) {
                return;
            }
        }
        if (octet == '\r') {
            afterCr = true;
        } else {
            add(octet);
        }
    }

    private void add(int octet) throws ProtocolException {
        if (line.size() >= MAX_LINE_BYTES) {
            throw new ProtocolException("reply line longer than " + MAX_LINE_BYTES + " bytes");
        }
        line.write(octet);
    }

    private void endOfLine() throws ProtocolException {
        byte[] bytes = line.toByteArray();
        line.reset();
        replyBytes += bytes.length;
        if (lines.isEmpty()) {
            firstLine(bytes);
        } else {
            nextLine(bytes);
        }
    }

    private void firstLine(byte[] bytes) throws ProtocolException {
        if (bytes.length == 0) {
            // Some servers put an empty line between replies.
            return;
        }
        code = codeOf(bytes);
        if (code == 0 || bytes.length > 3 && bytes[3] != ' ' && bytes[3] != '-') {
            throw new ProtocolException("not an FTP reply: " + excerpt(decoder.apply(bytes)));
        }
        lines.add(decoder.apply(bytes));
        if (bytes.length == 3 || bytes[3] == ' ') {
            endOfReply();
        }
    }

    private void nextLine(byte[] bytes) throws ProtocolException {
        boolean last = codeOf(bytes) == code && (bytes.length == 3 || bytes[3] == ' ');
        if (bodies && !last) {
            body.writeBytes(bytes);
            body.write('\n');
            if (body.size() >= BODY_BYTES) {
                handOnBody();
            }
            return;
        }
        if (lines.size() >= MAX_REPLY_LINES || replyBytes > MAX_REPLY_BYTES) {
            throw new ProtocolException("reply without end: " + lines.size() + " lines, " + replyBytes + " bytes");
        }
        lines.add(decoder.apply(bytes));
        if (last) {
            endOfReply();
        }
    }

    private void handOnBody() {
        if (body.size() > 0) {
            complete.add(ReceivedReply.body(code, body.toByteArray()));
            body.reset();
        }
        replyBytes = 0;
    }

    private void endOfReply() throws ProtocolException {
        if (complete.size() >= MAX_WAITING_REPLIES) {
            throw new ProtocolException("more than " + MAX_WAITING_REPLIES + " replies that nobody asked for");
        }
        handOnBody();
        List<String> texts = new ArrayList<>(lines);
        texts.set(0, withoutCode(lines.get(0)));
        int last = lines.size() - 1;
        texts.set(last, withoutCode(lines.get(last)));
        complete.add(new ReceivedReply(new Reply(code, texts), List.copyOf(lines)));
        lines.clear();
        replyBytes = 0;
    }

    private static String withoutCode(String line) {
        return line.length() > 4 ? line.substring(4) : "";
    }

    /** The reply code at the start, 0 where there is none. */
    private static int codeOf(byte[] bytes) {
        if (bytes.length < 3 || bytes[0] < '1' || bytes[0] > '6' || !digit(bytes[1]) || !digit(bytes[2])) {
            return 0;
        }
        return (bytes[0] - '0') * 100 + (bytes[1] - '0') * 10 + (bytes[2] - '0');
    }

    private static boolean digit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private static String excerpt(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    private enum Telnet {
        TEXT, COMMAND, OPTION
    }
}
