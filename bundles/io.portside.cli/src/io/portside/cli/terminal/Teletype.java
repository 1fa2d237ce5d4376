package io.portside.cli.terminal;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The person at the terminal that a program was started from, whatever its streams are connected to: Java's own console
 * is not there as soon as standard output goes into a file. Asked on the terminal's device, as ssh does.
 */
public final class Teletype implements Person {
    private static final Path DEVICE = Path.of("/dev/tty");
    private static final int LONGEST = 4096;
    private final Charset charset;
    /** While a password is typed; what ends the program must bring the echo back. */
    private volatile boolean silent;

    private Teletype(Charset charset) {
        this.charset = charset;
    }

    /** Empty where the program has no terminal, or the system has no such device. */
    public static Optional<Person> find(Charset charset) {
        if (!Files.isReadable(DEVICE)) {
            return Optional.empty();
        }
        // The device is there for everyone; only opening it tells whether this process has a terminal.
        try (InputStream in = new FileInputStream(DEVICE.toFile())) {
            Teletype teletype = new Teletype(charset);
            Runtime.getRuntime().addShutdownHook(new Thread(teletype::restore, "Portside restores the echo"));
            return Optional.of(teletype);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void restore() {
        if (silent) {
            echo(true);
        }
    }

    @Override
    public synchronized Optional<char[]> password(String question) {
        silent = true;
        if (!echo(false)) {
            silent = false;
            return Optional.empty();
        }
        try (InputStream in = new FileInputStream(DEVICE.toFile());
                OutputStream out = new FileOutputStream(DEVICE.toFile())) {
            out.write(question.getBytes(charset));
            Optional<char[]> typed = SecretLine.read(in, charset, LONGEST);
            out.write('\n');
            return typed;
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            echo(true);
            silent = false;
        }
    }

    @Override
    public synchronized Optional<String> line(String question) {
        try (InputStream in = new FileInputStream(DEVICE.toFile());
                OutputStream out = new FileOutputStream(DEVICE.toFile())) {
            out.write(question.getBytes(charset));
            byte[] buffer = new byte[LONGEST];
            // In line mode the terminal gives a whole line at a time.
            int read = in.read(buffer);
            return new String(buffer, 0, Math.max(read, 0), charset).lines().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Java cannot switch the echo off; stty is in every Unix. */
    private static boolean echo(boolean on) {
        try {
            Process stty = new ProcessBuilder("stty", on ? "echo" : "-echo").redirectInput(DEVICE.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return stty.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
