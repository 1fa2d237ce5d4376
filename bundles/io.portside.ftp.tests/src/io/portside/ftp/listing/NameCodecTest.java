package io.portside.ftp.listing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.BadArgumentException;

class NameCodecTest {
    private final NameCodec utf8 = new NameCodec(StandardCharsets.UTF_8);

    static Stream<Charset> charsets() {
        return Stream.of("UTF-8", "ISO-8859-1", "ISO-8859-15", "windows-1252", "windows-1251", "KOI8-R", "Shift_JIS",
                "windows-31j", "EUC-JP", "ISO-2022-JP", "GBK", "GB18030", "Big5", "EUC-KR", "IBM437", "IBM850",
                "US-ASCII")
                .filter(Charset::isSupported).map(Charset::forName);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void anyBytesComeBackAsTheyWere(Charset charset) throws Exception {
        NameCodec codec = new NameCodec(charset);
        Random random = new Random(charset.name().hashCode());
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                // Mostly text with a few stray bytes, as on real disks.
                for (int j = 0; j < bytes.length; j++) {
                    bytes[j] = random.nextInt(6) > 0 ? (byte) (' ' + random.nextInt(95)) : bytes[j];
                }
            }
            assertArrayEquals(bytes, codec.encode(codec.decode(bytes)), charset + " " + codec.decode(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain.txt", "\u00fcml\u00e4ut", "\u65e5\u672c\u8a9e", "\ud83d\udea2 ship",
            "a\u0308 decomposed", "replacement \ufffd itself"})
    void textIsTextInUtf8(String name) throws Exception {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(bytes, utf8.encode(name));
        assertEquals(name, utf8.decode(bytes));
        assertFalse(NameCodec.hasUnreadableBytes(name));
    }

    @Test
    void latinBytesOnAUtf8ServerStayApartFromText() throws Exception {
        byte[] latin = "Gr\u00f6\u00dfe.txt".getBytes(StandardCharsets.ISO_8859_1);
        String name = utf8.decode(latin);
        assertEquals("Gr\udcf6\udcdfe.txt", name);
        assertTrue(NameCodec.hasUnreadableBytes(name));
        assertArrayEquals(latin, utf8.encode(name));
    }

    @Test
    void textAroundAStrayByteIsStillText() throws Exception {
        byte[] bytes = {(byte) 0xc3, (byte) 0xa4, (byte) 0xff, (byte) 0xe6, (byte) 0x97, (byte) 0xa5};
        assertEquals("\u00e4\udcff\u65e5", utf8.decode(bytes));
        assertArrayEquals(bytes, utf8.encode("\u00e4\udcff\u65e5"));
    }

    @Test
    void surrogatesWrittenAsUtf8AreNoText() throws Exception {
        byte[] bytes = {(byte) 0xed, (byte) 0xb2, (byte) 0x80};
        assertEquals("\udced\udcb2\udc80", utf8.decode(bytes));
        assertArrayEquals(bytes, utf8.encode(utf8.decode(bytes)));
    }

    @Test
    void aCharacterThatTheCharsetLacksIsRefused() {
        NameCodec latin = new NameCodec(StandardCharsets.ISO_8859_1);
        assertEquals("\u65e5.txt",
                assertThrows(BadArgumentException.class, () -> latin.encode("\u65e5.txt")).argument());
        assertThrows(BadArgumentException.class, () -> utf8.encode("high \ud83d alone"));
        assertThrows(BadArgumentException.class, () -> utf8.encode("low \udfff alone"));
    }
}
