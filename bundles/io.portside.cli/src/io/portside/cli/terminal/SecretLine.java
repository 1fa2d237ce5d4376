package io.portside.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** Reads a password without leaving copies of it behind. */
public final class SecretLine {
    private SecretLine() {}

    /**
     * The first line without its end; empty where there is none or it is longer than {@code most} bytes. Takes nothing
     * behind the line's end from the stream.
     */
    public static Optional<char[]> read(InputStream in, Charset charset, int most) throws IOException {
        byte[] bytes = new byte[most];
        try {
            int length = 0;
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            while (next >= 0 && next != '\n') {
                if (length == most) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) next;
                next = in.read();
            }
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
            CharBuffer text = charset.decode(ByteBuffer.wrap(bytes, 0, length));
            char[] line = new char[text.remaining()];
            text.get(line);
            Arrays.fill(text.array(), '\0');
            return Optional.of(line);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
