package io.portside.ui.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ui.work.Work;

/** Writes a sequence into a file; what kind of file its name says. Made on the UI thread, run on a worker. */
record SequenceExport(Path file, String site, End client, End server, List<SequenceRow> rows, RowWording wording) {
    /** So many rows fit into a picture that programs will open. */
    static final int PICTURE_ROWS = 600;

    /** The kinds that can be chosen in a file dialog. */
    static final String[] EXTENSIONS = {"*.svg", "*.png", "*.txt"};

    boolean picture() {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    /** @param picture what to write as PNG; only asked for then */
    Work.Task<Path> task(ImageData picture) {
        return () -> {
            try {
                return Files.write(file, picture() ? png(picture) : text().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new ProblemException(Problem.of(ProblemKind.WRITE_FAILED, e.toString(), file.toString(),
                        String.valueOf(e.getMessage())), e);
            }
        };
    }

    private String text() {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")
                ? SequenceSvg.of(site, client, server, rows, wording)
                : wording.table(site, client, server, rows);
    }

    private static byte[] png(ImageData picture) {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[]{picture};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        loader.save(bytes, SWT.IMAGE_PNG);
        return bytes.toByteArray();
    }
}
