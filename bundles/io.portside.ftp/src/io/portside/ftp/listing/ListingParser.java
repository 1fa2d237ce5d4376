package io.portside.ftp.listing;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Listings to entries, with a trust grade. Pure; one for each session, belongs to its thread.
 *
 * <p>{@link io.portside.ftp.listing.RemoteListing.Doubt#EMPTY_UNPROVEN} and
 * {@link io.portside.ftp.listing.RemoteListing.Doubt#CUT_SHORT} are the caller's to add: they are not in the text.
 */
public final class ListingParser {
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

    /** Reads what MLSD sends (RFC 3659 7), or what LIST does; its entries go to {@code sink}. */
    public ListingReader reader(boolean mlsd, ListingSink sink) {
        EntryCollector collector = new EntryCollector(sink);
        return new ListingReader(mlsd ? new FactLines(collector) : new PlainLines(forms, system, collector), collector,
                names);
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
}
