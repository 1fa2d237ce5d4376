package io.portside.ftp.listing;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portside.ftp.listing.RemoteTime.Precision;

/** What {@code dir} writes, as IIS does by default: {@code 10-23-24  09:14PM  <DIR>  name}. */
final class WindowsForm implements LineForm {
    private static final Pattern START = Pattern.compile(
            "(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{2,4}) {1,4}(\\d{1,2}:\\d{2}) ?([AaPp][Mm])? {1,30}(<[A-Za-z]{3,10}>|[0-9][0-9.,]{0,25}) ");
    /** IIS pads after {@code <DIR>} so that names stand below each other; what is more belongs to the name. */
    private static final int PADDING = 10;

    @Override
    public Optional<RemoteEntry> read(ListedLine line) {
        Matcher start = START.matcher(line.text);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        String what = start.group(6);
        boolean marked = what.startsWith("<");
        int name = marked ? afterPadding(line, start.end(6)) : start.end();
        if (name >= line.length()) {
            return Optional.empty();
        }
        EntryKind kind = !marked ? EntryKind.FILE : switch (what.toUpperCase(Locale.ROOT)) {
            case "<DIR>" -> EntryKind.FOLDER;
            case "<JUNCTION>", "<SYMLINK>", "<SYMLINKD>" -> EntryKind.LINK;
            default -> EntryKind.OTHER;
        };
        int bracket = kind == EntryKind.LINK && line.at(line.length() - 1) == ']' ? line.text.lastIndexOf(" [") : -1;
        long size = marked ? -1 : ListTimes.size(what.replaceAll("[.,]", ""));
        return Optional.of(new RemoteEntry(line.decoded(name, bracket > name ? bracket : line.length()), kind,
                size < 0 ? OptionalLong.empty() : OptionalLong.of(size), time(start), Optional.empty(),
                Optional.empty(), Optional.empty(),
                bracket > name ? Optional.of(line.decoded(bracket + 2, line.length() - 1)) : Optional.empty()));
    }

    private static int afterPadding(ListedLine line, int from) {
        int at = from;
        while (at < line.length() && at - from < PADDING && line.at(at) == ' ') {
            at++;
        }
        return at;
    }

    private static Optional<RemoteTime> time(Matcher start) {
        int a = Integer.parseInt(start.group(1));
        int b = Integer.parseInt(start.group(2));
        int c = Integer.parseInt(start.group(3));
        Optional<LocalTime> clock = clock(start.group(4), start.group(5));
        if (clock.isEmpty()) {
            return Optional.empty();
        }
        if (a > 31) {
            return ListTimes.of(a, b, c, clock.get(), Precision.MINUTE);
        }
        int year = c >= 100 ? c : c < 70 ? 2000 + c : 1900 + c;
        // Month first, unless that cannot be.
        return a > 12
                ? ListTimes.of(year, b, a, clock.get(), Precision.MINUTE)
                : ListTimes.of(year, a, b, clock.get(), Precision.MINUTE);
    }

    private static Optional<LocalTime> clock(String text, String half) {
        Optional<LocalTime> time = ListTimes.clockTime(text);
        if (half == null || time.isEmpty() || time.get().getHour() > 12) {
            return time;
        }
        int hour = time.get().getHour() % 12;
        return time.map(t -> t.withHour(half.toLowerCase(Locale.ROOT).startsWith("p") ? hour + 12 : hour));
    }
}
