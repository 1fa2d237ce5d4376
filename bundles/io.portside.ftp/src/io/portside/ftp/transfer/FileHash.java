package io.portside.ftp.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file's checksum.
 *
 * @param algorithm {@code CRC32}, or as Java calls it: {@code MD5}, {@code SHA-1}, {@code SHA-256}, {@code SHA-512}
 * @param hex       in lower case, with leading zeros
 */
public record FileHash(String algorithm, String hex) {
    private static final int BUFFER = 256 * 1024;

    public FileHash {
        hex = hex.toLowerCase(Locale.ROOT);
    }

    /** Hexadecimal digits of an algorithm's result; empty for one that is not known here. */
    public static Optional<Integer> digits(String algorithm) {
        return switch (algorithm) {
            case "CRC32" -> Optional.of(8);
            case "MD5" -> Optional.of(32);
            case "SHA-1" -> Optional.of(40);
            case "SHA-256" -> Optional.of(64);
            case "SHA-512" -> Optional.of(128);
            default -> Optional.empty();
        };
    }

    /** The checksum by {@code algorithm} of everything up to the end. Blocks as long as reading does. */
    public static FileHash of(String algorithm, InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        Sum sum = sum(algorithm);
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            sum.add(buffer, count);
        }
        return new FileHash(algorithm, sum.hex());
    }

    /** As {@link #of(String, InputStream)}. */
    public static FileHash of(String algorithm, ReadableByteChannel in) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        Sum sum = sum(algorithm);
        while (in.read(buffer.clear()) >= 0) {
            sum.add(buffer.array(), buffer.position());
        }
        return new FileHash(algorithm, sum.hex());
    }

    private interface Sum {
        void add(byte[] bytes, int count);

        String hex();
    }

    private static Sum sum(String algorithm) {
        if (algorithm.equals("CRC32")) {
            CRC32 crc = new CRC32();
            return sum((bytes, count) -> crc.update(bytes, 0, count), () -> String.format("%08x", crc.getValue()));
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return sum((bytes, count) -> digest.update(bytes, 0, count),
                    () -> HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(algorithm, e);
        }
    }

    private interface Adding {
        void add(byte[] bytes, int count);
    }

    private static Sum sum(Adding adding, java.util.function.Supplier<String> hex) {
        return new Sum() {
            @Override
            public void add(byte[] bytes, int count) {
                adding.add(bytes, count);
            }

            @Override
            public String hex() {
                return hex.get();
            }
        };
    }
}
