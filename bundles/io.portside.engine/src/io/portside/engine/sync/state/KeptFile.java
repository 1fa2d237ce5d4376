package io.portside.engine.sync.state;

import java.time.Instant;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;

/**
 * A file that a run deleted or replaced, and that is kept in trash or versions as far as anybody knows.
 *
 * @param run    that put it there
 * @param number of the step that did
 * @param path   where it was, below the pair's folder
 * @param place  where it is kept, below the pair's folder
 * @param since  when that run began
 */
public record KeptFile(long run, long number, Side side, VolumePath path, VolumePath place, Facts facts,
        Instant since) {}
