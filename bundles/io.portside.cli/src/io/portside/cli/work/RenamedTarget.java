package io.portside.cli.work;

import java.util.ArrayList;
import java.util.List;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumeLayer;
import io.portside.engine.files.VolumePath;

/**
 * A volume in which one name of one folder stands for another, so that the transfer queue, which keeps names, can give a
 * copy a new one: what it writes as {@code folder/as} is {@code folder/name}.
 */
final class RenamedTarget extends VolumeLayer {
    private final VolumePath as;
    private final VolumePath name;

    RenamedTarget(Volume volume, VolumePath folder, String as, String name) {
        super(volume);
        this.as = folder.child(as);
        this.name = folder.child(name);
    }

    /** Where a path really is. */
    @Override
    protected VolumePath real(VolumePath path) {
        if (!path.startsWith(as)) {
            return super.real(path);
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
}
