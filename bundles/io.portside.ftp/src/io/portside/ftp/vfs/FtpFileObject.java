package io.portside.ftp.vfs;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.vfs2.FileContent;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileType;
import org.apache.commons.vfs2.provider.AbstractFileName;
import org.apache.commons.vfs2.provider.AbstractFileObject;
import org.apache.commons.vfs2.provider.UriParser;

import io.portside.ftp.FtpSite;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;

/**
 * A file or folder of a site. What it is comes from the listing of its parent when it was got as a child, else from one
 * question to the server; {@link #refresh()} forgets it. Children are listed anew at each call, and a listing that fails
 * is an exception. A repeat of what failed is the session core's decision alone.
 *
 * <p>Beside what VFS knows there are calls without the questions that VFS asks first ({@link #list()}, {@link #look()},
 * {@link #retrieve()}, {@link #upload}): one request each, no lock, cancellable.
 */
// The site is not this object's to close, and the hooks of VFS are there to be replaced.
@SuppressWarnings({"resource", "super"})
public final class FtpFileObject extends AbstractFileObject<FtpFileSystem> {
    private final FtpFileSystem system;
    private final CancelToken cancel;
    private volatile Optional<RemoteEntry> entry;
    private volatile boolean looked;
    private volatile List<RemoteListing.Doubt> doubts = List.of();

    FtpFileObject(AbstractFileName name, FtpFileSystem system, Optional<RemoteEntry> entry, CancelToken cancel) {
        super(name, system);
        this.system = system;
        this.cancel = cancel;
        this.entry = entry;
        this.looked = entry.isPresent();
    }

    private FtpSite site() {
        return system.site();
    }

    /** Absolute, as the server spells it. */
    public String path() {
        try {
            return getName().getPathDecoded();
        } catch (FileSystemException e) {
            throw new IllegalStateException(e);
        }
    }

    // Without VFS' questions.

    /** The folder's entries. */
    public RemoteListing list() throws FtpException {
        RemoteListing listing = site().list(path(), cancel);
        doubts = listing.doubts();
        return listing;
    }

    /** As {@link #list()}, to {@code sink} while they come; see {@link FtpSite#list(String, ListingSink, CancelToken)}. */
    public List<RemoteListing.Doubt> list(ListingSink sink) throws FtpException {
        doubts = site().list(path(), sink, cancel);
        return doubts;
    }

    /** Why the listing that was made last may be incomplete; empty when it is complete. */
    public List<RemoteListing.Doubt> doubts() {
        return doubts;
    }

    /** What it is, as far as known from the parent's listing, else asked; empty when there is nothing. */
    public Optional<RemoteEntry> look() throws FtpException {
        if (!looked) {
            entry = site().stat(path(), cancel);
            looked = true;
        }
        return entry;
    }

    /** The file's bytes; the end of the stream is the proven end of the file, else reading throws. */
    public InputStream retrieve() {
        return retrieve(0);
    }

    /** As {@link #retrieve()}, from {@code offset} on. */
    public InputStream retrieve(long offset) {
        return new RetrievePipe(site(), path(), offset, cancel);
    }

    /** See {@link FtpSite#upload}. */
    public boolean upload(ContentSource source, boolean replace, TransferProgress progress) throws FtpException {
        boolean timed = site().upload(path(), source, replace, progress, cancel);
        forget();
        return timed;
    }

    /** Makes this folder, not its parents; refused when anything has the name. */
    public void makeFolder() throws FtpException {
        site().makeFolder(path(), cancel);
        forget();
    }

    /** Deletes a file, a link or an empty folder. */
    public void remove(EntryKind kind) throws FtpException {
        if (kind == EntryKind.FOLDER) {
            site().removeFolder(path(), cancel);
        } else {
            site().deleteFile(path(), cancel);
        }
        forget();
    }

    /** Renames; {@link io.portside.ftp.error.TargetExistsException} instead of replacing. */
    public void rename(FtpFileObject target) throws FtpException {
        site().rename(path(), target.path(), cancel);
        forget();
        target.forget();
    }

    private void forget() {
        entry = Optional.empty();
        looked = false;
    }

    // VFS. Public methods ask the server before they take VFS' lock.

    @Override
    public FileType getType() throws FileSystemException {
        lookFirst();
        return super.getType();
    }

    @Override
    public FileContent getContent() throws FileSystemException {
        lookFirst();
        return super.getContent();
    }

