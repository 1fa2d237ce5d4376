package io.portside.ftp.listing;

import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

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

/**
 * Listings of VMS, MVS, OS/400, NetWare and OS/2, by the parsers of Commons Net. The regular expressions for VMS and OS/2
 * take minutes for one line of the wrong kind, so theirs see only what a gate without backtracking lets through.
 */
enum ForeignForm {
    VMS("VMS", VMSFTPEntryParser::new,
            "[^\\s;]{1,200}+;[0-9]{1,5}+ ++[0-9]{1,12}+(?:/[0-9]{1,12}+)?+ ++[^\\s/]{1,20}+ ++[0-9.:]{1,15}+"
                    + " ++\\[[\\w$,]{1,80}+\\] *+\\([A-Za-z]*+(?:,[A-Za-z]*+){3}+\\)\\s*+"), //
    MVS("MVS", MVSFTPEntryParser::new, ".*+"), //
    OS400("OS/400", OS400FTPEntryParser::new, ".*+"), //
    NETWARE("NETWARE", NetwareFTPEntryParser::new, ".*+"), //
    OS2("OS/2", OS2FTPEntryParser::new,
            " {0,40}+[0-9]{1,20}+(?: {1,20}+[A-Z]{1,10}+){0,2}+ {1,20}+[0-9]{1,2}+-[0-9]{1,2}+-[0-9]{2,4}+ ++"
                    + "[0-9]{1,2}+:[0-9]{2}+ ++\\S.*+");

    /** No line of these systems is longer. */
    private static final int LONGEST_LINE = 400;

    private final String system;
    private final Supplier<ConfigurableFTPFileEntryParserImpl> maker;
    private final Pattern gate;

    ForeignForm(String system, Supplier<ConfigurableFTPFileEntryParserImpl> maker, String gate) {
        this.system = system;
        this.maker = maker;
        this.gate = Pattern.compile(gate, Pattern.DOTALL);
    }

    /** The form that fits the lines best; empty when none fits half of them. */
    static Optional<ForeignForm> of(List<String> lines, String system) {
        String upper = system.toUpperCase(Locale.ROOT);
        ForeignListing best = null;
        Optional<ForeignForm> fits = Optional.empty();
        for (ForeignForm form : values()) {
            ForeignListing tried = new ForeignListing(form, new EntryCollector(ListingSink.none()));
            tried.begin(lines);
            tried.end();
            int lead = tried.read() - (best == null ? 0 : best.read());
            if (lead > 0 || lead == 0 && tried.read() > 0 && upper.contains(form.system)) {
                best = tried;
                fits = Optional.of(form);
            }
        }
        // A chance fit among lines that are something else proves nothing.
        return best == null || best.read() < best.failed() ? Optional.empty() : fits;
    }

    /** The line as the parsers may have it; empty when it is longer than any of theirs. */
    static String text(ListedLine line) {
        return line.length() > LONGEST_LINE ? "" : line.decoded(0);
    }

    /** A parser for one listing, made anew because some of them learn from its header. */
    FTPFileEntryParser parser() {
        ConfigurableFTPFileEntryParserImpl parser = maker.get();
        FTPClientConfig config = new FTPClientConfig(system);
        config.setServerTimeZoneId("UTC");
        config.setLenientFutureDates(true);
        parser.configure(config);
        return parser;
    }

    /** The lines without the header, which {@code parser} learns from. */
    List<String> body(FTPFileEntryParser parser, List<String> first) {
        return parser.preParse(new ArrayList<>(first));
    }

    /** The entry in a line; empty when there is none. */
    Optional<RemoteEntry> entry(FTPFileEntryParser parser, String line) {
        if (line.length() > 2 * LONGEST_LINE || !gate.matcher(line).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(parser.parseFTPEntry(line)).filter(file -> file.getName() != null)
                    .map(this::entry);
        } catch (RuntimeException e) {
            // MVSFTPEntryParser runs over the end of a data set's line that has too few columns.
            return Optional.empty();
        }
    }

    private RemoteEntry entry(FTPFile file) {
        EntryKind kind = file.isSymbolicLink()
                ? EntryKind.LINK
                : file.isDirectory() ? EntryKind.FOLDER : file.isFile() ? EntryKind.FILE : EntryKind.OTHER;
        String name = file.getName();
        if (this == VMS && kind == EntryKind.FOLDER && name.toUpperCase(Locale.ROOT).endsWith(".DIR")) {
            name = name.substring(0, name.length() - 4);
        }
        // VMS counts blocks of 512 bytes, MVS tracks: neither is a size in bytes.
        boolean inBytes = this != VMS && this != MVS && kind == EntryKind.FILE && file.getSize() >= 0;
        return new RemoteEntry(name, kind, inBytes ? OptionalLong.of(file.getSize()) : OptionalLong.empty(),
                Optional.ofNullable(file.getTimestamp()).map(ForeignForm::time), Optional.empty(),
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
