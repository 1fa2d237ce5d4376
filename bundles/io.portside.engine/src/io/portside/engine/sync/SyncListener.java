package io.portside.engine.sync;

/** Hears how a scan or run goes on, at most about ten times a second, on worker threads; must be quick and not throw. */
public interface SyncListener {
    /** Hears nothing. */
    SyncListener NONE = new SyncListener() {};

    default void scanning(ScanProgress progress) {}

    default void running(RunProgress progress) {}
}
