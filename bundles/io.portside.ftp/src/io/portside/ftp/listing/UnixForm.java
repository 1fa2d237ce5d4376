package io.portside.ftp.listing;

import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.ftp.listing.RemoteTime.Precision;

/**
 * What {@code ls -l} writes: mode, links, owner, group, size, date, one space, name with all its spaces. Columns may
 * lack, and owner and group may have spaces, so the size and the date after it are looked for.
 *
 * <p>Read by hand where Commons Net has a parser, because that one takes the clock from the system, builds a date format
 * for each line (seconds for a large folder) and backtracks for as long as a hostile line wants.
 */
final class UnixForm implements LineForm {
    private static final int MODE_LENGTH = 10;
    private static final int MAX_WORDS = 20;
    private static final String ARROW = " -> ";

    private final ListTimes times;
    private final int[] starts = new int[MAX_WORDS];
    private final int[] ends = new int[MAX_WORDS];
    private int count;

    UnixForm(ListTimes times) {
        this.times = times;
    }

    /** Where the date ends, and what it says. */
    private record Dated(int lastWord, Optional<RemoteTime> time) {}

    @Override
    public Optional<RemoteEntry> read(ListedLine line) {
        int mode = modeEnd(line);
        if (mode < 0) {
            return Optional.empty();
        }
        split(line, mode);
        for (int size = 0; size + 2 < count; size++) {
            if (ListTimes.size(word(line, size)) >= 0) {
                Dated date = date(line, size + 1);
                int name = date == null ? 0 : ends[date.lastWord] + 1;
                if (date != null && name < line.length()) {
                    return Optional.of(entry(line, size, date, name));
                }
            }
        }
        return Optional.empty();
    }

    private RemoteEntry entry(ListedLine line, int size, Dated date, int nameAt) {
        char type = line.at(0);
        EntryKind kind = switch (type) {
            case '-', 'f' -> EntryKind.FILE;
            case 'd' -> EntryKind.FOLDER;
            case 'l', 'e' -> EntryKind.LINK;
            default -> EntryKind.OTHER;
        };
        long bytes = ListTimes.size(word(line, size));
        int owner = size > 0 && ListTimes.number(word(line, 0)) >= 0 ? 1 : 0;
        // A device has its two numbers where the size would be: "8, 0".
        int last = size > 0 && line.at(ends[size - 1] - 1) == ',' ? size - 1 : size;
        int arrow = kind == EntryKind.LINK ? arrow(line, nameAt, bytes) : -1;
        return new RemoteEntry(line.decoded(nameAt, arrow < 0 ? line.length() : arrow), kind,
                kind == EntryKind.FILE ? OptionalLong.of(bytes) : OptionalLong.empty(), date.time,
                Optional.of(line.text.substring(1, MODE_LENGTH)),
                owner < last ? Optional.of(line.decoded(starts[owner], ends[owner])) : Optional.empty(),
                owner + 1 < last ? Optional.of(line.decoded(starts[owner + 1], ends[last - 1])) : Optional.empty(),
                arrow < 0 ? Optional.empty() : Optional.of(line.decoded(arrow + ARROW.length())));
    }

    /** A name may have an arrow in it, too; the size of a link is the length of its target. */
    private static int arrow(ListedLine line, int nameAt, long targetLength) {
        long exact = line.length() - targetLength - ARROW.length();
        if (exact > nameAt && line.text.startsWith(ARROW, (int) exact)) {
            return (int) exact;
        }
        return line.text.indexOf(ARROW, nameAt + 1);
    }

    /** The index after the mode and the mark of an ACL, SELinux or extended attributes; -1 when there is no mode. */
    private static int modeEnd(ListedLine line) {
        if (line.length() < MODE_LENGTH || "-bcdlpsDefmMSw".indexOf(line.at(0)) < 0) {
            return -1;
        }
        for (int i = 1; i < MODE_LENGTH; i++) {
            char c = line.at(i);
            if (c != '-' && "rwxsStTLl".indexOf(c) < 0) {
                return -1;
            }
        }
        boolean marked = line.length() > MODE_LENGTH && "+.@".indexOf(line.at(MODE_LENGTH)) >= 0;
        return marked ? MODE_LENGTH + 1 : MODE_LENGTH;
    }

