package io.portside.engine.content;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.Volume;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/**
 * A file of one volume as what is to be written to another. Fails with SOURCE_CHANGED when the bytes are not those that
 * were announced, or when a local file's size or time is no longer the same after its last byte: then the copy would be
 * of a file that never existed.
 */
@SuppressWarnings("resource") // The caller closes the stream that wraps the others.
public final class SourceContent implements FileContent {
    /** Below, a file comes in about the time of the question. */
    private static final long LARGE = 256 * 1024;
    private final Volume volume;
    private final VolumePath path;
    private final Entry entry;
    private final boolean permissions;
    private final boolean careful;
    private volatile Optional<ProblemException> failure = Optional.empty();
    private volatile boolean doubted;

    /** @param permissions whether the target may have the source's */
    public SourceContent(Volume volume, VolumePath path, Entry entry, boolean permissions) {
        this(volume, path, entry, permissions, false);
    }

    /**
     * @param permissions whether the target may have the source's
     * @param careful     whether a larger file on a server is looked at again too, at the cost of a round trip
     */
    public SourceContent(Volume volume, VolumePath path, Entry entry, boolean permissions, boolean careful) {
        this.volume = volume;
        this.path = path;
        this.entry = entry;
        this.permissions = permissions;
        this.careful = careful;
    }

    /** The source's problem if it had one; writers may have wrapped it, or taken it for theirs. */
    public Optional<ProblemException> failure() {
        return failure;
    }

    @Override
    public long size() {
        return entry.size().orElseThrow();
    }

    @Override
    public Optional<Instant> modified() {
        return entry.modified();
    }

    @Override
    public Optional<String> permissions() {
        return permissions ? entry.permissions() : Optional.empty();
    }

    @Override
    public InputStream open(long offset, CancelToken cancel) throws ProblemException {
        failure = Optional.empty();
        try {
            InputStream in = volume.remote() && exact()
                    ? new ResumingInput(volume, path, entry, offset, cancel, () -> doubted = true)
                    : volume.read(path, offset, cancel);
            return new Checked(in, offset, cancel);
        } catch (ProblemException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public boolean exact() {
        return !volume.text(path);
    }

    @Override
    public Optional<FileHash> hash(CancelToken cancel) throws ProblemException {
        return exact() ? volume.hash(path, size(), doubted, cancel) : Optional.empty();
    }

    private ProblemException changed() {
        return new ProblemException(Problem.of(ProblemKind.SOURCE_CHANGED, "changed while read", path.toString()),
                null);
    }

    /** Counts, and looks at the source again when the last byte has been read: before anybody can believe it is whole. */
    private final class Checked extends BulkInput {
        private final CancelToken cancel;
        private long position;

        Checked(InputStream in, long offset, CancelToken cancel) {
            super(in);
            this.position = offset;
            this.cancel = cancel;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int count = in.read(buffer, offset, length);
                position += Math.max(0, count);
                boolean end = count < 0;
                if (exact()
                        && (position > size() || end && position < size() || position == size() && !end && !same()
                                || end && careful && volume.remote() && size() >= LARGE && !sameAsTold())) {
                    throw new ProblemStreamException(changed());
                }
                return count;
            } catch (ProblemStreamException e) {
                failure = Optional.of(e.problem());
                throw e;
            }
        }

        /** A remote file's size is proven by the server's end of data; asking for its time would cost a round trip each. */
        private boolean same() throws ProblemStreamException {
            return volume.remote() || sameAsTold();
        }

        private boolean sameAsTold() throws ProblemStreamException {
            try {
                Optional<Entry> now = volume.stat(path, cancel);
                return now.isPresent() && now.get().size().equals(entry.size())
                        && now.get().modified().equals(entry.modified());
            } catch (ProblemException e) {
                throw new ProblemStreamException(e);
            }
        }
    }
}
