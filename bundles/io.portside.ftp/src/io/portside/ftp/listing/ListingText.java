package io.portside.ftp.listing;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A listing's lines, without empty ones. A line ends with LF, with or without one CR before it (another CR would belong
 * to a name); a last line without an end counts.
 */
record ListingText(byte[] text, NameCodec names) implements Iterable<ListedLine> {
    @Override
    public Iterator<ListedLine> iterator() {
        return new Iterator<>() {
            private int at;
            private ListedLine next = advance();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public ListedLine next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                ListedLine line = next;
                next = advance();
                return line;
            }

            private ListedLine advance() {
                while (at < text.length) {
                    int from = at;
                    int end = from;
                    while (end < text.length && text[end] != '\n') {
                        end++;
                    }
                    at = end + 1;
                    int to = end > from && text[end - 1] == '\r' ? end - 1 : end;
                    if (to > from) {
                        return new ListedLine(text, from, to, names);
                    }
                }
                return null;
            }
        };
    }
}
