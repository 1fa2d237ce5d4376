package io.portside.ftp.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line ends; {@code n} stands for LF and {@code r} for CR. */
class TextTest {
    private static byte[] bytes(String shown) {
        return shown.replace('n', '\n').replace('r', '\r').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\n', 'n').replace('\r', 'r');
    }

    /** With buffers of {@code step} bytes, so that each state is met at a border. */
    private static String toWire(byte[] text, int step) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NetworkText wire = new NetworkText(Channels.newChannel(new ByteArrayInputStream(text)))) {
            ByteBuffer buffer = ByteBuffer.allocate(step);
            while (wire.read(buffer.clear()) >= 0) {
                out.write(buffer.array(), 0, buffer.position());
            }
            assertEquals(text.length, wire.consumed());
        }
        return shown(out.toByteArray());
    }

    private static String toLocal(byte[] wire, int step, String lineEnd) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LocalText text = new LocalText(Channels.newChannel(out), bytes(lineEnd))) {
            for (int at = 0; at < wire.length; at += step) {
                text.write(ByteBuffer.wrap(wire, at, Math.min(step, wire.length - at)));
            }
            text.finish();
        }
        return shown(out.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({"'',''", "a,a", "anb,arnb", "arnb,arnb", "nn,rnrn", "arb,arb", "ar,ar", "arrn,arrn", "rrr,rrr",
            "rnn,rnrn",
            "nr,rnr"})
    void toTheWire(String text, String wire) throws Exception {
        for (int step = 1; step < 5; step++) {
            assertEquals(wire, toWire(bytes(text), step));
        }
    }

    @ParameterizedTest
    @CsvSource({"'','',''", "a,a,a", "arnb,anb,arnb", "arb,arb,arb", "ar,ar,ar", "arrnb,arnb,arrnb", "rnrn,nn,rnrn",
            "anb,anb,arnb", "rrr,rrr,rrr", "rnr,nr,rnr"})
    void fromTheWire(String wire, String unix, String windows) throws Exception {
        for (int step = 1; step < 5; step++) {
            assertEquals(unix, toLocal(bytes(wire), step, "n"));
            assertEquals(windows, toLocal(bytes(wire), step, "rn"));
        }
    }

    /** Texts without CR come back as they were, whatever the buffers. */
    @Test
    void thereAndBack() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            byte[] text = new byte[random.nextInt(50)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (byte) "ab\n".charAt(random.nextInt(3));
            }
            String wire = toWire(text, 1 + random.nextInt(9));
            assertEquals(shown(text), toLocal(bytes(wire), 1 + random.nextInt(9), "n"));
        }
    }
}
