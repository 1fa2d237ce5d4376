package io.portside.engine.files.vfs;

import java.io.IOException;
import java.io.InputStream;

import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileType;
import org.apache.commons.vfs2.provider.AbstractFileName;
import org.apache.commons.vfs2.provider.UriParser;

import io.portside.engine.files.Volume;

/**
 * A volume whose files are VFS file objects. What VFS does well is done through them; each kind of volume does itself
 * what VFS cannot: complete listings, atomic writes, moves that never replace, cancelling.
 */
@SuppressWarnings("resource") // The file system owns its objects; a stream is closed by whom it is given to.
abstract class VfsVolume implements Volume {
    private final String id;
    private final String label;

    VfsVolume(String id, String label) {
        this.id = id;
        this.label = label;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String label() {
        return label;
    }

    /**
     * The object of a path below {@code root}. The name is built, not parsed: VFS would read a backslash in a name as a
     * separator and a percent sign as an escape.
     */
    static FileObject object(FileObject root, Iterable<String> names) throws FileSystemException {
        StringBuilder path = new StringBuilder();
        for (String name : names) {
            path.append('/').append(UriParser.encode(name));
        }
        AbstractFileName rootName = (AbstractFileName) root.getName();
        FileType type = path.isEmpty() ? FileType.FOLDER : FileType.FILE_OR_FOLDER;
        return root.getFileSystem().resolveFile(rootName.createName(path.isEmpty() ? "/" : path.toString(), type));
    }

    /** VFS wraps what a provider throws; this is what it was. */
    static IOException cause(FileSystemException wrapped) {
        Throwable cause = wrapped;
        while (cause instanceof FileSystemException && cause.getCause() instanceof IOException inner) {
            cause = inner;
        }
        return (IOException) cause;
    }

    /** The content, whose closing also lets go of the object. */
    static InputStream content(FileObject object) throws FileSystemException {
        InputStream in = object.getContent().getInputStream();
        return new java.io.FilterInputStream(in) {
            @Override
            public void close() throws IOException {
                try (object) {
                    super.close();
                }
            }
        };
    }
}
