package io.portside.ui;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.transfer.TransferRequest;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.ItemFailure;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.ftp.cancel.CancelToken;

/** Values for tests. */
public final class Values {
    private Values() {}

    public static Site site(String id, String name, String host) {
        return Site.of(id, name, host, 21, "web").withFolders("/home/me/site", "/www").withMaxSessions(3);
    }

    public static Entry file(String name, long size, String modified) {
        return new Entry(name, EntryKind.FILE, OptionalLong.of(size), Optional.of(Instant.parse(modified)),
                TimeQuality.EXACT,
                Optional.empty(), Optional.empty(), false);
    }

    public static Entry folder(String name) {
        return new Entry(name, EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), TimeQuality.EXACT,
                Optional.empty(),
                Optional.empty(), false);
    }

    public static Location location(String volume, String path) {
        return new Location(new NoVolume(volume), VolumePath.parse(path));
    }

    public static TransferSnapshot transfer(long id, State state, List<ItemFailure> failures) {
        TransferRequest request = new TransferRequest(
                List.of(location("This computer", "/home/me/photos-" + id), location("This computer", "/home/me/b")),
                location("Shop", "/www"), false);
        return new TransferSnapshot(id, request, state, Instant.EPOCH, 3, 10, 1, 1_048_576, 4_194_304,
                state.finished() ? 0 : 524_288, Optional.empty(), state.finished() ? List.of() : List.of("a.jpg"),
                failures, 0, OptionalLong.empty());
    }

    public static ItemFailure failure(String path) {
        return new ItemFailure(path,
                Problem.of(ProblemKind.NO_PERMISSION, "STOR refused", path, "553 Could not create file."));
    }

    /** Only its names are asked for. */
    private record NoVolume(String id) implements Volume {
        @Override
        public String label() {
            return id;
        }

        @Override
        public boolean remote() {
            return !id.equals("This computer");
        }

        @Override
        public VolumePath home(CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public Listing list(VolumePath folder, CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public Optional<Entry> stat(VolumePath path, CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public void makeFolder(VolumePath path, CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public void delete(VolumePath path, EntryKind kind, CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public void rename(VolumePath from, VolumePath to, CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public InputStream read(VolumePath file, CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved,
                CancelToken cancel) {
            throw new AssertionError();
        }

        @Override
        public int parallelism() {
            return 1;
        }
    }
}
