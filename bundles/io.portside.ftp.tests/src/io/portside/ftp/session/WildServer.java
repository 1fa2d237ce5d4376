package io.portside.ftp.session;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * A server for fuzzing: it knows the order of an FTP conversation, says in it whatever it was given, and now and then
 * swallows, repeats or cuts something. One control connection at a time; ends when the client does, and soon by itself.
 */
@SuppressWarnings("resource") // Sockets end with their conversation.
final class WildServer implements Closeable {
    private static final int PATIENCE = 400;
    private static final int LONGEST_COMMAND = 1 << 20;

    private final ServerSocket listener;
    private final Map<String, byte[]> says;
    private final Random random;
    private final int wildness;
    private final Thread thread;
    private volatile Socket control;
    private ServerSocket passive;
    private InetSocketAddress active;

    /**
     * @param says     replies by verb, and what goes over data connections by {@code LIST>} and the like
     * @param wildness of 100 replies so many are tampered with on top
     */
    WildServer(Map<String, byte[]> says, int wildness, long seed) {
        this.says = says;
        this.wildness = wildness;
        this.random = new Random(seed);
        try {
            listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::serve, "wild-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        quietly(listener);
        quietly(control);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                control = socket;
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE * 5);
                converse(socket, socket.getInputStream());
            } catch (IOException e) {
                // The client has gone, or we cut it off ourselves.
            } finally {
                quietly(passive);
            }
        }
    }

    private void converse(Socket socket, InputStream in) throws IOException {
        say(socket, "GREETING");
        for (String line = line(in); line != null; line = line(in)) {
            String verb = line.split(" ", 2)[0];
            switch (verb) {
                case "PASV", "EPSV" -> {
                    quietly(passive);
                    passive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    passive.setSoTimeout(PATIENCE);
                    active = null;
                    say(socket, verb);
                }
                case "PORT" -> {
                    String[] n = line.substring(5).split(",");
                    active = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                            Integer.parseInt(n[4]) * 256 + Integer.parseInt(n[5]));
                    say(socket, verb);
                }
                case "LIST", "MLSD", "RETR", "STOR" -> transfer(socket, verb);
                default -> say(socket, verb);
            }
        }
    }

    private void transfer(Socket control, String verb) throws IOException {
        boolean markFirst = random.nextInt(3) > 0;
        if (markFirst) {
            say(control, "MARK");
        }
        try (Socket data = data()) {
            data.setSoTimeout(PATIENCE);
            if (!markFirst) {
                say(control, "MARK");
            }
            if (verb.equals("STOR")) {
                data.getInputStream().readNBytes(random.nextInt(8) == 0 ? random.nextInt(5000) : 1 << 20);
            } else {
                OutputStream out = new BufferedOutputStream(data.getOutputStream());
                out.write(says.getOrDefault(verb + ">", new byte[0]));
                out.flush();
            }
            if (random.nextInt(100) < wildness) {
                data.setSoLinger(true, 0);
            }
            if (random.nextInt(100) < wildness) {
                say(control, "DONE");
            }
        } catch (IOException e) {
            // The reply tells in whatever words there are.
        }
        say(control, "DONE");
    }

    private Socket data() throws IOException {
        if (active != null) {
            Socket socket = new Socket();
            socket.connect(active, PATIENCE);
            return socket;
        }
        if (passive == null) {
            throw new IOException("nothing agreed");
        }
        return passive.accept();
    }

    private void say(Socket socket, String what) throws IOException {
        byte[] text = says.getOrDefault(what, says.get("OTHER"));
        if (passive != null && !passive.isClosed()) {
            int port = passive.getLocalPort();
            String filled = new String(text, StandardCharsets.ISO_8859_1).replace("{p1}", "" + port / 256)
                    .replace("{p2}", "" + port % 256).replace("{port}", "" + port);
            text = filled.getBytes(StandardCharsets.ISO_8859_1);
        }
        OutputStream out = socket.getOutputStream();
        if (random.nextInt(100) >= wildness) {
            out.write(text);
            return;
        }
        switch (random.nextInt(9)) {
            case 0 -> {
                // Not a word.
            }
            case 1 -> {
                out.write(text);
                out.write(text);
            }
            case 2 -> out.write(Arrays.copyOf(text, random.nextInt(text.length + 1)));
            case 3 -> {
                out.write(Arrays.copyOf(text, random.nextInt(text.length + 1)));
                throw new IOException("cut");
            }
            case 4 -> {
                socket.setSoLinger(true, 0);
                throw new IOException("reset");
            }
            case 5 -> {
                out.write("421 Timeout\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(text);
            }
            case 6 -> {
                for (byte octet : text) {
                    out.write(octet);
                }
            }
            case 7 -> {
                for (int i = random.nextInt(3000); i > 0; i--) {
                    out.write(text);
                }
            }
            default -> {
                out.write("150 on the way\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(text);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.length() > LONGEST_COMMAND) {
                return null;
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static void quietly(Closeable what) {
        try {
            if (what != null) {
                what.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
