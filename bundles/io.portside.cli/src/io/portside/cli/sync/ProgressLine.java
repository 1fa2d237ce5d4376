package io.portside.cli.sync;

import org.eclipse.osgi.util.NLS;

import io.portside.cli.terminal.Screen;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.text.Formats;

/** How far a scan or run is, on the screen's last line. Any thread. */
public final class ProgressLine implements SyncListener {
    private final Screen screen;
    private final Formats formats = Formats.here();

    public ProgressLine(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void scanning(ScanProgress progress) {
        screen.progress(NLS.bind(Messages.scanning, new Object[]{formats.number(progress.entries()),
                formats.number(progress.folders()), progress.lookingAt()}));
    }

    @Override
    public void running(RunProgress progress) {
        String speed = formats.speed(progress.bytesPerSecond());
        screen.progress(NLS.bind(Messages.running, new Object[]{formats.number(progress.itemsDone()),
                formats.number(progress.itemsTotal()), formats.size(progress.bytesDone()),
                formats.size(progress.bytesTotal())}) + (speed.isEmpty() ? "" : ", " + speed)
                + progress.current().stream().findFirst().map(path -> "  " + path).orElse(""));
    }
}
