package io.portside.ftp.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new input from old. All chance comes from the {@link Random} it is given. */
public final class Mutator {
    private static final byte[] EDGES = {0, 1, '\t', '\n', '\r', ' ', '"', '-', '/', '0', '9', ';', '=', '~', 0x7f,
            (byte) 0x80, (byte) 0xbf, (byte) 0xc3, (byte) 0xed, (byte) 0xf0, (byte) 0xfe, (byte) 0xff};
    private static final String[] NUMBERS = {"0", "-1", "255", "256", "999", "65535", "65536", "99999", "2147483648",
            "9223372036854775807", "9223372036854775808", "00000000000000000001", "1e9", "\u0661"};

    private final List<String> words;
    private final int longest;

    public Mutator(List<String> words, int longest) {
        this.words = words;
        this.longest = longest;
    }

    /** One to a few changes; {@code other} may lend a piece. */
    public byte[] mutate(byte[] input, byte[] other, Random random) {
        byte[] result = input;
        int changes = 1 + (int) Math.abs(random.nextGaussian() * 3);
        for (int i = 0; i < changes; i++) {
            result = once(result, other, random);
        }
        return result.length > longest ? Arrays.copyOf(result, longest) : result;
    }

    private byte[] once(byte[] input, byte[] other, Random random) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + 1 + (random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(8)));
        return switch (random.nextInt(14)) {
            case 0 -> replaced(input, from, to, new byte[0]);
            case 1 -> replaced(input, from, Math.min(from + 1, to), new byte[]{(byte) random.nextInt(256)});
            case 2 -> replaced(input, from, Math.min(from + 1, to), edge(random));
            case 3 -> replaced(input, from, from, edge(random));
            case 4 -> replaced(input, from, from, word(random));
            case 5 -> replaced(input, from, to, word(random));
            case 6 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to));
            case 7 -> replaced(input, from, from, repeated(Arrays.copyOfRange(input, from, to), random));
            case 8 -> replaced(input, from, from, repeated(random.nextBoolean() ? edge(random) : word(random), random));
            case 9 -> number(input, from, random);
            case 10 -> spliced(input, from, other, random);
            case 11 -> lineMoved(input, from, random);
            case 12 -> Arrays.copyOf(input, from);
            default -> flipped(input, from, random);
        };
    }

    private static byte[] edge(Random random) {
        return new byte[]{EDGES[random.nextInt(EDGES.length)]};
    }

    private byte[] word(Random random) {
        return words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** Mostly a few times, seldom so often that it fills the longest input. */
    private byte[] repeated(byte[] piece, Random random) {
        if (piece.length == 0) {
            return piece;
        }
        int most = longest / piece.length;
        int times = switch (random.nextInt(40)) {
            case 0 -> most;
            case 1, 2, 3, 4 -> random.nextInt(2000);
            default -> random.nextInt(30);
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < Math.min(times, most); i++) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** The first number from {@code from} on becomes another. */
    private static byte[] number(byte[] input, int from, Random random) {
        int at = from;
        while (at < input.length && !digit(input[at])) {
            at++;
        }
        int end = at;
        while (end < input.length && digit(input[end])) {
            end++;
        }
        String other = random.nextBoolean()
                ? NUMBERS[random.nextInt(NUMBERS.length)]
                : Long.toString(random.nextLong() >>> random.nextInt(64));
        return replaced(input, at, end, other.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean digit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private static byte[] spliced(byte[] input, int at, byte[] other, Random random) {
        int from = random.nextInt(other.length + 1);
        int to = Math.min(other.length, from + random.nextInt(400));
        return replaced(input, at, at, Arrays.copyOfRange(other, from, to));
    }

    private static byte[] lineMoved(byte[] input, int near, Random random) {
        int from = near;
        while (from > 0 && input[from - 1] != '\n') {
            from--;
        }
        int to = from;
        while (to < input.length && input[to++] != '\n') {
            // On to the line's end.
        }
        byte[] line = Arrays.copyOfRange(input, from, to);
        byte[] rest = random.nextBoolean() ? input : replaced(input, from, to, new byte[0]);
        int at = random.nextInt(rest.length + 1);
        return replaced(rest, at, at, line);
    }

    private static byte[] flipped(byte[] input, int at, Random random) {
        byte[] result = input.clone();
        if (at < result.length) {
            result[at] ^= (byte) (1 << random.nextInt(8));
        }
        return result;
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        byte[] result = new byte[input.length - (to - from) + by.length];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(input, to, result, from + by.length, input.length - to);
        return result;
    }
}
