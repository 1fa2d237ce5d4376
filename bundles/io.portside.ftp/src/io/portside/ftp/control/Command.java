package io.portside.ftp.control;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.portside.ftp.error.BadArgumentException;

/** One command line, ready for the wire, and what of it may be shown. */
public final class Command {
    private static final byte IAC = (byte) 255;

    private final String verb;
    private final String shown;
    private final byte[] wire;
    private final boolean secret;

    private Command(String verb, String shown, byte[] argument, boolean secret) {
        this.verb = verb;
        this.shown = shown;
        this.secret = secret;
        this.wire = line(verb, argument);
    }

    /** A command without argument. */
    public static Command of(String verb) {
        return new Command(verb, verb, null, false);
    }

    /** With an argument of plain ASCII made by ourselves. */
    public static Command of(String verb, String argument) {
        return new Command(verb, verb + " " + argument, argument.getBytes(StandardCharsets.US_ASCII),
                false);
    }

    /**
     * With an argument that came from outside.
     *
     * @param prefix  our own ASCII in front of it, for instance a time, or empty
     * @param shown   the argument as it is shown
     * @param encoded the argument in the bytes the server expects
     * @throws BadArgumentException with CR, LF or NUL in it, which would end the line (RFC 959 5.3)
     */
    public static Command of(String verb, String prefix, String shown, byte[] encoded) throws BadArgumentException {
        checkOneLine(shown, encoded);
        byte[] front = prefix.getBytes(StandardCharsets.US_ASCII);
        byte[] argument = Arrays.copyOf(front, front.length + encoded.length);
        System.arraycopy(encoded, 0, argument, front.length, encoded.length);
        return new Command(verb, verb + " " + prefix + shown, argument, false);
    }

    /**
     * With a secret, shown as stars. {@code secret} itself is left to the caller to wipe; no String is made of it, and
     * the bytes are wiped when they were sent.
     *
     * @throws BadArgumentException when it cannot be a line; the exception does not carry it
     */
    public static Command secret(String verb, char[] secret, Charset charset) throws BadArgumentException {
        byte[] encoded = encode(verb, secret, charset);
        try {
            checkOneLine("", encoded);
            return new Command(verb, verb + " ****", encoded, true);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    public String verb() {
        return verb;
    }

    /** The line as it may be logged. */
    public String shown() {
        return shown;
    }

    byte[] wire() {
        return wire;
    }

    boolean secret() {
        return secret;
    }

    /** Overwrites a secret. Such a command cannot be sent again. */
    void wipe() {
        if (secret) {
            Arrays.fill(wire, (byte) 0);
        }
    }

    private static byte[] encode(String verb, char[] secret, Charset charset) throws BadArgumentException {
        ByteBuffer bytes;
        try {
            bytes = charset.newEncoder().encode(CharBuffer.wrap(secret));
        } catch (CharacterCodingException e) {
            throw new BadArgumentException("", verb + " argument has characters that " + charset + " lacks");
        }
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        Arrays.fill(bytes.array(), (byte) 0);
        return exact;
    }

    private static void checkOneLine(String shown, byte[] argument) throws BadArgumentException {
        for (byte octet : argument) {
            if (octet == '\r' || octet == '\n' || octet == 0) {
                throw new BadArgumentException(shown, "CR, LF and NUL cannot be sent in an FTP command");
            }
        }
    }

    /** Verb, space, argument with Telnet's IAC doubled (RFC 854), CR LF. */
    private static byte[] line(String verb, byte[] argument) {
        int doubled = 0;
        if (argument != null) {
            for (byte octet : argument) {
                if (octet == IAC) {
                    doubled++;
                }
            }
        }
        byte[] line = new byte[verb.length() + (argument == null ? 0 : 1 + argument.length + doubled) + 2];
        int at = 0;
        for (; at < verb.length(); at++) {
            line[at] = (byte) verb.charAt(at);
        }
        if (argument != null) {
            line[at++] = ' ';
            for (byte octet : argument) {
                line[at++] = octet;
                if (octet == IAC) {
                    line[at++] = IAC;
                }
            }
        }
        line[at++] = '\r';
        line[at] = '\n';
        return line;
    }
}
