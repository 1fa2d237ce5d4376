package io.portside.engine.files;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/** A volume over another one: every call is passed on, by {@link #call} and with the paths that {@link #real} gives. */
public abstract class VolumeLayer implements Volume {
    private final Volume volume;

    protected VolumeLayer(Volume volume) {
        this.volume = volume;
    }

    /** The volume below. */
    protected final Volume below() {
        return volume;
    }

    /** Something that may fail. */
    @FunctionalInterface
    protected interface Call<T> {
        T run() throws ProblemException;
    }

    /** What {@code path} is in the volume below. */
    protected VolumePath real(VolumePath path) {
        return path;
    }

    /** Makes a call of the volume below. */
    protected <T> T call(Call<T> call) throws ProblemException {
        return call.run();
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
        return call(() -> volume.home(cancel));
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        return call(() -> volume.list(real(folder), cancel));
    }

    @Override
    public List<String> list(VolumePath folder, EntrySink sink, CancelToken cancel) throws ProblemException {
        return call(() -> volume.list(real(folder), sink, cancel));
    }

    @Override
    public Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException {
        return call(() -> volume.stat(real(path), cancel));
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        call(() -> {
            volume.makeFolder(real(path), cancel);
            return null;
        });
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        call(() -> {
            volume.delete(real(path), kind, cancel);
            return null;
        });
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        call(() -> {
            volume.rename(real(from), real(to), cancel);
            return null;
        });
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        return call(() -> volume.read(real(file), cancel));
    }

    @Override
    public InputStream read(VolumePath file, long offset, CancelToken cancel) throws ProblemException {
        return call(() -> volume.read(real(file), offset, cancel));
    }

    @Override
    public boolean text(VolumePath file) {
        return volume.text(real(file));
    }

    @Override
    public Optional<FileHash> hash(VolumePath file, long size, boolean doubted, CancelToken cancel)
            throws ProblemException {
        return call(() -> volume.hash(real(file), size, doubted, cancel));
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        return call(() -> volume.write(real(file), content, replace, moved, cancel));
    }

    @Override
    public boolean makeLink(VolumePath link, String target, boolean replace, CancelToken cancel)
            throws ProblemException {
        return call(() -> volume.makeLink(real(link), target, replace, cancel));
    }

    @Override
    public boolean same(VolumePath one, VolumePath other, CancelToken cancel) throws ProblemException {
        return volume.same(real(one), real(other), cancel);
    }

    @Override
    public void expect(int calls) {
        volume.expect(calls);
    }

    @Override
    public int parallelism() {
        return volume.parallelism();
    }
}
