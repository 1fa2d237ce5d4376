package io.portside.ftp.listing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.ftp.listing.RemoteTime.Precision;

/** The easily parsed LIST format of publicfile and anonftpd: {@code +i8388621.29609,m824255902,/,}, a tab, the name. */
final class EplfForm implements LineForm {
    private static final long LATEST = 99_999_999_999L;

    @Override
    public Optional<RemoteEntry> read(ListedLine line) {
        int tab = line.text.indexOf('\t');
        if (line.at(0) != '+' || tab < 0 || tab + 1 == line.length()) {
            return Optional.empty();
        }
        EntryKind kind = EntryKind.OTHER;
        long size = -1;
        long seconds = -1;
        for (String fact : line.text.substring(1, tab).split(",")) {
            if (fact.equals("/")) {
                kind = EntryKind.FOLDER;
            } else if (fact.equals("r")) {
                kind = EntryKind.FILE;
            } else if (fact.startsWith("s")) {
                size = ListTimes.size(fact.substring(1));
            } else if (fact.startsWith("m")) {
                seconds = ListTimes.size(fact.substring(1));
            }
        }
        Optional<RemoteTime> time = seconds < 0 || seconds > LATEST
                ? Optional.empty()
                : Optional.of(new RemoteTime(Instant.ofEpochSecond(seconds), Precision.SECOND, true));
        return Optional.of(new RemoteEntry(line.decoded(tab + 1), kind,
                size < 0 ? OptionalLong.empty() : OptionalLong.of(size), time, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()));
    }
}
