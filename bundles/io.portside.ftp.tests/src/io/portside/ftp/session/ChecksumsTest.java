package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.reply.Reply;
import io.portside.ftp.transfer.FileHash;

class ChecksumsTest {
    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String SHA1 = MD5 + "01234567";

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"SHA-256;SHA-1*;MD5,SHA-256", "CRC32;MD5;SHA-1*,SHA-1", "sha-512*,SHA-512",
            "MD5*,MD5", "WHIRLPOOL,-", "'',-"})
    void theBestAlgorithmIsAskedFor(String feature, String wanted) {
        assertEquals(Optional.ofNullable(wanted), Checksums.offered(feature));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"213,SHA-1 0-49 " + SHA1 + " /dir/file,SHA-1," + SHA1,
            "213,SHA-1 0-50 " + SHA1 + " file,SHA-1," + SHA1, "213,0-49 SHA-1 " + SHA1 + " /dir/file,SHA-1," + SHA1,
            "213,MD5 " + MD5 + ",MD5," + MD5, "250,MD5 0-49 " + MD5 + " \"/dir/file\",MD5," + MD5,
            "213,CRC32 0-49 DEADBEEF /dir/file,CRC32,deadbeef",
            // Not of the whole file, of an unknown kind, not to be read.
            "213,SHA-1 0-20 " + SHA1 + " /dir/file,-,-", "213,SHA-1 7-49 " + SHA1 + " /dir/file,-,-",
            "213,WHIRLPOOL 0-49 " + SHA1 + " /dir/file,-,-", "213,SHA-1 0-49 " + MD5 + " /dir/file,-,-",
            "556,SHA-1 0-49 " + SHA1 + " /dir/file,-,-", "213,SHA-256 0-49 " + SHA1 + " file,-,-"})
    void repliesToHash(int code, String text, String algorithm, String hex) {
        assertEquals(Optional.ofNullable(algorithm).map(name -> new FileHash(name, hex)),
                Checksums.hash(new Reply(code, text), "/dir/file", 50));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"250," + MD5 + ",MD5," + MD5, "250,\"/dir/file\" " + MD5 + ",MD5," + MD5,
            "251,/dir/file " + MD5 + ",MD5," + MD5, "213,MD5 = " + MD5 + ",MD5," + MD5, "250,1A2B,CRC32,00001a2b",
            "250,0x1A2B3C4D,CRC32,1a2b3c4d", "250,XCRC 1A2B3C4D done,CRC32,1a2b3c4d", "250,abc dead,CRC32,-",
            "550,deadbeef,CRC32,-", "250," + MD5 + " " + MD5 + ",MD5,-", "250,no,MD5,-"})
    void repliesToTheCommandsWithoutStandard(int code, String text, String algorithm, String hex) {
        assertEquals(Optional.ofNullable(hex).map(digits -> new FileHash(algorithm, digits)),
                Checksums.plain(new Reply(code, text), "/dir/file", algorithm));
    }

    @Test
    void aNameThatLooksLikeAResultIsNone() {
        assertEquals(Optional.of(new FileHash("CRC32", "deadbeef")),
                Checksums.plain(new Reply(250, "cafe1234 deadbeef"), "/dir/cafe1234", "CRC32"));
    }

    @ParameterizedTest
    @CsvSource({"CRC32,352441c2", "MD5,900150983cd24fb0d6963f7d28e17f72",
            "SHA-1,a9993e364706816aba3e25717850c26c9cd0d89d"})
    void computedHere(String algorithm, String hex) throws Exception {
        assertEquals(new FileHash(algorithm, hex), FileHash.of(algorithm,
                new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII))));
    }
}
