package io.portside.engine.sync.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemMapping;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;
import io.portside.ftp.cancel.CancelToken;

/** Finds out whether a file is the copy that a step was to make: by its facts where they can tell, else by its bytes. */
final class Twins {
    private static final int BUFFER = 64 * 1024;
    private final RunEnd target;
    private final RunEnd source;

    Twins(RunEnd target, RunEnd source) {
        this.target = target;
        this.source = source;
    }

    /** Whether {@code now}, at the step's path, is what the step was to bring there. */
    boolean brought(Step step, Entry now, CancelToken cancel) throws ProblemException {
        Facts content = step.content().orElseThrow();
        if (content.kind() == EntryKind.LINK) {
            return FactsComparison.acrossSides(content, Facts.of(now), false) == Difference.NONE;
        }
        if (now.kind() != EntryKind.FILE) {
            return false;
        }
        boolean text = target.volume().text(target.at(step.path())) || source.volume().text(source.at(step.path()));
        boolean sized = now.size().isPresent() && now.size().equals(content.size());
        if (!text && !sized) {
            return false;
        }
        if (sameTime(content, now)) {
            return true;
        }
        // The target may not keep times. Text changes on its way, and cannot be compared.
        return !text && sameBytes(step, cancel);
    }

    private static boolean sameTime(Facts content, Entry now) {
        Facts unsized = new Facts(content.kind(), now.size(), content.modified(), Optional.empty(), Optional.empty(),
                false);
        return content.modified().isPresent() && now.modified().isPresent()
                && FactsComparison.acrossSides(unsized, Facts.of(now), true) == Difference.NONE;
    }

    /** By their bytes, as long as the source is what it was. */
    boolean sameBytes(Step step, CancelToken cancel) throws ProblemException {
        Facts content = step.content().orElseThrow();
        VolumePath from = Sight.followed(content) ? Sight.target(content) : source.at(step.path());
        if (!Sight.same(step.content(), source.volume().stat(from, cancel))) {
            return false;
        }
        VolumePath to = target.at(step.path());
        try (InputStream one = source.volume().read(from, cancel)) {
            byte[] here = new byte[BUFFER];
            byte[] there = new byte[BUFFER];
            try (InputStream other = target.volume().read(to, cancel)) {
                while (true) {
                    int count = one.readNBytes(here, 0, BUFFER);
                    int otherCount = other.readNBytes(there, 0, BUFFER);
                    if (count != otherCount || !Arrays.equals(here, 0, count, there, 0, count)) {
                        return false;
                    }
                    if (count < BUFFER) {
                        return true;
                    }
                }
            }
        } catch (ProblemStreamException e) {
            throw e.problem();
        } catch (IOException e) {
            throw ProblemMapping.reading(e, to.toString());
        }
    }
}
