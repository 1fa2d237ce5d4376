package io.portside.engine.cut;

import java.util.Random;

import io.portside.testkit.CutRelay.Wire;
import io.portside.testkit.Rule.Cut;

/**
 * One transfer and what happens to it.
 *
 * @param up       an upload, else a download
 * @param replaces the target has an old content
 * @param after    bytes that pass over {@code wire} before it is cut
 * @param shots    how many connections in a row meet that
 */
record CutPlan(int number, boolean up, boolean replaces, byte[] content, Wire wire, Cut cut, long after, int shots) {
    /** About as many bytes as the replies and commands of one transfer have. */
    private static final int CONVERSATION = 700;
    private static final int LARGEST = 400_000;

    /** Like every wire of an upload it is cut so often that only giving up is left. */
    private static final int FOR_EVER = 1000;

    static CutPlan of(int number, long seed) {
        Random random = new Random(seed * 31_337 + number);
        Wire wire = random.nextInt(3) == 0 ? Wire.CONTROL : Wire.DATA;
        Cut cut = Cut.values()[number % 3];
        boolean up = number / 3 % 2 == 0;
        int size = switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(100);
            case 2, 3, 4 -> random.nextInt(64 * 1024);
            default -> random.nextInt(LARGEST);
        };
        byte[] content = new byte[size];
        random.nextBytes(content);
        long most = wire == Wire.DATA ? size : CONVERSATION;
        // Around the last byte is where it is easiest to be wrong.
        long after = random.nextInt(6) == 0 ? Math.max(0, most - random.nextInt(3)) : random.nextInt((int) most + 1);
        int shots = switch (random.nextInt(12)) {
            case 0 -> FOR_EVER;
            case 1, 2 -> 2;
            default -> 1;
        };
        return new CutPlan(number, up, random.nextBoolean(), content, wire, cut, after, shots);
    }

    String row() {
        return String.format("%-8s %-8s %-8s", cut, wire, up ? "up" : "down");
    }

    @Override
    public String toString() {
        return number + ": " + row().replaceAll(" +", " ") + " of " + content.length + " bytes, cut after " + after
                + ", "
                + shots + " times" + (replaces ? ", over an old file" : "");
    }
}