    private void split(ListedLine line, int from) {
        count = 0;
        int at = from;
        while (count < MAX_WORDS) {
            while (at < line.length() && line.at(at) == ' ') {
                at++;
            }
            if (at == line.length()) {
                return;
            }
            starts[count] = at;
            while (at < line.length() && line.at(at) != ' ') {
                at++;
            }
            ends[count++] = at;
        }
    }

    private String word(ListedLine line, int index) {
        return index < count ? line.text.substring(starts[index], ends[index]) : "";
    }

    /** Null when no date begins at this word. */
    private Dated date(ListedLine line, int first) {
        String a = word(line, first);
        String b = word(line, first + 1);
        String c = word(line, first + 2);
        if (a.length() >= 8 && (a.charAt(4) == '-' || a.charAt(4) == '/')) {
            return numeric(line, first, a, b);
        }
        int dayThird = ListTimes.number(a);
        int day = dayThird > 0 ? dayThird : ListTimes.number(b);
        String monthName = dayThird > 0 ? b : a;
        if (day < 1 || day > 31 || monthName.isEmpty() || monthName.length() > 12
                || monthName.charAt(0) >= '0' && monthName.charAt(0) <= '9') {
            return null;
        }
        // Months in another language leave the entry without a time; better than a line that is not read.
        int month = ListTimes.month(monthName);
        Optional<LocalTime> time = ListTimes.clockTime(c);
        if (time.isPresent()) {
            return timed(line, first + 2, month, day, time.get());
        }
        int year = c.length() == 4 ? ListTimes.number(c) : -1;
        return year < 0
                ? null
                : new Dated(first + 2, month == 0
                        ? Optional.empty()
                        : ListTimes.of(year, month, day, LocalTime.MIDNIGHT, Precision.DAY));
    }

    /** {@code Oct 12 12:10}, or in full {@code Oct 12 12:10:05 2024}. */
    private Dated timed(ListedLine line, int clock, int month, int day, LocalTime time) {
        boolean full = ends[clock] - starts[clock] >= 8;
        int year = full && word(line, clock + 1).length() == 4 ? ListTimes.number(word(line, clock + 1)) : -1;
        if (year >= 0 && clock + 2 < count) {
            return new Dated(clock + 1, month == 0
                    ? Optional.empty()
                    : ListTimes.of(year, month, day, time, Precision.SECOND));
        }
        return new Dated(clock, month == 0
                ? Optional.empty()
                : times.withoutYear(month, day, time, full ? Precision.SECOND : Precision.MINUTE));
    }

    /** {@code 2024-10-12 12:10}, or in full {@code 2024-10-12 12:10:05.123456789 +0200}. */
    private Dated numeric(ListedLine line, int first, String date, String clock) {
        Optional<LocalTime> time = ListTimes.clockTime(clock);
        String[] parts = date.split("[-/]");
        if (parts.length != 3 || time.isEmpty()) {
            return null;
        }
        Optional<RemoteTime> local = ListTimes.of(ListTimes.number(parts[0]), ListTimes.number(parts[1]),
                ListTimes.number(parts[2]), time.get(), clock.length() >= 8 ? Precision.SECOND : Precision.MINUTE);
        String zone = word(line, first + 2);
        if (clock.length() >= 8 && zone.matches("[+-][0-9]{4}") && first + 3 < count) {
            int minutes = ListTimes.number(zone.substring(1, 3)) * 60 + ListTimes.number(zone.substring(3));
            int signed = zone.charAt(0) == '-' ? -minutes : minutes;
            return new Dated(first + 2,
                    local.map(t -> new RemoteTime(t.instant().minusSeconds(signed * 60L), t.precision(), true)));
        }
        return new Dated(first + 1, local);
    }
}
