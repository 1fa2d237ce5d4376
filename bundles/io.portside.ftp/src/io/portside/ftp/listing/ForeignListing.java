package io.portside.ftp.listing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.commons.net.ftp.FTPFileEntryParser;

/** A listing in one of the foreign forms, line by line. */
final class ForeignListing {
    private static final Pattern LONE_NAME = Pattern.compile("[^\\s;]{1,200}+;[0-9]{1,5}+ *+");
    private static final Pattern FURNITURE = Pattern.compile("(total|directory|grand total) .{0,200}",
            Pattern.CASE_INSENSITIVE);

    private final ForeignForm form;
    private final FTPFileEntryParser parser;
    private final EntryCollector collector;
    private String before = "";
    private String lastName = "";
    private int read;
    private int failed;

    ForeignListing(ForeignForm form, EntryCollector collector) {
        this.form = form;
        this.parser = form.parser();
        this.collector = collector;
    }

    /** The first lines, with the headers that say what columns follow. */
    void begin(List<String> first) {
        form.body(parser, first).forEach(this::line);
    }

    /**
     * VMS goes on in the next line after a long name. The parser's own reader joins whatever it does not understand with
     * the line after it, and makes up a name of both.
     */
    void line(String line) {
        boolean goesOn = !before.isEmpty() && line.startsWith(" ");
        if (!before.isEmpty() && !goesOn) {
            entry(before);
        }
        String whole = goesOn ? before + line : line;
        before = "";
        if (form == ForeignForm.VMS && LONE_NAME.matcher(whole).matches()) {
            before = whole;
        } else {
            entry(whole);
        }
    }

    void end() {
        if (!before.isEmpty()) {
            entry(before);
            before = "";
        }
    }

    /** Lines that are entries. */
    int read() {
        return read;
    }

    /** Lines that are neither entries nor around them. */
    int failed() {
        return failed;
    }

    private void entry(String line) {
        Optional<RemoteEntry> entry = form.entry(parser, line);
        if (entry.isPresent()) {
            read++;
            // VMS lists every version of a file, the newest first; without a version the name means that one.
            if (form != ForeignForm.VMS || !entry.get().name().equals(lastName)) {
                lastName = entry.get().name();
                collector.add(entry.get());
            }
        } else if (line.isEmpty() || !line.isBlank() && !FURNITURE.matcher(line).matches()) {
            failed++;
            collector.unreadable();
        }
    }
}
