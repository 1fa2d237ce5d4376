package io.portside.engine.sync.run;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Pause;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.Bandwidth;
import io.portside.ftp.transfer.FileHash;

/** Another content, read no faster than the pair may, and not while it is paused. */
final class PacedContent implements FileContent {
    private final FileContent content;
    private final Pace pace;

    PacedContent(FileContent content, Pace pace) {
        this.content = content;
        this.pace = pace;
    }

    /** How fast: shared by all of a run. */
    record Pace(Bandwidth bandwidth, Pause pause, RunClock clock) {
        int take(int wanted, CancelToken cancel) throws IOException {
            while (true) {
                pause.await(cancel);
                cancel.check();
                int granted = bandwidth.take(wanted);
                if (granted > 0) {
                    return granted;
                }
                clock.pause(Duration.ofNanos(bandwidth.pauseNanos()), cancel);
            }
        }
    }

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
        return new Paced(content.open(offset, cancel), pace, cancel);
    }

    private static final class Paced extends FilterInputStream {
        private final Pace pace;
        private final CancelToken cancel;

        Paced(InputStream in, Pace pace, CancelToken cancel) {
            super(in);
            this.pace = pace;
            this.cancel = cancel;
        }

        @Override
        @SuppressWarnings("super") // Through the other one, which waits.
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int granted = length == 0 ? 0 : pace.take(length, cancel);
            int count = super.read(bytes, offset, granted);
            pace.bandwidth().giveBack(granted - Math.max(0, count));
            return count;
        }
    }
}
