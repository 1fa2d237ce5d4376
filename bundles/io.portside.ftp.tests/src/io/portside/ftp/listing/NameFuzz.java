package io.portside.ftp.listing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.fuzz.FuzzTarget;

/** Any bytes are a name in any charset, and go back to the very same bytes. */
public final class NameFuzz implements FuzzTarget {
    private final List<NameCodec> codecs = Stream
            .of("UTF-8", "ISO-8859-1", "windows-1252", "windows-1251", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "GB18030",
                    "GBK", "Big5", "EUC-KR", "KOI8-R", "IBM037", "UTF-16BE", "US-ASCII")
            .filter(Charset::isSupported).map(Charset::forName).map(NameCodec::new).toList();

    @Override
    public String name() {
        return "names";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("plain.txt".getBytes(StandardCharsets.UTF_8),
                "f\u00fcle \ud83d\udea2".getBytes(StandardCharsets.UTF_8),
                "f\u00fcle".getBytes(StandardCharsets.ISO_8859_1),
                "\u65e5\u672c".getBytes(Charset.forName("Shift_JIS")),
                "\u65e5\u672c".getBytes(Charset.forName("ISO-2022-JP")), "e\u0301".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> words() {
        return List.of("\u001b$B", "\u001b(B", "\ufffd", "\u00e9", "e\u0301", "\ud83d\udea2", "\u65e5", "\\", "~",
                "\u00a5");
    }

    @Override
    public int longest() {
        return 4096;
    }

    @Override
    public String run(byte[] input, Random random) throws BadArgumentException {
        StringBuilder shape = new StringBuilder();
        for (NameCodec codec : codecs) {
            int from = random.nextInt(8) == 0 ? random.nextInt(input.length + 1) : 0;
            String name = codec.decode(input, from, input.length);
            if (!Arrays.equals(codec.encode(name), Arrays.copyOfRange(input, from, input.length))) {
                throw new AssertionError(codec.charset() + " changes the bytes of " + name);
            }
            shape.append(NameCodec.hasUnreadableBytes(name) ? '!' : '.');
        }
        return shape.toString();
    }
}
