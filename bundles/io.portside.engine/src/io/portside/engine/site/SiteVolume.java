package io.portside.engine.site;

import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/** A site's volume that tells the site's state how its calls end. */
final class SiteVolume implements Volume {
    /** What says something about the site and not about a file. */
    private static final Set<ProblemKind> CONNECTION = EnumSet.of(ProblemKind.UNKNOWN_HOST,
            ProblemKind.CONNECT_REFUSED, ProblemKind.CONNECT_TIMED_OUT, ProblemKind.CONNECT_UNREACHABLE,
            ProblemKind.NOT_FTP, ProblemKind.LOGIN_REFUSED,
            ProblemKind.TLS_REFUSED, ProblemKind.TLS_TAMPERED, ProblemKind.TLS_HANDSHAKE,
            ProblemKind.CERTIFICATE_REFUSED,
            ProblemKind.CERTIFICATE_CHANGED, ProblemKind.DATA_CERTIFICATE, ProblemKind.DATA_NOT_PROTECTED,
            ProblemKind.TLS_REUSE_REQUIRED, ProblemKind.TLS_FILE, ProblemKind.NO_ROUTE, ProblemKind.PROTOCOL);
    /** As {@link #CONNECTION}, unless other sessions go on. */
    private static final Set<ProblemKind> SESSION = EnumSet.of(ProblemKind.TOO_MANY_SESSIONS, ProblemKind.SESSION_LOST);

    private final Volume volume;
    private final SiteState state;

    SiteVolume(Volume volume, SiteState state) {
        this.volume = volume;
        this.state = state;
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws ProblemException;
    }

    private <T> T watch(Call<T> call) throws ProblemException {
        try {
            T result = call.run();
            state.worked();
            return result;
        } catch (ProblemException e) {
            ProblemKind kind = e.problem().kind();
            if (CONNECTION.contains(kind) || SESSION.contains(kind) && !state.connected()) {
                state.failed(e.problem());
            }
            throw e;
        }
    }

    @Override
    public String id() {
        return volume.id();
    }

    @Override
    public String label() {
        return volume.label();
    }

    @Override
    public boolean remote() {
        return volume.remote();
    }

    @Override
    public VolumePath home(CancelToken cancel) throws ProblemException {
        return watch(() -> volume.home(cancel));
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        return watch(() -> volume.list(folder, cancel));
    }

    @Override
    public List<String> list(VolumePath folder, EntrySink sink, CancelToken cancel) throws ProblemException {
        return watch(() -> volume.list(folder, sink, cancel));
    }

    @Override
    public Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException {
        return watch(() -> volume.stat(path, cancel));
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        watch(() -> {
            volume.makeFolder(path, cancel);
            return null;
        });
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        watch(() -> {
            volume.delete(path, kind, cancel);
            return null;
        });
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        watch(() -> {
            volume.rename(from, to, cancel);
            return null;
        });
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        return watch(() -> volume.read(file, cancel));
    }

    @Override
    public InputStream read(VolumePath file, long offset, CancelToken cancel) throws ProblemException {
        return watch(() -> volume.read(file, offset, cancel));
    }

    @Override
    public boolean text(VolumePath file) {
        return volume.text(file);
    }

    @Override
    public Optional<FileHash> hash(VolumePath file, long size, boolean doubted, CancelToken cancel)
            throws ProblemException {
        return watch(() -> volume.hash(file, size, doubted, cancel));
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        return watch(() -> volume.write(file, content, replace, moved, cancel));
    }

    @Override
    public boolean makeLink(VolumePath link, String target, boolean replace, CancelToken cancel)
            throws ProblemException {
        return watch(() -> volume.makeLink(link, target, replace, cancel));
    }

    @Override
    public boolean same(VolumePath one, VolumePath other, CancelToken cancel) throws ProblemException {
        return volume.same(one, other, cancel);
    }

    @Override
    public int parallelism() {
        return volume.parallelism();
    }
}
