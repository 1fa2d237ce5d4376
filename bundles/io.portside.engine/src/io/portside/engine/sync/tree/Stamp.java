package io.portside.engine.sync.tree;

import java.time.Instant;

import io.portside.engine.files.TimeQuality;

/** A modification time and how exact it is; {@code time} is the beginning of the unit it is known to. */
public record Stamp(Instant time, TimeQuality quality) {}
