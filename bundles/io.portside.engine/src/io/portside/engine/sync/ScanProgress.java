package io.portside.engine.sync;

import io.portside.engine.files.VolumePath;

/** How far a scan is: folders and entries seen on both sides together, and the folder looked at last. */
public record ScanProgress(long folders, long entries, VolumePath lookingAt) {}
