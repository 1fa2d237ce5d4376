package io.portside.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/**
 * A tree of files: the local one, or a site. Thread-safe; every call may block on disk or network, so never on a UI
 * thread. Asking for what a listing told needs no call.
 */
public interface Volume {
    /** {@code local}, or the site's id. Equal ids are the same volume. */
    String id();

    /** For people: "This computer", or the site's name. */
    String label();

    boolean remote();

    /** Where to start: the home folder. */
    VolumePath home(CancelToken cancel) throws ProblemException;

    Listing list(VolumePath folder, CancelToken cancel) throws ProblemException;

    /**
     * As {@link #list(VolumePath, CancelToken)} for folders of any size: entries go to {@code sink} while the listing still
     * comes, where the volume can, on the calling thread.
     *
     * @return why some may be missing, as {@link Listing#doubts()}
     */
    default List<String> list(VolumePath folder, EntrySink sink, CancelToken cancel) throws ProblemException {
        Listing listing = list(folder, cancel);
        sink.entries(listing.entries());
        return listing.doubts();
    }

    /**
     * Lists folders one after the other, on the calling thread; a volume that is far away asks for some ahead. A folder that
     * was taken from the row and has not been told when the call is over has to be listed by itself: that says why.
     */
    default void list(FolderRow row, CancelToken cancel) throws ProblemException {
        for (Optional<VolumePath> folder = row.next(); folder.isPresent(); folder = row.next()) {
            row.listed(folder.get(), list(folder.get(), row.sink(folder.get()), cancel));
        }
    }

    /** What a path is; empty when there is nothing. */
    Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException;

    /** Makes one folder; {@code ALREADY_EXISTS} when something has that name. */
    void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException;

    /** Deletes a file, a link (never what it points to) or an empty folder. */
    void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException;

    /** Renames or moves inside this volume; {@code ALREADY_EXISTS} instead of replacing anything. */
    void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException;

    /**
     * Reads a file, following a link; the caller closes the stream. The end of the stream is the proven end of the
     * file, else it throws a {@link ProblemStreamException}.
     */
    InputStream read(VolumePath file, CancelToken cancel) throws ProblemException;

    /** As {@link #read(VolumePath, CancelToken)}, from {@code offset} on. */
    default InputStream read(VolumePath file, long offset, CancelToken cancel) throws ProblemException {
        InputStream in = read(file, cancel);
        boolean there = false;
        try {
            in.skipNBytes(offset);
            there = true;
            return in;
        } catch (ProblemStreamException e) {
            throw e.problem();
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemKind.SOURCE_CHANGED, "shorter than before", file.toString()),
                    e);
        } finally {
            if (!there) {
                try {
                    in.close();
                } catch (IOException e) {
                    // It failed already, and that is told.
                }
            }
        }
    }

    /** Whether {@link #read} changes a file's line ends, so that more or fewer bytes come than its size says. */
    default boolean text(VolumePath file) {
        return false;
    }

    /**
     * A checksum of the file as the volume has it, where it is known without moving the file and is wanted by the
     * volume's settings.
     *
     * @param size    bytes
     * @param doubted whether the file's transfer had to be resumed or repeated
     */
    default Optional<FileHash> hash(VolumePath file, long size, boolean doubted, CancelToken cancel)
            throws ProblemException {
        return Optional.empty();
    }

    /**
     * Writes a whole file atomically: at every moment {@code file} is absent, the old one, or the whole new one, with
     * {@code content}'s size checked and its time set where the volume can.
     *
     * @param replace false: {@code ALREADY_EXISTS} where the name is taken
     * @return whether the volume keeps the modification time
     */
    boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException;

    /**
     * Makes a symbolic link atomically, like {@link #write}.
     *
     * @param target as the link is to hold it, not checked
     * @return false where the volume has no links; nothing was done
     */
    default boolean makeLink(VolumePath link, String target, boolean replace, CancelToken cancel)
            throws ProblemException {
        return false;
    }

    /** Whether two paths are the same file or folder, through links too; only where that is known without the network. */
    default boolean same(VolumePath one, VolumePath other, CancelToken cancel) throws ProblemException {
        return one.equals(other);
    }

    /** So many calls will come at a time, soon: a volume that has to connect may do it ahead. Never blocks, any thread. */
    default void expect(int calls) {
        // Nothing to prepare.
    }

    /** What may be done at a time: parallel writes or reads that make sense here, 1 or more. */
    int parallelism();

    /** Hears a listing while it comes. */
    interface EntrySink {
        /** The next entries. */
        void entries(List<Entry> batch);

        /** What came so far is void: the listing broke off, and begins again or fails. */
        void takenBack();
    }

    /** Folders to be listed in a row. Its methods must not call the volume. */
    interface FolderRow {
        /** The next folder; empty for the end of the row. */
        Optional<VolumePath> next();

        /** Takes the entries of a folder. */
        EntrySink sink(VolumePath folder);

        /** A folder came to its end; why some entries may be missing. */
        void listed(VolumePath folder, List<String> doubts);
    }

    /** Hears bytes as they move, on the moving thread; negative when a repeat starts again earlier. */
    @FunctionalInterface
    interface ByteCount {
        void moved(long bytes);
    }

    /** What to write; may be opened more than once because a broken transfer is repeated. */
    interface FileContent {
        /** Bytes; the write fails when more or fewer come. */
        long size();

        Optional<Instant> modified();

        /** {@code rwxr-xr-x}, to be given to the copy where the volume has such permissions and the source is trusted with them. */
        default Optional<String> permissions() {
            return Optional.empty();
        }

        /** Whether {@link #size()} is what comes; false for text whose line ends change on the way. */
        default boolean exact() {
            return true;
        }

        /** What the source says its checksum is, once all of it was read; empty: nothing to compare with. */
        default Optional<FileHash> hash(CancelToken cancel) throws ProblemException {
            return Optional.empty();
        }

        /** From {@code offset} on; reading throws {@link ProblemStreamException} where the source is at fault. */
        InputStream open(long offset, CancelToken cancel) throws ProblemException;
    }
}
