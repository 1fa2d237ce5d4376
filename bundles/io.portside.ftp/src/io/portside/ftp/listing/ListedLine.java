package io.portside.ftp.listing;

import java.nio.charset.StandardCharsets;

/** One line of a listing. {@code text} has one character a byte, so that columns can be found before names are decoded. */
final class ListedLine {
    final String text;
    private final byte[] bytes;
    private final int start;
    private final NameCodec names;

    ListedLine(byte[] bytes, int from, int to, NameCodec names) {
        this.bytes = bytes;
        this.start = from;
        this.names = names;
        text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    int length() {
        return text.length();
    }

    char at(int index) {
        return text.charAt(index);
    }

    /** The characters from {@code from} to before {@code to}, as the server means them. */
    String decoded(int from, int to) {
        return names.decode(bytes, start + from, start + to);
    }

    String decoded(int from) {
        return decoded(from, length());
    }
}
