package io.portside.cli.work;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.State;

/** How far a transfer is, on one line. Pure. */
public final class ProgressWording {
    private final Formats formats = Formats.here();

    /** While it goes on. */
    String line(TransferSnapshot snapshot) {
        boolean counting = snapshot.state() == State.WAITING || snapshot.state() == State.SCANNING;
        int done = snapshot.filesDone() + snapshot.filesSkipped() + snapshot.failures().size();
        String text = NLS.bind(counting ? Messages.counting : Messages.progress,
                new Object[]{formats.number(done), formats.number(snapshot.filesTotal()),
                        formats.size(snapshot.bytesDone()), formats.size(snapshot.bytesTotal())});
        String speed = formats.speed(snapshot.bytesPerSecond());
        return text + (speed.isEmpty() ? "" : ", " + speed) + snapshot.timeLeft()
                .filter(left -> !counting).map(left -> NLS.bind(Messages.left, formats.duration(left))).orElse("");
    }

    /** Afterwards. */
    public String summary(TransferSnapshot last) {
        String text = NLS.bind(Messages.summary, formats.number(last.filesDone()), formats.size(last.bytesDone()));
        return last.filesSkipped() == 0
                ? text
                : text + NLS.bind(Messages.skipped, formats.number(last.filesSkipped()));
    }
}
