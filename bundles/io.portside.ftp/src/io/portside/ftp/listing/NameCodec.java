package io.portside.ftp.listing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import io.portside.ftp.error.BadArgumentException;

/**
 * Names between the server's bytes and strings, and back to the very same bytes. A byte {@code b} that the charset
 * cannot read (a server that says UTF-8 and has old Latin-1 names on its disk) becomes the lone surrogate
 * {@code U+DC00 + b}, which no text has, so that the file can still be fetched, renamed and deleted. Immutable.
 */
public final class NameCodec {
    private static final char ESCAPE = '\udc00';

    private final Charset charset;

    public NameCodec(Charset charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return charset;
    }

    /** Never fails; {@link #encode} gives the same bytes again. */
    public String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** The part from {@code from} to before {@code to}. */
    public String decode(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, charset);
        if (charset.equals(StandardCharsets.ISO_8859_1)
                || charset.equals(StandardCharsets.UTF_8) && text.indexOf('\ufffd') < 0) {
            return text;
        }
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        text = withEscapes(part);
        if (charset.equals(StandardCharsets.UTF_8) || gives(text, part)) {
            return text;
        }
        // Charsets with two codes for a character (Shift_JIS) or with shift states (ISO-2022) do not go back by themselves.
        text = escaped(part, 0x80);
        return gives(text, part) ? text : escaped(part, 0);
    }

    /**
     * @throws BadArgumentException when the charset lacks a character
     */
    public byte[] encode(String name) throws BadArgumentException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(name.length() + 16);
        int run = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1))) {
                i++;
            } else if (c >= ESCAPE && c <= ESCAPE + 0xff) {
                encode(name, run, i, out);
                out.write(c - ESCAPE);
                run = i + 1;
            }
        }
        encode(name, run, name.length(), out);
        return out.toByteArray();
    }

    /** Whether the name has bytes that are no text in this charset. */
    public static boolean hasUnreadableBytes(String name) {
        return name.codePoints().anyMatch(c -> c >= ESCAPE && c <= ESCAPE + 0xff);
    }

    private void encode(String name, int from, int to, ByteArrayOutputStream out) throws BadArgumentException {
        if (from == to) {
            return;
        }
        CharsetEncoder encoder = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(name, from, to));
            out.write(bytes.array(), bytes.arrayOffset(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new BadArgumentException(name, "a character that " + charset + " does not have");
        }
    }

    private boolean gives(String text, byte[] bytes) {
        try {
            return Arrays.equals(encode(text), bytes);
        } catch (BadArgumentException e) {
            return false;
        }
    }

    private String withEscapes(byte[] bytes) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer
                .allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + bytes.length + 16);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                decoder.flush(out);
                return out.flip().toString();
            }
            out.put((char) (ESCAPE + (in.get() & 0xff)));
            decoder.reset();
        }
    }

    private static String escaped(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            int octet = b & 0xff;
            text.append((char) (octet < from ? octet : ESCAPE + octet));
        }
        return text.toString();
    }
}
