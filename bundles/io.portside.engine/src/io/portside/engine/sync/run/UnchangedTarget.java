package io.portside.engine.sync.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import io.portside.engine.content.ContentLayer;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.state.Step;
import io.portside.ftp.cancel.CancelToken;

/**
 * Looks once more at what a copy is to replace, when the new content has arrived: a transfer may take an hour, and what
 * somebody wrote in that hour must not go to the trash as if the plan had known it. One thread.
 */
final class UnchangedTarget {
    /** What was seen this short ago need not be asked a server again. */
    private static final Duration FRESH = Duration.ofSeconds(2);
    private final RunEnd end;
    private final Step step;
    private final RunClock clock;
    private final long looked;

    /** To be made when the target has just been looked at. */
    UnchangedTarget(RunEnd end, Step step, RunClock clock) {
        this.end = end;
        this.step = step;
        this.clock = clock;
        this.looked = clock.nanos();
    }

    /** Throws {@code TARGET_CHANGED} when it is not any more what the step is to replace. */
    void require(CancelToken cancel) throws ProblemException {
        boolean fresh = end.volume().remote() && clock.nanos() - looked < FRESH.toNanos();
        if (step.before().isPresent() && !fresh && !Sight.same(step.before(), end.stat(step.path(), cancel))) {
            throw new ProblemException(Problem.of(ProblemKind.TARGET_CHANGED,
                    end.side() + " was " + step.before().get() + " when the copy began", step.path().toString()), null);
        }
    }

    /** Content whose end is not told before the target was looked at: for a volume that replaces by itself. */
    FileContent before(FileContent content) {
        return new ContentLayer(content) {
            @Override
            protected int read(InputStream in, byte[] bytes, int offset, int length, CancelToken cancel)
                    throws IOException {
                int count = in.read(bytes, offset, length);
                if (count < 0) {
                    try {
                        require(cancel);
                    } catch (ProblemException e) {
                        throw new ProblemStreamException(e);
                    }
                }
                return count;
            }
        };
    }
}
