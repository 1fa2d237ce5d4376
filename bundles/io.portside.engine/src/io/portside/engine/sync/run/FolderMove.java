package io.portside.engine.sync.run;

import java.util.List;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;

/**
 * A folder all of whose files move to the same place of another one, so that one rename does what its items say.
 *
 * @param from    the old folder, of which nothing stays
 * @param to      the new one, which is not there yet
 * @param made    items of the folders that come, parents first; the first is that of {@code to}
 * @param moved   items of the files, which move
 * @param emptied items of the folders that go, parents first; the first is that of {@code from}
 */
record FolderMove(Side side, VolumePath from, VolumePath to, List<RunStages.Task> made, List<RunStages.Task> moved,
        List<RunStages.Task> emptied) {
    /** Where something below the old folder will be. */
    VolumePath target(VolumePath below) {
        List<String> names = below.names().subList(from.names().size(), below.names().size());
        return to.resolve(names.toArray(String[]::new));
    }
}
