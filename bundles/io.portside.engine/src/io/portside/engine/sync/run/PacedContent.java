package io.portside.engine.sync.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import io.portside.engine.content.ContentLayer;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.sync.Pause;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.Bandwidth;

/** Another content, read no faster than the pair may, and not while it is paused. */
final class PacedContent extends ContentLayer {
    private final Pace pace;

    PacedContent(FileContent content, Pace pace) {
        super(content);
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
    protected int read(InputStream in, byte[] bytes, int offset, int length, CancelToken cancel) throws IOException {
        int granted = length == 0 ? 0 : pace.take(length, cancel);
        int count = in.read(bytes, offset, granted);
        pace.bandwidth().giveBack(granted - Math.max(0, count));
        return count;
    }
}
