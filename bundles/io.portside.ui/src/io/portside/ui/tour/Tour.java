package io.portside.ui.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.PortsideEngine;
import io.portside.ui.app.StartArguments;
import io.portside.ui.pane.Panes;
import io.portside.engine.text.Formats;

/** Runs the script, takes the picture, writes the transcript and says how it went. */
public final class Tour {
    private static final String SITE = StartArguments.SITE + "demo-firewall";
    /** The window manager and the theme need a moment to have everything on the screen, milliseconds. */
    private static final int PAINTED = 1_000;

    private final Shell shell;
    private final Path folder;
    private final Transcript transcript = new Transcript();

    public Tour(Shell shell, Path folder) {
        this.shell = shell;
        this.folder = folder;
    }

    /**
     * Begins; returns at once.
     *
     * @param site     a start argument; empty: the demo site behind its firewall
     * @param commands runs a command by its id
     * @param end      told on the UI thread when all is written, with the reason when it failed
     */
    public void begin(Optional<String> site, Panes panes, PortsideEngine engine, Consumer<String> commands,
            Consumer<Optional<String>> end) {
        Display display = shell.getDisplay();
        engine.addListener(transcript);
        TourScript script = new TourScript(new Stage(display), panes, engine, commands, transcript);
        Thread worker = new Thread(() -> {
            transcript.line(NLS.bind(Messages.title, Formats.here().time(Instant.now())));
            Optional<String> failure = run(script, site.filter(a -> a.startsWith(StartArguments.SITE)).orElse(SITE));
            engine.removeListener(transcript);
            display.asyncExec(() -> display.timerExec(PAINTED, () -> {
                ImageData picture = picture();
                Thread writer = new Thread(() -> {
                    Optional<String> outcome = write(picture).or(() -> failure);
                    display.asyncExec(() -> end.accept(outcome));
                }, "portside-tour-writer");
                writer.start();
            }));
        }, "portside-tour");
        worker.start();
    }

    private Optional<String> run(TourScript script, String site) {
        try {
            script.run(site);
            transcript.step(Messages.success);
            return Optional.empty();
        } catch (TourFailure e) {
            transcript.step(NLS.bind(Messages.failure, e.getMessage()));
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            transcript.step(NLS.bind(Messages.failure, e));
            return Optional.of(e.toString());
        }
    }

    private ImageData picture() {
        shell.forceActive();
        shell.update();
        Rectangle bounds = shell.getBounds();
        Image image = new Image(shell.getDisplay(), bounds.width, bounds.height);
        GC gc = new GC(shell.getDisplay());
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    /** Returns what went wrong. */
    private Optional<String> write(ImageData picture) {
        try {
            Files.createDirectories(folder);
            transcript.write(folder.resolve("transcript.txt"));
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[]{picture};
            loader.save(folder.resolve("screenshot.png").toString(), SWT.IMAGE_PNG);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(NLS.bind(Messages.notWritten, folder, e));
        }
    }
}
