package io.portside.engine.files.vfs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping.Doing;
import io.portside.ftp.FtpSite;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.transfer.FileHash;
import io.portside.ftp.vfs.FtpFileObject;
import io.portside.ftp.vfs.FtpFileSystem;

/** A site's files. One request a call where all goes well; after a refusal it looks at what is there to say why. */
@SuppressWarnings("resource") // File objects of a site hold nothing open.
final class FtpVolume extends VfsVolume {
    private final FtpSite site;
    private final FtpFileSystem files;

    FtpVolume(String id, String label, FtpSite site, FtpFileSystem files) {
        super(id, label);
        this.site = site;
        this.files = files;
    }

    FtpFileSystem files() {
        return files;
    }

    private FtpFileObject object(VolumePath path, CancelToken cancel) {
        return files.object(path.toString(), cancel);
    }

    private FtpProblems problems(VolumePath path, Doing doing, CancelToken cancel) {
        return new FtpProblems(site.settings().host(), path, doing, wanted -> object(wanted, cancel));
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public VolumePath home(CancelToken cancel) throws ProblemException {
        try {
            return VolumePath.parse(site.home(cancel));
        } catch (FtpException e) {
            throw problems(VolumePath.ROOT, Doing.READING, cancel).of(e);
        }
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        try {
            RemoteListing listing = object(folder, cancel).list();
            return new Listing(folder, entries(listing.entries()), texts(listing.doubts()));
        } catch (FtpException e) {
            throw problems(folder, Doing.READING, cancel).listing(e);
        }
    }

    @Override
    public List<String> list(VolumePath folder, EntrySink sink, CancelToken cancel) throws ProblemException {
        try {
            return texts(object(folder, cancel).list(into(sink)));
        } catch (FtpException e) {
            throw problems(folder, Doing.READING, cancel).listing(e);
        }
    }

    @Override
    public void list(FolderRow row, CancelToken cancel) throws ProblemException {
        try {
            site.list(new RemoteRow(row), cancel);
        } catch (FtpException e) {
            throw problems(VolumePath.ROOT, Doing.READING, cancel).of(e);
        }
    }

    /** A row in the core's words. */
    private static final class RemoteRow implements ListingRow {
        private final FolderRow row;
        private final Map<String, VolumePath> folders = new HashMap<>();

        RemoteRow(FolderRow row) {
            this.row = row;
        }

        @Override
        public Optional<String> next() {
            Optional<VolumePath> folder = row.next();
            folder.ifPresent(path -> folders.put(path.toString(), path));
            return folder.map(VolumePath::toString);
        }

        @Override
        public ListingSink sink(String path) {
            return into(row.sink(folders.get(path)));
        }

        @Override
        public void listed(String path, List<RemoteListing.Doubt> doubts) {
            row.listed(folders.remove(path), texts(doubts));
        }
    }

    private static ListingSink into(EntrySink sink) {
        return new ListingSink() {
            @Override
            public void entries(List<RemoteEntry> batch) {
                sink.entries(FtpVolume.entries(batch));
            }

            @Override
            public void takenBack() {
                sink.takenBack();
            }
        };
    }

    private static List<Entry> entries(List<RemoteEntry> remote) {
        List<Entry> entries = new ArrayList<>(remote.size());
        remote.forEach(entry -> entries.add(RemoteEntries.entry(entry.name(), entry)));
        return entries;
    }

    private static List<String> texts(List<RemoteListing.Doubt> doubts) {
        return doubts.stream().map(RemoteEntries::text).toList();
    }

    @Override
    public Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException {
        if (path.isRoot()) {
            return Optional.of(LocalEntries.root(""));
        }
        try {
            return object(path, cancel).look().map(entry -> RemoteEntries.entry(path.name(), entry));
        } catch (FtpException e) {
            throw problems(path, Doing.READING, cancel).of(e);
        }
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        try {
            object(path, cancel).makeFolder();
        } catch (FtpException e) {
            throw problems(path, Doing.WRITING, cancel).making(e);
        }
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        try {
            object(path, cancel).remove(RemoteEntries.kind(kind));
        } catch (FtpException e) {
            throw problems(path, Doing.WRITING, cancel).deleting(e, kind);
        }
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        try {
            object(from, cancel).rename(object(to, cancel));
        } catch (FtpException e) {
            throw problems(from, Doing.WRITING, cancel).renaming(e, to);
        }
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) {
        return read(file, 0, cancel);
    }

    @Override
    public InputStream read(VolumePath file, long offset, CancelToken cancel) {
        return new RemoteInput(object(file, cancel).retrieve(offset), problems(file, Doing.READING, cancel));
    }

    @Override
    public boolean text(VolumePath file) {
        return site.settings().transfer().text(file.name());
    }

    @Override
    public Optional<FileHash> hash(VolumePath file, long size, boolean doubted, CancelToken cancel)
            throws ProblemException {
        if (!site.settings().transfer().verify().checksum(doubted, size)) {
            return Optional.empty();
        }
        try {
            return site.hash(object(file, cancel).path(), size, cancel);
        } catch (FtpException e) {
            throw problems(file, Doing.READING, cancel).of(e);
        }
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        StreamedSource source = new StreamedSource(content, cancel);
        try {
            return object(file, cancel).upload(source, replace, moved::moved);
        } catch (FtpException e) {
            if (cancel.isCancelled()) {
                throw LocalProblems.of(ProblemKind.CANCELLED, file);
            }
            if (source.failure().isPresent()) {
                throw source.failure().get();
            }
            throw problems(file, Doing.WRITING, cancel).uploading(e);
        }
    }

    @Override
    public void expect(int calls) {
        site.expect(calls);
    }

    /** One session less than the site allows, so that there is always one to browse with. */
    @Override
    public int parallelism() {
        return Math.max(1, site.settings().maxSessions() - 1);
    }

    /** A remote file's bytes, whose failures are problems. */
    private static final class RemoteInput extends java.io.FilterInputStream {
        private final FtpProblems problems;

        RemoteInput(InputStream in, FtpProblems problems) {
            super(in);
            this.problems = problems;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw problems.reading(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw problems.reading(e);
            }
        }
    }
}
