package io.portside.ftp.listing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.reply.Reply;

/** Hands a listing's entries on in batches, and collects the reasons to distrust it. */
final class EntryCollector {
    /** vsftpd: "Transfer done (but failed to open directory)."; Pure-FTPd: "Output truncated to 10000 matches". */
    private static final Pattern FAILURE = Pattern.compile(
            "\\bfail(ed|ure|s)?\\b|denied|\\bcannot\\b|\\bcan't\\b|\\bcould ?n[o']t\\b|\\bunable\\b|truncat|\\babort|incomplete|"
                    + "not found|no such|\\berrors?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_FAILURE = Pattern.compile("\\b(no|0|without( any)?) (errors?|failures?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int BATCH = 1000;

    private final ListingSink sink;
    private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    private List<RemoteEntry> batch = new ArrayList<>();
    private long count;
    private boolean self;

    EntryCollector(ListingSink sink) {
        this.sink = sink;
    }

    /** Drops {@code .} and {@code ..}, and names that would lead out of the folder or into the command line. */
    void add(RemoteEntry entry) {
        String name = entry.name();
        if (name.equals(".") || name.equals("..")) {
            self |= name.equals(".");
            return;
        }
        if (cannotBeInFolder(name)) {
            doubts.add(Doubt.HOSTILE_NAMES);
        } else {
            batch.add(entry);
            count++;
        }
    }

    void unreadable() {
        doubts.add(Doubt.UNREADABLE_LINES);
    }

    /** The last line has no end. */
    void cutShort() {
        doubts.add(Doubt.CUT_SHORT);
    }

    /** There was a line for the listed folder itself. */
    void self() {
        self = true;
    }

    boolean showsSelf() {
        return self;
    }

    /** Entries so far. */
    long count() {
        return count;
    }

    /** Hands on what is there; unless {@code all}, only when it is worth it. */
    void handOn(boolean all) throws FtpException {
        if (batch.size() >= (all ? 1 : BATCH)) {
            List<RemoteEntry> full = batch;
            batch = new ArrayList<>();
            sink.entries(full);
        }
    }

    List<Doubt> finish(Reply last) throws FtpException {
        handOn(true);
        if (FAILURE.matcher(NO_FAILURE.matcher(last.text()).replaceAll("")).find()) {
            doubts.add(Doubt.FAILURE_WORDING);
        }
        return List.copyOf(doubts);
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
