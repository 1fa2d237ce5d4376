package io.portside.cli.work;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;

/**
 * A volume in which one name of one folder stands for another, so that the transfer queue, which keeps names, can give a
 * copy a new one: what it writes as {@code folder/as} is {@code folder/name}.
 */
final class RenamedTarget implements Volume {
    private final Volume volume;
    private final VolumePath as;
    private final VolumePath name;

    RenamedTarget(Volume volume, VolumePath folder, String as, String name) {
        this.volume = volume;
        this.as = folder.child(as);
        this.name = folder.child(name);
    }

    /** Where a path really is. */
    VolumePath real(VolumePath path) {
        if (!path.startsWith(as)) {
            return path;
        }
        List<String> names = new ArrayList<>(name.names());
        names.addAll(path.names().subList(as.names().size(), path.names().size()));
        return new VolumePath(names);
    }

    /** A text that may be a path, likewise. */
    String real(String text) {
        String alias = as.toString();
        return text.equals(alias) || text.startsWith(alias + "/") ? name + text.substring(alias.length()) : text;
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
        return volume.home(cancel);
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        return volume.list(real(folder), cancel);
    }

    @Override
    public Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException {
        return volume.stat(real(path), cancel);
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        volume.makeFolder(real(path), cancel);
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        volume.delete(real(path), kind, cancel);
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        volume.rename(real(from), real(to), cancel);
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        return volume.read(real(file), cancel);
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        return volume.write(real(file), content, replace, moved, cancel);
    }

    @Override
    public boolean makeLink(VolumePath link, String target, boolean replace, CancelToken cancel)
            throws ProblemException {
        return volume.makeLink(real(link), target, replace, cancel);
    }

    @Override
    public boolean same(VolumePath one, VolumePath other, CancelToken cancel) throws ProblemException {
        return volume.same(real(one), real(other), cancel);
    }

    @Override
    public int parallelism() {
        return volume.parallelism();
    }
}