    private void lookFirst() throws FileSystemException {
        try {
            look();
        } catch (FtpException e) {
            throw new FileSystemException("vfs.provider/get-type.error", getName(), e);
        }
    }

    @Override
    // VFS would hand out what it remembers, and hold its lock meanwhile.
    public FileObject[] getChildren() throws FileSystemException {
        try {
            String folder = path().equals("/") ? "" : path();
            return list().entries().stream().map(child -> system.child(folder + "/" + child.name(), child, cancel))
                    .toArray(FileObject[]::new);
        } catch (FtpException e) {
            throw new FileSystemException("vfs.provider/list-children.error", getName(), e);
        }
    }

    @Override
    // VFS' own parses the name as a URI.
    public FileObject getChild(String name) throws FileSystemException {
        FtpFileObject child = system.object((path().equals("/") ? "" : path()) + "/" + name, cancel);
        return child.exists() ? child : null;
    }

    @Override
    // VFS would delete the target first, and lose it when the rename then fails.
    public void moveTo(FileObject target) throws FileSystemException {
        if (!(target instanceof FtpFileObject remote) || remote.system != system) {
            super.moveTo(target);
            return;
        }
        try {
            rename(remote);
        } catch (FtpException e) {
            throw new FileSystemException("vfs.provider/rename.error", e, getName(), target.getName());
        }
        refresh();
        target.refresh();
    }

    @Override
    protected void doAttach() throws FtpException {
        look();
    }

    @Override
    protected void doDetach() {
        forget();
    }

    @Override
    protected void onChange() {
        forget();
    }

    @Override
    protected FileType doGetType() throws FtpException {
        return look().map(FtpFileObject::type).orElse(FileType.IMAGINARY);
    }

    /** What a link points to is not known from a listing. */
    static FileType type(RemoteEntry entry) {
        return switch (entry.kind()) {
            case FOLDER -> FileType.FOLDER;
            case LINK -> FileType.FILE_OR_FOLDER;
            case FILE, OTHER -> FileType.FILE;
        };
    }

    @Override
    protected boolean doIsSymbolicLink() throws FtpException {
        return look().map(RemoteEntry::kind).equals(Optional.of(EntryKind.LINK));
    }

    @Override
    protected boolean doIsHidden() {
        return getName().getBaseName().startsWith(".");
    }

    @Override
    protected String[] doListChildren() throws FtpException {
        return list().entries().stream().map(child -> UriParser.encode(child.name())).toArray(String[]::new);
    }

    @Override
    protected long doGetContentSize() throws FtpException, FileSystemException {
        return look().flatMap(known -> known.size().isPresent()
                ? Optional.of(known.size().getAsLong())
                : Optional.<Long>empty()).orElseThrow(() -> new FileSystemException("the server tells no size"));
    }

    @Override
    protected long doGetLastModifiedTime() throws FtpException, FileSystemException {
        return look().flatMap(RemoteEntry::modified).map(time -> time.instant().toEpochMilli())
                .orElseThrow(() -> new FileSystemException("the server tells no time"));
    }

    @Override
    protected boolean doSetLastModifiedTime(long milliseconds) throws FtpException {
        boolean set = site().setModified(path(), Instant.ofEpochMilli(milliseconds), cancel);
        if (!set) {
            system.timesRefused();
        }
        return set;
    }

    @Override
    protected Map<String, Object> doGetAttributes() throws FtpException {
        Map<String, Object> attributes = new HashMap<>();
        look().ifPresent(known -> {
            known.permissions().ifPresent(value -> attributes.put("permissions", value));
            known.owner().ifPresent(value -> attributes.put("owner", value));
            known.group().ifPresent(value -> attributes.put("group", value));
            known.linkTarget().ifPresent(value -> attributes.put("link-target", value));
            known.modified().ifPresent(value -> attributes.put("time-precision", value.precision()));
        });
        return attributes;
    }

    @Override
    protected InputStream doGetInputStream(int bufferSize) {
        return retrieve();
    }

    @Override
    protected OutputStream doGetOutputStream(boolean append) throws Exception {
        return new UploadSpool(this);
    }

    @Override
    protected void doCreateFolder() throws FtpException {
        makeFolder();
    }

    @Override
    protected void doDelete() throws FtpException {
        remove(look().map(RemoteEntry::kind).orElse(EntryKind.FILE));
    }

    @Override
    protected void doRename(FileObject target) throws FtpException {
        rename((FtpFileObject) target);
    }
}
