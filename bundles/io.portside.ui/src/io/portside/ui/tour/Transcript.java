package io.portside.ui.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.portside.engine.EngineListener;
import io.portside.ftp.event.FtpEvent;
import io.portside.ui.log.LogLine;
import io.portside.ui.log.LogWording;
import io.portside.engine.text.Formats;

/** What was done and what was said on the control connections, in the order in which it happened. Any thread. */
final class Transcript implements EngineListener {
    private final Formats formats = Formats.here();
    private final LogWording wording = new LogWording(formats);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** A step of the script. */
    void step(String text) {
        lines.add("");
        lines.add(text);
    }

    /** Something about the step. */
    void line(String text) {
        lines.add("  " + text);
    }

    @Override
    public void wire(String siteId, String siteName, FtpEvent event) {
        for (LogLine line : wording.lines(siteId, siteName, event)) {
            lines.add("    " + formats.clock(line.at()) + " [" + line.session() + "] " + line.direction().arrow() + " "
                    + line.text());
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
