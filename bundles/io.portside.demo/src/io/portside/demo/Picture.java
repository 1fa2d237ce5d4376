package io.portside.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A small PNG picture of sea and sky. Written by hand, because Java's own picture classes cannot live beside SWT on a Mac. */
record Picture(int width, int height, int skyColour, int seaColour) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUE_COLOUR = 2;

    byte[] png() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(header);
        head.writeInt(width);
        head.writeInt(height);
        head.write(new byte[]{8, TRUE_COLOUR, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", pixels());
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private byte[] pixels() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                rows.write(0);
                for (int x = 0; x < width; x++) {
                    double horizon = height * 0.55 + Math.sin(x * 0.11 + y * 0.35) * 2;
                    int colour = y < horizon ? skyColour : seaColour;
                    int light = y < horizon ? (int) (y * 40 / horizon) : (int) (Math.sin(x * 0.3 + y) * 12);
                    rows.write(shade(colour >> 16, light));
                    rows.write(shade(colour >> 8, light));
                    rows.write(shade(colour, light));
                }
            }
        }
        return packed.toByteArray();
    }

    private static int shade(int component, int light) {
        return Math.max(0, Math.min(255, (component & 0xff) + light));
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
