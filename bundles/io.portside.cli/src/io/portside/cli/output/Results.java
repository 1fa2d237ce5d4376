package io.portside.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonObject;

import io.portside.cli.terminal.Printable;
import io.portside.cli.terminal.Surroundings;

/**
 * Standard output. Not for several threads at a time. A full disk behind it, or a reader that went away, must not look
 * like success: every call may end with {@link Closed}.
 */
@SuppressWarnings("resource") // The stream is the process's.
public final class Results {
    private final OutputStream raw;
    private final Writer text;
    private final boolean json;
    private final boolean screen;

    public Results(Surroundings around, boolean json) {
        this(around.out(), json ? StandardCharsets.UTF_8 : around.charset(), json, around.outIsScreen());
    }

    private Results(OutputStream raw, Charset charset, boolean json, boolean screen) {
        this.raw = raw;
        // A writer made of a charset, not of an encoder, writes a question mark for what the charset does not have.
        this.text = new BufferedWriter(new OutputStreamWriter(raw, charset), 1 << 16);
        this.json = json;
        this.screen = screen;
    }

    /** Nobody takes what we write, or there is no room for it. */
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Whether results are wanted as JSON. */
    public boolean json() {
        return json;
    }

    /** A line of text. */
    public void line(String line) {
        write((screen ? Printable.line(line) : line) + "\n");
    }

    /** One JSON object on a line of its own. */
    public void line(JsonObject object) {
        write(object + "\n");
    }

    private void write(String line) {
        try {
            text.write(line);
        } catch (IOException e) {
            throw new Closed(e);
        }
    }

    /** Bytes as they are. */
    public void bytes(byte[] buffer, int length) {
        try {
            raw.write(buffer, 0, length);
        } catch (IOException e) {
            throw new Closed(e);
        }
    }

    public void flush() {
        try {
            text.flush();
            raw.flush();
        } catch (IOException e) {
            throw new Closed(e);
        }
    }
}
