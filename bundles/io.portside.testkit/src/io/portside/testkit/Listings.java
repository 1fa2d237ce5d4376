package io.portside.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Listings as servers write them. */
final class Listings {
    private static final DateTimeFormatter RECENT = DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OLD = DateTimeFormatter.ofPattern("MMM dd  yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The folder itself, and the one above. */
    static final String SELF = "drwxr-xr-x    2 demo     demo         4096 Feb 03  2021 .\r\n"
            + "drwxr-xr-x    2 demo     demo         4096 Feb 03  2021 ..\r\n";

    private Listings() {}

    /** The facts of one entry (RFC 3659 7), without the name. */
    static String facts(MemoryTree.Node node, boolean current) {
        String time = "modify=" + FileCommands.STAMP.format(node.modified()) + ";";
        return node.folder()
                ? "type=" + (current ? "cdir" : "dir") + ";" + time + "perm=flcdmpe;UNIX.mode=0755;"
                : "type=file;size=" + node.size() + ";" + time + "perm=adfrw;UNIX.mode=0644;";
    }

    static String mlsd(MemoryTree.Node folder, List<MemoryTree.Node> nodes) {
        StringBuilder text = new StringBuilder(facts(folder, true)).append(" .\r\n");
        nodes.forEach(n -> text.append(facts(n, false)).append(' ').append(n.name()).append("\r\n"));
        return text.toString();
    }

    static String names(List<MemoryTree.Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(n -> text.append(n.name()).append("\r\n"));
        return text.toString();
    }

    /** As {@code ls -la} writes it, in UTC. */
    static String unix(List<MemoryTree.Node> nodes, Instant now) {
        StringBuilder text = new StringBuilder("total " + nodes.size() + "\r\n");
        for (MemoryTree.Node node : nodes) {
            boolean recent = node.modified().isAfter(now.minus(Duration.ofDays(180)))
                    && node.modified().isBefore(now.plus(Duration.ofDays(1)));
            text.append(node.folder() ? "drwxr-xr-x    2" : "-rw-r--r--    1").append(" demo     demo ")
                    .append(String.format("%12d ", node.folder() ? 4096 : node.size()))
                    .append((recent ? RECENT : OLD).format(node.modified())).append(' ').append(node.name())
                    .append("\r\n");
        }
        return text.toString();
    }
}
