package io.portside.engine.files;

import io.portside.ftp.cancel.CancelToken;

/** What volumes made up for tests have in common: the label is the id, and home is the root. */
public abstract class NamedVolume implements Volume {
    private final String id;
    private final boolean remote;

    protected NamedVolume(String id, boolean remote) {
        this.id = id;
        this.remote = remote;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String label() {
        return id;
    }

    @Override
    public final boolean remote() {
        return remote;
    }

    @Override
    public final VolumePath home(CancelToken cancel) {
        return VolumePath.ROOT;
    }
}
