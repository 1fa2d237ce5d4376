package io.portside.ftp.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.fuzz.FuzzTarget;
import io.portside.ftp.reply.Reply;

/**
 * Listings in every form there is: no exception, no name that leads out of the folder or was made up, and time and memory
 * linear in the length. The foreign forms go through the regular expressions of Commons Net.
 */
public final class ListingFuzz implements FuzzTarget {
    private static final List<String> SYSTEMS = List.of("UNIX Type: L8", "", "VMS V8", "MVS is the operating system",
            "OS/400 is it", "NETWARE Type : L8", "OS/2 Warp", "Windows_NT");
    private static final Reply DONE = new Reply(226, "Transfer complete");

    private final NameCodec names = new NameCodec(StandardCharsets.UTF_8);
    private final List<ListingParser> parsers = SYSTEMS.stream()
            .map(s -> new ListingParser(names, s, InstantSource.fixed(Instant.parse("2026-11-20T13:22:00Z")))).toList();

    @Override
    public String name() {
        return "listings";
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String real : new String[]{"vsftpd-list", "proftpd-list", "proftpd-mlsd", "pure-ftpd-list",
                "pure-ftpd-mlsd"}) {
            try (InputStream in = ListingFuzz.class.getResourceAsStream("real/" + real + ".raw")) {
                seeds.add(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ForeignSamples.ALL.forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
        return seeds;
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("type=file;", "type=dir;", "type=cdir;", "size=", "modify=",
                "unix.mode=",
                "-rw-r--r--", "drwxr-xr-x+", "lrwxrwxrwx", " -> ", "<DIR>", "<JUNCTION>", "PM", "total 9\r\n", "\r\n",
                "..",
                "/", "../x", "\0", "Jan 1 1970", "Feb 29 12:00", "10:10", "*STMF", "*DIR", "PO", "PS", "PO-E",
                "[RWCEAFMS]",
                ";1", "(RWED,RWED,RE,RE)", "[A,B]", " Name     VV.MM", "Volume Unit", "2-JUN-1998", "+i1,m2,/,\t",
                "                 ", "A          "));
        ForeignSamples.ALL.forEach(text -> text.lines().forEach(words::add));
        return words;
    }

    @Override
    public String run(byte[] input, Random random) throws BadArgumentException {
        int system = random.nextInt(parsers.size());
        String shape = both(input, system, true, random) + both(input, system, false, random);
        return shape + (input.length < 300 ? system : "");
    }

    private String both(byte[] input, int system, boolean mlsd, Random random) throws BadArgumentException {
        ListingParser parser = parsers.get(system);
        RemoteListing whole = ListingTexts.read(parser, mlsd, "/x", input, input.length + 1, DONE);
        int piece = 1 + random.nextInt(random.nextBoolean() ? 20 : 5000);
        if (input.length < 200 * piece && !whole.equals(ListingTexts.read(parser, mlsd, "/x", input, piece, DONE))) {
            throw new AssertionError("differs in pieces of " + piece);
        }
        return check(input, whole);
    }

    private String check(byte[] input, RemoteListing listing) throws BadArgumentException {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
        boolean facts = false;
        int budget = 200;
        for (RemoteEntry entry : listing.entries()) {
            String name = entry.name();
            if (name.isEmpty() || name.equals(".") || name.equals("..")
                    || name.chars().anyMatch(c -> c == '/' || c == '\r' || c == '\n' || c == 0)) {
                throw new AssertionError("hostile name " + name);
            }
            if (budget-- > 0 && !text.contains(new String(names.encode(name), StandardCharsets.ISO_8859_1))) {
                throw new AssertionError("made-up name " + name);
            }
            if (entry.size().isPresent() && entry.size().getAsLong() < 0) {
                throw new AssertionError("negative size of " + name);
            }
            kinds.add(entry.kind());
            facts |= entry.size().isPresent() && entry.modified().isPresent();
        }
        if (listing.entries().size() > text.lines().count() + text.chars().filter(c -> c == '\r').count()) {
            throw new AssertionError(listing.entries().size() + " entries in " + text.lines().count() + " lines");
        }
        return kinds + "" + facts + listing.doubts()
                + (31 - Integer.numberOfLeadingZeros(listing.entries().size())) / 2;
    }
}
