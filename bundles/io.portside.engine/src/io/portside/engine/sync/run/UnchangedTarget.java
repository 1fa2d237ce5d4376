package io.portside.engine.sync.run;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.state.Step;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

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
        return new FileContent() {
            @Override
            public long size() {
                return content.size();
            }

            @Override
            public Optional<Instant> modified() {
                return content.modified();
            }

            @Override
            public Optional<String> permissions() {
                return content.permissions();
            }

            @Override
            public boolean exact() {
                return content.exact();
            }

            @Override
            public Optional<FileHash> hash(CancelToken cancel) throws ProblemException {
                return content.hash(cancel);
            }

            @Override
            public InputStream open(long offset, CancelToken cancel) throws ProblemException {
                return new Looking(content.open(offset, cancel), cancel);
            }
        };
    }

    private final class Looking extends FilterInputStream {
        private final CancelToken cancel;

        Looking(InputStream in, CancelToken cancel) {
            super(in);
            this.cancel = cancel;
        }

        @Override
        @SuppressWarnings("super") // Through the other one, which looks.
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0) {
                try {
                    require(cancel);
                } catch (ProblemException e) {
                    throw new ProblemStreamException(e);
                }
            }
            return count;
        }
    }
}
