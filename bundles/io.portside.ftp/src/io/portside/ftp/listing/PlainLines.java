package io.portside.ftp.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of LIST. The forms that can be told by a line are tried on each; as long as none has fitted any, lines are put
 * aside until they are enough to see whether the listing is one of the foreign forms.
 */
final class PlainLines implements ListingReader.LineReader {
    /** What {@code ls} writes above the entries, in the languages that servers were met in. */
    private static final Pattern TOTAL = Pattern.compile("(total|insgesamt|totale|totaal|razem) +[0-9.,]+ ?[KMGT]?",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_TOTAL = 80;
    /** Enough to see which form fits. */
    private static final int SAMPLE = 200;

    private final List<LineForm> forms;
    private final String system;
    private final EntryCollector collector;
    private final List<String> aside = new ArrayList<>();
    private LineForm form;
    private boolean known;
    private boolean foreignTried;
    private Optional<ForeignListing> foreign = Optional.empty();

    PlainLines(List<LineForm> forms, String system, EntryCollector collector) {
        this.forms = forms;
        this.form = forms.get(0);
        this.system = system;
        this.collector = collector;
    }

    @Override
    public void line(ListedLine line) {
        if (line.text.isBlank() || line.length() < LONGEST_TOTAL && TOTAL.matcher(line.text).matches()) {
            return;
        }
        if (foreign.isPresent()) {
            foreign.get().line(ForeignForm.text(line));
            return;
        }
        Optional<RemoteEntry> entry = form.read(line);
        for (int i = 0; i < forms.size() && entry.isEmpty(); i++) {
            form = forms.get(i);
            entry = form.read(line);
        }
        if (entry.isPresent()) {
            if (!known) {
                known = true;
                putAside();
            }
            collector.add(entry.get());
        } else if (known || foreignTried) {
            collector.unreadable();
        } else {
            aside.add(ForeignForm.text(line));
            if (aside.size() == SAMPLE) {
                tryForeign();
            }
        }
    }

    @Override
    public void end() {
        if (!known && !foreignTried && !aside.isEmpty()) {
            tryForeign();
        }
        foreign.ifPresent(ForeignListing::end);
    }

    /** What came before the first line that could be read is no entry. */
    private void putAside() {
        if (!aside.isEmpty()) {
            collector.unreadable();
            aside.clear();
        }
    }

    private void tryForeign() {
        foreignTried = true;
        foreign = ForeignForm.of(aside, system).map(fit -> new ForeignListing(fit, collector));
        if (foreign.isPresent()) {
            foreign.get().begin(aside);
            aside.clear();
        } else {
            putAside();
        }
    }
}
