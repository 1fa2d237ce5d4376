package io.portside.engine.sync.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemMapping;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.ftp.cancel.CancelToken;

/**
 * Whether a file that got another name is the file that had the old one. A size and a second are shared by pictures of one
 * burst and by what was unpacked from one archive; so the ends of both are compared before one is taken for the other.
 * Thread-safe.
 */
final class MovedContent {
    /** Of small files that is all. */
    private static final int TAIL = 64 * 1024;
    private final RunParts parts;

    MovedContent(RunParts parts) {
        this.parts = parts;
    }

    /**
     * @param side where {@code item} moves something
     * @return false also where that cannot be found out: then it is better copied
     */
    boolean same(PlanItem item, Side side) throws ProblemException {
        VolumePath from = item.from().orElseThrow();
        if (parts.task().undo().isPresent() || item.of(side.other()).isEmpty() || KeptPlaces.kept(from)
                || from.name().equals(item.path().name())) {
            return true;
        }
        RunEnd old = parts.end(side);
        RunEnd fresh = parts.end(side.other());
        Facts facts = item.of(side.other()).get();
        if (proven(item.of(side).orElseThrow(), facts) || facts.size().isEmpty()
                || old.volume().text(old.at(from)) || fresh.volume().text(fresh.at(item.path()))) {
            return true;
        }
        long offset = Math.max(0, facts.size().getAsLong() - TAIL);
        try {
            return Arrays.equals(tail(fresh, item.path(), offset, parts.cancel()),
                    tail(old, from, offset, parts.cancel()));
        } catch (ProblemException e) {
            if (RetryRule.again(e.problem(), 0).isPresent() || parts.cancel().isCancelled()) {
                throw e;
            }
            return false;
        }
    }

    private static boolean proven(Facts one, Facts other) {
        return FactsComparison.checksums(one, other)
                && FactsComparison.acrossSides(one, other, false) == Difference.NONE;
    }

    private static byte[] tail(RunEnd end, VolumePath path, long offset, CancelToken cancel) throws ProblemException {
        try (InputStream in = end.volume().read(end.at(path), offset, cancel)) {
            // One more: what has grown is not the same.
            return in.readNBytes(TAIL + 1);
        } catch (ProblemStreamException e) {
            throw e.problem();
        } catch (IOException e) {
            throw ProblemMapping.reading(e, path.toString());
        }
    }
}
