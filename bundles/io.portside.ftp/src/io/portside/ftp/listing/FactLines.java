package io.portside.ftp.listing;

import java.util.Optional;

/** The lines of MLSD (RFC 3659 7). */
final class FactLines implements ListingReader.LineReader {
    private final EntryCollector collector;

    FactLines(EntryCollector collector) {
        this.collector = collector;
    }

    @Override
    public void line(ListedLine line) {
        Optional<FactLine> facts = FactLine.read(line);
        if (facts.isEmpty()) {
            collector.unreadable();
        } else if (!facts.get().folderItself()) {
            collector.add(facts.get().entry());
        } else if (facts.get().listedFolder()) {
            collector.self();
        }
    }

    @Override
    public void end() {
        // Each line is for itself.
    }
}
