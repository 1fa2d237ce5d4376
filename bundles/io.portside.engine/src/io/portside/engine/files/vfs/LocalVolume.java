package io.portside.engine.files.vfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileSystemManager;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.TemporaryName;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * This computer's files. Content is read through VFS' stock {@code file:} provider. Everything that it cannot tell or do
 * comes from java.nio: it follows links, so that deleting one could empty the folder it points to; it has no permissions,
 * no atomic rename, no fsync; it fails for a whole folder when one name holds a backslash; it reports every failure as
 * false.
 */
@SuppressWarnings("resource") // File objects hold nothing open; the stream that is returned closes its own.
final class LocalVolume extends VfsVolume {
    /** Enough to keep a disk and a few sessions busy, few enough for a disk with a moving head. */
    private static final int PARALLEL = 4;
    private final FileSystemManager files;

    LocalVolume(String label, FileSystemManager files) {
        super("local", label);
        this.files = files;
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public VolumePath home(CancelToken cancel) {
        return LocalPaths.volumePath(Path.of(System.getProperty("user.home")));
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        List<Entry> entries = new ArrayList<>();
        if (LocalPaths.DRIVES && folder.isRoot()) {
            LocalPaths.drives().forEach(drive -> entries.add(LocalEntries.root(drive)));
            return new Listing(folder, entries, List.of());
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(LocalPaths.path(folder))) {
            for (Path path : stream) {
                cancel.check();
                add(path, entries);
            }
        } catch (DirectoryIteratorException e) {
            throw LocalProblems.reading(folder, e.getCause());
        } catch (IOException e) {
            throw LocalProblems.reading(folder, e);
        }
        return new Listing(folder, entries, List.of());
    }

    private static void add(Path path, List<Entry> entries) {
        String name = LocalNames.name(path);
        try {
            entries.add(LocalEntries.read(path, name));
        } catch (NoSuchFileException e) {
            // Deleted since the folder was read: it is not there any more.
        } catch (IOException e) {
            entries.add(LocalEntries.unknown(name));
        }
    }

    @Override
    public Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException {
        if (path.isRoot()) {
            return Optional.of(LocalEntries.root(""));
        }
        try {
            return Optional.of(LocalEntries.read(LocalPaths.path(path), path.name()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            ProblemException problem = LocalProblems.reading(path, e);
            if (problem.problem().kind() == ProblemKind.NOT_A_FOLDER) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        if (path.isRoot()) {
            throw LocalProblems.of(ProblemKind.ALREADY_EXISTS, path);
        }
        try {
            Path folder = LocalPaths.path(path);
            Files.createDirectory(folder);
            LocalMoves.settle(folder.getParent());
        } catch (IOException e) {
            throw LocalProblems.writing(path, e);
        }
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        Path target = LocalPaths.path(path);
        try {
            boolean folder = Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
            if (folder != (kind == EntryKind.FOLDER) && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new ProblemException(Problem.of(ProblemKind.WRITE_FAILED, "expected " + kind, path.toString(),
                        "it has become something else"), null);
            }
            Files.delete(target);
            LocalMoves.settle(target.getParent());
        } catch (IOException e) {
            throw LocalProblems.writing(path, e);
        }
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        try {
            LocalMoves.rename(LocalPaths.path(from), LocalPaths.path(to));
        } catch (AtomicMoveNotSupportedException e) {
            throw new ProblemException(
                    Problem.of(ProblemKind.WRITE_FAILED, e.toString(), to.toString(), "on another disk"), e);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw LocalProblems.of(ProblemKind.ALREADY_EXISTS, to);
        } catch (IOException e) {
            throw LocalProblems.writing(from, e);
        }
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        Path path = LocalPaths.path(file);
        try {
            // Opening a pipe would wait for its other end.
            if (!Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class).isRegularFile()) {
                throw LocalProblems.of(ProblemKind.SPECIAL_FILE, file);
            }
            InputStream in = file.names().stream().allMatch(LocalNames::plain)
                    ? content(object(file))
                    : Files.newInputStream(path);
            return new LocalInput(file, in, cancel);
        } catch (FileSystemException e) {
            throw LocalProblems.reading(file, cause(e));
        } catch (IOException e) {
            throw LocalProblems.reading(file, e);
        }
    }

    private FileObject object(VolumePath file) throws FileSystemException {
        List<String> names = file.names();
        return LocalPaths.DRIVES
                ? object(files.resolveFile("file:///" + names.get(0) + "/"), names.subList(1, names.size()))
                : object(files.resolveFile("file:///"), names);
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        return new LocalWrite(file, content, replace, moved, cancel).run();
    }

    @Override
    public boolean makeLink(VolumePath link, String target, boolean replace, CancelToken cancel)
            throws ProblemException {
        Path path = LocalPaths.path(link);
        Path temporary = path.resolveSibling(TemporaryName.make());
        if (!LocalNames.plain(target) || target.indexOf('\uFFFD') >= 0) {
            // Not the text that is in the other link: it would point elsewhere.
            throw new ProblemException(Problem.of(ProblemKind.NAME_REFUSED, "link target " + target, target), null);
        }
        try {
            Files.createSymbolicLink(temporary, Path.of(target));
            try {
                if (!replace && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw LocalProblems.of(ProblemKind.ALREADY_EXISTS, link);
                }
                LocalMoves.commit(temporary, path, true);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (IOException e) {
            throw LocalProblems.writing(link, e);
        }
    }

    @Override
    public boolean same(VolumePath one, VolumePath other, CancelToken cancel) throws ProblemException {
        if (one.equals(other) || one.isRoot() || other.isRoot()) {
            return one.equals(other);
        }
        try {
            return Files.isSameFile(LocalPaths.path(one), LocalPaths.path(other));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw LocalProblems.reading(one, e);
        }
    }

    @Override
    public int parallelism() {
        return PARALLEL;
    }
}
