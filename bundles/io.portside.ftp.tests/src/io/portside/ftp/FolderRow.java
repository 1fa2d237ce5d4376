package io.portside.ftp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing.Doubt;

/** Given folders in a row, and what was told of them, in order: {@code /folder[a, b][]}. */
final class FolderRow implements ListingRow {
    private final Deque<String> rest;
    private final Map<String, List<String>> names = new HashMap<>();
    private final List<String> told = new ArrayList<>();

    private FolderRow(List<String> folders) {
        rest = new ArrayDeque<>(folders);
    }

    static List<String> list(FtpSite site, String... folders) throws FtpException {
        FolderRow row = new FolderRow(List.of(folders));
        site.list(row, OddServer.NEVER);
        return row.told;
    }

    @Override
    public Optional<String> next() {
        return Optional.ofNullable(rest.poll());
    }

    @Override
    public ListingSink sink(String path) {
        List<String> into = names.computeIfAbsent(path, key -> new ArrayList<>());
        return new ListingSink() {
            @Override
            public void entries(List<RemoteEntry> batch) {
                batch.forEach(entry -> into.add(entry.name()));
            }

            @Override
            public void takenBack() {
                into.clear();
            }
        };
    }

    @Override
    public void listed(String path, List<Doubt> doubts) {
        told.add(path + names.get(path).stream().sorted().toList() + doubts);
    }
}
