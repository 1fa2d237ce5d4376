package io.portside.ftp.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.portside.ftp.reply.Reply;

/** Large folders and hostile text: everything is read in time linear in its length. */
class ListingSizeTest {
    private static final int MANY = 100_000;
    private static final Reply DONE = new Reply(226, "ok");
    /** Ten thousand times what a line needs; backtracking parsers need hours. */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

    private final ListingParser parser = new ListingParser(new NameCodec(StandardCharsets.UTF_8), "",
            InstantSource.system());

    private static byte[] lines(String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            text.append(format.replace("NUMBER", Integer.toString(i))).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void whole(RemoteListing listing) {
        assertEquals(MANY, listing.entries().size());
        assertTrue(listing.complete());
    }

    @Test
    void largeFolders() {
        assertTimeoutPreemptively(FAR_TOO_LONG, () -> {
            whole(ListingTexts.mlsd(parser, "/",
                    lines("type=file;size=1;modify=20240102030405;UNIX.mode=0644; f\u00fcle NUMBER.txt"),
                    DONE));
            whole(ListingTexts.list(parser, "/",
                    lines("-rw-r--r--    1 1001     1001         1234 Mar 10 09:30 f\u00fcle NUMBER.txt"), DONE));
            whole(ListingTexts.list(parser, "/", lines("10-23-24  09:14PM                 1234 file name NUMBER.txt"),
                    DONE));
            whole(ListingTexts.list(parser, "/",
                    lines("- [-R----F-] Admin                       170752 May 01  2003 NUMBER.exe"),
                    DONE));
        });
    }

    @Test
    void hostileLinesAreGivenUpSoon() {
        String[] bait = {"-rw-r--r-- 1 " + "a ".repeat(200_000) + "Oct 1 12:00", "1 ".repeat(200_000),
                "- [" + "R".repeat(100_000),
                "a;1 " + "1/1 ".repeat(50_000), " ".repeat(300_000) + "x", "10-23-24  09:14PM" + " ".repeat(300_000),
                "-rw-r--r--" + " 1".repeat(200_000), "=;".repeat(200_000) + " x", "x ".repeat(190), "1 ".repeat(190)};
        assertTimeoutPreemptively(FAR_TOO_LONG, () -> {
            for (String line : bait) {
                byte[] text = (line + "\n").repeat(20).getBytes(StandardCharsets.UTF_8);
                assertFalse(ListingTexts.list(parser, "/", text, DONE).complete());
                ListingTexts.mlsd(parser, "/", text, DONE);
            }
            ListingTexts.list(parser, "/", (bait[8] + "\n").repeat(MANY).getBytes(StandardCharsets.UTF_8), DONE);
        });
    }

    @Test
    void randomBytesNeverThrow() {
        Random random = new Random(7);
        String alphabet = "-drwxl 0123456789:;=+,./\t[]<>()ABJanMarDIRtypesizefile \r\n";
        for (int i = 0; i < 4_000; i++) {
            byte[] text = new byte[random.nextInt(120)];
            random.nextBytes(text);
            for (int j = 0; j < text.length && i % 4 != 0; j++) {
                text[j] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            for (RemoteListing listing : new RemoteListing[]{ListingTexts.list(parser, "/", text, DONE),
                    ListingTexts.mlsd(parser, "/", text, DONE)}) {
                listing.entries().forEach(e -> assertFalse(e.name().isEmpty() || e.name().contains("/")));
            }
        }
    }
}
