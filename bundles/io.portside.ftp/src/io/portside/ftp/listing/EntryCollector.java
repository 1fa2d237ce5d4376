package io.portside.ftp.listing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.reply.Reply;

/** Collects a listing's entries and the reasons to distrust it. */
final class EntryCollector {
    /** vsftpd: "Transfer done (but failed to open directory)."; Pure-FTPd: "Output truncated to 10000 matches". */
    private static final Pattern FAILURE = Pattern.compile(
            "\\bfail(ed|ure|s)?\\b|denied|\\bcannot\\b|\\bcan't\\b|\\bcould ?n[o']t\\b|\\bunable\\b|truncat|\\babort|incomplete|"
                    + "not found|no such|\\berrors?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_FAILURE = Pattern.compile("\\b(no|0|without( any)?) (errors?|failures?)\\b",
            Pattern.CASE_INSENSITIVE);

    private final List<RemoteEntry> entries = new ArrayList<>();
    private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);

    /** Drops {@code .} and {@code ..}, and names that would lead out of the folder or into the command line. */
    void add(RemoteEntry entry) {
        String name = entry.name();
        if (name.equals(".") || name.equals("..")) {
            return;
        }
        if (cannotBeInFolder(name)) {
            doubts.add(Doubt.HOSTILE_NAMES);
        } else {
            entries.add(entry);
        }
    }

    void unreadable() {
        doubts.add(Doubt.UNREADABLE_LINES);
    }

    RemoteListing finish(String path, Reply last) {
        if (FAILURE.matcher(NO_FAILURE.matcher(last.text()).replaceAll("")).find()) {
            doubts.add(Doubt.FAILURE_WORDING);
        }
        return new RemoteListing(path, entries, List.copyOf(doubts));
    }

    private static boolean cannotBeInFolder(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || c == '\r' || c == '\n' || c == 0) {
                return true;
            }
        }
        return name.isEmpty();
    }
}
