package io.portside.ftp.reply;

import java.util.List;

/**
 * One reply of the server (RFC 959 4.2). {@code lines} are without line ends and, for the first and last one, without
 * code and separator; lines in between are as they came.
 */
public record Reply(int code, List<String> lines) {
    public Reply {
        lines = List.copyOf(lines);
    }

    public Reply(int code, String text) {
        this(code, List.of(text));
    }

    /** 1yz: another reply follows. */
    public boolean preliminary() {
        return code / 100 == 1;
    }

    /** 2yz. */
    public boolean completed() {
        return code / 100 == 2;
    }

    /** 3yz: the server waits for the next command of a sequence. */
    public boolean intermediate() {
        return code / 100 == 3;
    }

    /** 4yz or 5yz. */
    public boolean negative() {
        return code / 100 >= 4;
    }

    /** All lines, joined by line feeds. */
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return code + " " + String.join(" / ", lines);
    }
}
