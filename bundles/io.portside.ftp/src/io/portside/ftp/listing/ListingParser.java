package io.portside.ftp.listing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portside.ftp.reply.Reply;

/**
 * Listings to entries, with a trust grade. Pure; one for each session, belongs to its thread.
 *
 * <p>{@link io.portside.ftp.listing.RemoteListing.Doubt#EMPTY_UNPROVEN} and
 * {@link io.portside.ftp.listing.RemoteListing.Doubt#CUT_SHORT} are the caller's to add: they are not in the text.
 */
public final class ListingParser {
    /** What {@code ls} writes above the entries, in the languages that servers were met in. */
    private static final Pattern TOTAL = Pattern.compile("(total|insgesamt|totale|totaal|razem) +[0-9.,]+ ?[KMGT]?",
            Pattern.CASE_INSENSITIVE);

    private final NameCodec names;
    private final String system;
    private final List<LineForm> forms;

    /**
     * @param system text of the SYST reply; decides what cannot be seen from the lines
     * @param clock  now, to find the year of times that have none
     */
    public ListingParser(NameCodec names, String system, InstantSource clock) {
        this.names = names;
        this.system = system;
        forms = List.of(new UnixForm(new ListTimes(clock)), new WindowsForm(), new EplfForm());
    }

    /** What MLSD sent (RFC 3659 7), with the final reply. */
    public RemoteListing mlsd(String path, byte[] text, Reply last) {
        EntryCollector collector = new EntryCollector();
        for (ListedLine line : new ListingText(text, names)) {
            FactLine.read(line).ifPresentOrElse(facts -> {
                if (!facts.folderItself()) {
                    collector.add(facts.entry());
                }
            }, collector::unreadable);
        }
        return collector.finish(path, last);
    }

    /**
     * The fact line in between the first and the last of the reply to MLST (RFC 3659 7.2).
     *
     * @param name of the entry: what comes after the facts may be the path in whatever form the server likes
     */
    public Optional<RemoteEntry> mlst(String name, String line) {
        return FactLine.read(line.strip(), name).map(FactLine::entry);
    }

    /** A time-val (RFC 3659 2.3), as in the reply to MDTM. */
    public Optional<RemoteTime> time(String text) {
        return FactTime.read(text.strip());
    }

    /** What LIST sent, with the final reply. */
    public RemoteListing list(String path, byte[] text, Reply last) {
        EntryCollector collector = new EntryCollector();
        List<ListedLine> unread = new ArrayList<>();
        LineForm form = forms.get(0);
        boolean any = false;
        for (ListedLine line : new ListingText(text, names)) {
            if (line.text.isBlank() || TOTAL.matcher(line.text).matches()) {
                continue;
            }
            Optional<RemoteEntry> entry = form.read(line);
            for (int i = 0; i < forms.size() && entry.isEmpty(); i++) {
                form = forms.get(i);
                entry = form.read(line);
            }
            if (entry.isPresent()) {
                any = true;
                collector.add(entry.get());
            } else {
                unread.add(line);
            }
        }
        if (!unread.isEmpty() && (any || !ForeignForms.read(unread, system, collector))) {
            collector.unreadable();
        }
        return collector.finish(path, last);
    }
}
