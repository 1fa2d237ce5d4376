package io.portside.engine.sync.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.engine.sync.tree.Trust;
import io.portside.ftp.cancel.CancelToken;

/**
 * What a pair's folder that cannot be listed means. Missing is not empty: it counts as missing only when the folder above
 * it can be listed and does not have it, so that neither a disk that is not there nor a server's refusal reads as one.
 */
final class RootCheck {
    private final ScanPatience patience;
    private final CancelToken cancel;

    RootCheck(ScanPatience patience, CancelToken cancel) {
        this.patience = patience;
        this.cancel = cancel;
    }

    /** The root as it is to be taken after {@code problem}; throws where nothing is sure. */
    FolderSnapshot missing(ScanEnd end, ProblemException problem) throws ProblemException {
        if (problem.problem().kind() != ProblemKind.NOT_FOUND || end.root().isRoot()) {
            throw problem;
        }
        List<String> names = new ArrayList<>();
        List<String> doubts = patience.ask(() -> end.volume().list(end.root().parent(), new Volume.EntrySink() {
            @Override
            public void entries(List<Entry> batch) {
                batch.forEach(entry -> names.add(entry.name()));
            }

            @Override
            public void takenBack() {
                names.clear();
            }
        }, cancel), cancel);
        if (!doubts.isEmpty() || names.contains(end.root().name())) {
            throw problem;
        }
        return FolderSnapshot.absent(VolumePath.ROOT);
    }

    /** A pair of which neither folder is there is a slip of the pen. */
    void check(FolderTriple root, Map<Side, ScanEnd> ends) throws ProblemException {
        if (root.left().trust() == Trust.ABSENT && root.right().trust() == Trust.ABSENT) {
            throw new ProblemException(Problem.of(ProblemKind.NOT_FOUND, "neither folder is there",
                    ends.get(Side.LEFT).root().toString()), null);
        }
    }
}
