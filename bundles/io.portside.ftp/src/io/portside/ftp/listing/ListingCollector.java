package io.portside.ftp.listing;

import java.util.ArrayList;
import java.util.List;

import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.listing.RemoteListing.Doubt;

/** A listing as a whole, for folders that fit into memory. One thread. */
public final class ListingCollector implements ListingSink {
    /** Some gigabyte. A server can send without end, and nobody can look at more. */
    private static final int MOST = 4_000_000;

    private final int most;
    private final List<RemoteEntry> entries = new ArrayList<>();

    public ListingCollector() {
        this(MOST);
    }

    ListingCollector(int most) {
        this.most = most;
    }

    @Override
    public void entries(List<RemoteEntry> batch) throws ProtocolException {
        if (entries.size() + batch.size() > most) {
            throw new ProtocolException("a listing of more than " + most + " entries");
        }
        entries.addAll(batch);
    }

    @Override
    public void takenBack() {
        entries.clear();
    }

    /** What came, with the doubts that the listing ended with. */
    public RemoteListing listing(String path, List<Doubt> doubts) {
        return new RemoteListing(path, entries, doubts);
    }
}
