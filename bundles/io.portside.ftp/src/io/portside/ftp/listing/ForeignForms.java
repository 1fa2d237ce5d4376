package io.portside.ftp.listing;

import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPFileEntryParser;
import org.apache.commons.net.ftp.parser.ConfigurableFTPFileEntryParserImpl;
import org.apache.commons.net.ftp.parser.MVSFTPEntryParser;
import org.apache.commons.net.ftp.parser.NetwareFTPEntryParser;
import org.apache.commons.net.ftp.parser.OS2FTPEntryParser;
import org.apache.commons.net.ftp.parser.OS400FTPEntryParser;
import org.apache.commons.net.ftp.parser.VMSFTPEntryParser;

import io.portside.ftp.listing.RemoteTime.Precision;

/** Listings of VMS, MVS, OS/400, NetWare and OS/2, by the parsers of Commons Net. */
final class ForeignForms {
    /** Enough to see which form fits. */
    private static final int SAMPLE = 200;
    /** Those parsers backtrack; no line of these systems is longer. */
    private static final int LONGEST_LINE = 400;

    private static final Pattern LONE_NAME = Pattern.compile("\\S{1,200};[0-9]{1,5} *");

    /** A system's parser, made anew for every listing because some of them learn from its header. */
    private enum Form {
        VMS("VMS", VMSFTPEntryParser::new), MVS("MVS", MVSFTPEntryParser::new), OS400("OS/400",
                OS400FTPEntryParser::new), NETWARE("NETWARE",
                        NetwareFTPEntryParser::new), OS2("OS/2", OS2FTPEntryParser::new);

        final String system;
        final Supplier<ConfigurableFTPFileEntryParserImpl> maker;

        Form(String system, Supplier<ConfigurableFTPFileEntryParserImpl> maker) {
            this.system = system;
            this.maker = maker;
        }

        FTPFileEntryParser parser() {
            ConfigurableFTPFileEntryParserImpl parser = maker.get();
            FTPClientConfig config = new FTPClientConfig(system);
            config.setServerTimeZoneId("UTC");
            config.setLenientFutureDates(true);
            parser.configure(config);
            return parser;
        }
    }

    /**
     * What a form makes of lines.
     *
     * @param read   how many of them, or pairs of them, are entries
     * @param failed how many are not
     */
    private record Reading(Form form, List<RemoteEntry> entries, int read, int failed) {}

    private ForeignForms() {}

    /** Adds the entries of the form that fits best; false when none fits all lines. */
    static boolean read(List<ListedLine> lines, String system, EntryCollector collector) {
        List<String> sample = texts(lines.subList(0, Math.min(SAMPLE, lines.size())));
        String upper = system.toUpperCase(Locale.ROOT);
        Reading best = null;
        for (Form form : Form.values()) {
            Reading reading = read(form, sample);
            int lead = reading.read - (best == null ? 0 : best.read);
            if (lead > 0 || lead == 0 && reading.read > 0 && upper.contains(form.system)) {
                best = reading;
            }
        }
        // A chance fit among lines that are something else proves nothing, and the parsers are slow with those.
        if (best == null || best.read < best.failed) {
            return false;
        }
        Reading all = lines.size() <= SAMPLE ? best : read(best.form, texts(lines));
        all.entries.forEach(collector::add);
        return all.failed == 0;
    }

    private static List<String> texts(List<ListedLine> lines) {
        return lines.stream().map(l -> l.length() > LONGEST_LINE ? "" : l.decoded(0)).collect(Collectors.toList());
    }

    private static Reading read(Form form, List<String> lines) {
        FTPFileEntryParser parser = form.parser();
        List<RemoteEntry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int read = 0;
        int failed = (int) lines.stream().filter(String::isEmpty).count();
        for (String line : joined(form, parser.preParse(new ArrayList<>(lines)))) {
            Optional<RemoteEntry> entry = entry(form, parser, line);
            if (entry.isEmpty()) {
                failed += furniture(line) ? 0 : 1;
                continue;
            }
            read++;
            // VMS lists every version of a file, the newest first; without a version the name means that one.
            if (seen.add(entry.get().name())) {
                entries.add(entry.get());
            }
        }
        return new Reading(form, entries, read, failed);
    }

    /**
     * VMS goes on in the next line after a long name. The parser's own reader joins whatever it does not understand with
     * the line after it, and makes up a name of both.
     */
    private static List<String> joined(Form form, List<String> lines) {
        if (form != Form.VMS) {
            return lines;
        }
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            int last = joined.size() - 1;
            if (last >= 0 && line.startsWith(" ") && LONE_NAME.matcher(joined.get(last)).matches()) {
                joined.set(last, joined.get(last) + line);
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    /** What OS/400 and VMS write around the entries. */
    private static boolean furniture(String line) {
        return line.isBlank() || line.matches("(?i)(total|directory|grand total) .{0,200}");
    }

    private static Optional<RemoteEntry> entry(Form form, FTPFileEntryParser parser, String line) {
        if (line.length() > 2 * LONGEST_LINE) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(parser.parseFTPEntry(line)).filter(file -> file.getName() != null)
                    .map(file -> entry(form, file));
        } catch (RuntimeException e) {
            // MVSFTPEntryParser runs over the end of a data set's line that has too few columns.
            return Optional.empty();
        }
    }

    private static RemoteEntry entry(Form form, FTPFile file) {
        EntryKind kind = file.isSymbolicLink()
                ? EntryKind.LINK
                : file.isDirectory() ? EntryKind.FOLDER : file.isFile() ? EntryKind.FILE : EntryKind.OTHER;
        String name = file.getName();
        if (form == Form.VMS && kind == EntryKind.FOLDER && name.toUpperCase(Locale.ROOT).endsWith(".DIR")) {
            name = name.substring(0, name.length() - 4);
        }
        // VMS counts blocks of 512 bytes, MVS tracks: neither is a size in bytes.
        boolean inBytes = form != Form.VMS && form != Form.MVS && kind == EntryKind.FILE && file.getSize() >= 0;
        return new RemoteEntry(name, kind, inBytes ? OptionalLong.of(file.getSize()) : OptionalLong.empty(),
                Optional.ofNullable(file.getTimestamp()).map(ForeignForms::time), Optional.empty(),
                text(file.getUser()), text(file.getGroup()), text(file.getLink()));
    }

    /** Commons Net clears the fields that the text did not have. */
    private static RemoteTime time(Calendar calendar) {
        Precision precision = !calendar.isSet(Calendar.HOUR_OF_DAY)
                ? Precision.DAY
                : !calendar.isSet(Calendar.SECOND) ? Precision.MINUTE : Precision.SECOND;
        return new RemoteTime(calendar.toInstant(), precision, false);
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(v -> !v.isEmpty());
    }
}
