package io.portside.ftp.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.listing.RemoteTime.Precision;
import io.portside.ftp.reply.Reply;

/**
 * What vsftpd 3.0.3, ProFTPD 1.3 and Pure-FTPd 1.0 in fact sent for one folder of difficult names, byte for byte: two of
 * the names hold a line feed and a carriage return, one is not UTF-8.
 */
class RealListingsTest {
    private static final Instant TAKEN = Instant.parse("2026-11-20T13:22:13Z");
    private static final Instant BASE = Instant.parse("2024-02-29T23:59:58Z");
    /** The n-th has n * 7 bytes and is n * 61 seconds younger than the first. */
    private static final List<String> NAMES = List.of("plain.txt", "with space.txt", "two  spaces.txt",
            " leading space",
            " trailing space ", "\u00fcml\u00e4ut \u00d6\u00df.txt", "\u65e5\u672c\u8a9e\u306e\u540d\u524d.txt",
            ".hidden", "it's.txt", "say \"hello\".txt", "back\\slash.txt",
            "semi;colon=equals.txt", "100% & (more) [x]{y}.txt", "-dash-first.txt", "#hash~tilde.txt",
            "emoji \ud83d\udea2.txt",
            "a -> b", "*star? colon:.txt", "10:00 2024 x", "tab\tinside");

    private static RemoteListing read(String name) throws IOException {
        try (InputStream in = RealListingsTest.class.getResourceAsStream("real/" + name + ".raw")) {
            byte[] text = in.readAllBytes();
            ListingParser parser = new ListingParser(new NameCodec(StandardCharsets.UTF_8), "UNIX Type: L8",
                    InstantSource.fixed(TAKEN));
            Reply last = new Reply(226, "Transfer complete");
            return name.endsWith("mlsd")
                    ? ListingTexts.mlsd(parser, "/names", text, last)
                    : ListingTexts.list(parser, "/names", text, last);
        }
    }

    private static Map<String, RemoteEntry> byName(RemoteListing listing) {
        Map<String, RemoteEntry> map = new HashMap<>();
        listing.entries().forEach(e -> map.put(e.name(), e));
        assertEquals(map.size(), listing.entries().size());
        return map;
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsftpd-list", "proftpd-list", "proftpd-mlsd", "pure-ftpd-list", "pure-ftpd-mlsd"})
    void everyNameSizeTimeAndKindIsRead(String name) throws IOException {
        boolean mlsd = name.endsWith("mlsd");
        boolean pure = name.startsWith("pure");
        RemoteListing listing = read(name);
        Map<String, RemoteEntry> entries = byName(listing);

        Set<String> expected = new HashSet<>(NAMES);
        expected.addAll(List.of("latin-\udce4\udcf6\udcfc.txt", "folder", ".dot folder", "link", "dangling link",
                "link to folder", "big.bin", "pipe", "new"));
        if (pure) {
            // Pure-FTPd keeps names with control characters to itself, and pipes out of LIST.
            expected.removeAll(List.of("tab\tinside", "new"));
            expected.remove(mlsd ? "" : "pipe");
        }
        if (name.equals("proftpd-mlsd")) {
            // Four lines of ProFTPD's name the file that a link leads to, and the dangling one none: it is left out.
            expected.remove("dangling link");
        }
        assertEquals(expected, entries.keySet());
        assertEquals(pure ? Set.of() : Set.of(Doubt.UNREADABLE_LINES, Doubt.HOSTILE_NAMES),
                new HashSet<>(listing.doubts()));

        for (int i = 0; i < NAMES.size(); i++) {
            RemoteEntry entry = entries.get(NAMES.get(i));
            if (entry != null) {
                assertEquals(EntryKind.FILE, entry.kind(), entry.name());
                assertEquals(OptionalLong.of(i * 7L), entry.size(), entry.name());
                Instant exact = BASE.plusSeconds(i * 61L);
                Instant day = exact.isBefore(Instant.parse("2024-03-01T00:00:00Z"))
                        ? Instant.parse("2024-02-29T00:00:00Z")
                        : Instant.parse("2024-03-01T00:00:00Z");
                assertEquals(Optional.of(mlsd
                        ? new RemoteTime(exact, Precision.SECOND, true)
                        : new RemoteTime(day, Precision.DAY, false)), entry.modified(), entry.name());
            }
        }
        assertEquals(OptionalLong.of(5L << 30), entries.get("big.bin").size());
        assertEquals(Optional.of("rwsr-xr-x"), entries.get("plain.txt").permissions());
        assertEquals(Optional.of("rwxrwsr-x"), entries.get("folder").permissions());
        assertEquals(EntryKind.FOLDER, entries.get("folder").kind());
        assertEquals(EntryKind.FOLDER, entries.get(".dot folder").kind());
        assertEquals(EntryKind.LINK, entries.get("link").kind());
        assertEquals(mlsd ? Optional.empty() : Optional.of("plain.txt"), entries.get("link").linkTarget());
        if (!mlsd) {
            assertEquals(Optional.of("nowhere at all"), entries.get("dangling link").linkTarget());
            assertEquals(Instant.parse("2026-11-20T13:22:00Z"), entries.get("link").modified().orElseThrow().instant());
        }
        if (entries.containsKey("pipe")) {
            // ProFTPD's MLSD calls a pipe a file.
            assertEquals(name.equals("proftpd-mlsd") ? EntryKind.FILE : EntryKind.OTHER, entries.get("pipe").kind());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsftpd-list", "proftpd-list", "pure-ftpd-list"})
    void cutAnywhereAListingIsReadAsFarAsItGoes(String name) throws IOException {
        List<RemoteEntry> whole = read(name).entries();
        byte[] text;
        try (InputStream in = RealListingsTest.class.getResourceAsStream("real/" + name + ".raw")) {
            text = in.readAllBytes();
        }
        ListingParser parser = new ListingParser(new NameCodec(StandardCharsets.UTF_8), "UNIX",
                InstantSource.fixed(TAKEN));
        for (int length = 0; length < text.length; length += 7) {
            List<RemoteEntry> part = new ArrayList<>(
                    ListingTexts.list(parser, "/", Arrays.copyOf(text, length), new Reply(226, "ok")).entries());
            if (!part.isEmpty()) {
                part.remove(part.size() - 1);
            }
            assertEquals(whole.subList(0, part.size()), part);
        }
    }
}
