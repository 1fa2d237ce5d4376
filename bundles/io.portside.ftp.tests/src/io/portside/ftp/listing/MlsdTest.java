package io.portside.ftp.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.listing.RemoteTime.Precision;
import io.portside.ftp.reply.Reply;

class MlsdTest {
    private static final Reply DONE = new Reply(226, "Transfer complete");
    private final ListingParser parser = new ListingParser(new NameCodec(StandardCharsets.UTF_8), "",
            InstantSource.system());

    private RemoteListing parse(String... lines) {
        return ListingTexts.mlsd(parser, "/", (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8),
                DONE);
    }

    private RemoteEntry one(String line) {
        RemoteListing listing = parse(line);
        assertEquals(List.of(), listing.doubts(), line);
        assertEquals(1, listing.entries().size(), line);
        return listing.entries().get(0);
    }

    @Test
    void everyFactIsRead() {
        RemoteEntry entry = one(
                "type=file;size=5000000000;modify=20240229235958;perm=adfrw;UNIX.mode=04755;UNIX.owner=1000;"
                        + "UNIX.ownername=anna;UNIX.group=100;UNIX.groupname=users; a b.txt");
        assertEquals(new RemoteEntry("a b.txt", EntryKind.FILE, OptionalLong.of(5_000_000_000L),
                Optional.of(new RemoteTime(Instant.parse("2024-02-29T23:59:58Z"), Precision.SECOND, true)),
                Optional.of("rwsr-xr-x"), Optional.of("anna"), Optional.of("users"), Optional.empty()), entry);
    }

    /** ProFTPD, Pure-FTPd, FileZilla Server, Apache FtpServer, pyftpdlib and Serv-U, each in its own writing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            modify=20240102030405;perm=adfrw;size=5;type=file;unique=802U3A;UNIX.group=1;UNIX.groupname=g;UNIX.mode=0644;UNIX.owner=1; hello.txt|hello.txt|FILE
            modify=20240102030405;perm=flcdmpe;type=dir;unique=802U3B;UNIX.mode=0755; docs|docs|FOLDER
            type=dir;sizd=4096;modify=20240102030405;UNIX.mode=0755;UNIX.uid=1000;UNIX.gid=1000;unique=fd01g2f; docs|docs|FOLDER
            type=file;size=1048576;modify=20240102030405.123;perms=awr; one-mib.bin|one-mib.bin|FILE
            Size=5;Modify=20240102030405.000;Type=file; hello.txt|hello.txt|FILE
            Size=0;Modify=20240102030405.000;Type=dir; docs|docs|FOLDER
            modify=20240102030405;perm=r;size=12;type=file;unique=1gU2; r|r|FILE
            Type=file;Size=25730;Modify=20240102030405;Perm=rwad cap.txt|cap.txt|FILE
            type=OS.unix=slink:/target with;size=3; link|link|LINK
            type=OS.unix=symlink;size=3; link|link|LINK
            type=OS.UNIX=slink; link|link|LINK
            type=OS.unix=chr-1/3;size=0; null|null|OTHER
            size=3; no type|no type|OTHER
            """)
    void serversWriteItInTheirOwnWay(String line, String name, EntryKind kind) {
        RemoteEntry entry = one(line.replace("/target with", "/target"));
        assertEquals(name, entry.name());
        assertEquals(kind, entry.kind());
        assertEquals(kind == EntryKind.FILE, entry.size().isPresent());
    }

    @Test
    void aLinkKnowsItsTargetWhereTheServerTells() {
        assertEquals(Optional.of("/etc/Hosts"), one("type=OS.unix=slink:/etc/Hosts; l").linkTarget());
        assertEquals(Optional.empty(), one("type=OS.unix=symlink; l").linkTarget());
    }

    @ParameterizedTest
    @ValueSource(strings = {" leading", "trailing ", "two  spaces", "semi;colon", "a=b", "\u65e5\u672c\u8a9e",
            ".hidden", "\"quoted\"",
            "back\\slash", "-dash", "type=file;size=1; x", "a -> b", "...", " "})
    void aNameBeginsAfterExactlyOneSpaceAndEndsWithTheLine(String name) {
        assertEquals(name, one("type=file;size=1; " + name).name());
        assertEquals(name, one(" " + name).name());
    }

    @Test
    void theFolderItselfAndItsParentAreNoEntries() {
        RemoteListing listing = parse("type=cdir;modify=20240102030405; /some/where", "type=pdir; ..", "type=dir; .",
                "type=dir; ..", "Type=CDIR; x", "type=file; real");
        assertEquals(List.of("real"), listing.entries().stream().map(RemoteEntry::name).toList());
        assertTrue(listing.complete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "/", "nul\0byte", "carriage\rreturn", ""})
    void aNameThatLeadsElsewhereIsDropped(String name) {
        RemoteListing listing = parse("type=file; good", "type=file; " + name);
        assertEquals(List.of("good"), listing.entries().stream().map(RemoteEntry::name).toList());
        assertEquals(List.of(Doubt.HOSTILE_NAMES), listing.doubts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no facts here", "nospace", "type=file;size=5;name.without.space",
            "ls: cannot open directory"})
    void aLineThatCannotBeReadIsADoubt(String line) {
        RemoteListing listing = parse("type=file; good", line);
        assertEquals(1, listing.entries().size());
        assertEquals(List.of(Doubt.UNREADABLE_LINES), listing.doubts());
    }

    @Test
    void badFactsCostTheFactAndNotTheEntry() {
        RemoteEntry entry = one("type=file;size=many;modify=yesterday;UNIX.mode=rw; x");
        assertEquals(OptionalLong.empty(), entry.size());
        assertEquals(Optional.empty(), entry.modified());
        assertEquals(OptionalLong.empty(), one("type=file;size=-1; x").size());
        assertEquals(OptionalLong.empty(), one("type=file;size=99999999999999999999; x").size());
        assertEquals(Optional.of("adfr"), one("type=file;perm=adfr; x").permissions());
    }

    @Test
    void bytesThatAreNoTextAreKept() throws Exception {
        byte[] name = {'a', (byte) 0xe4, (byte) 0xff};
        byte[] line = new byte[11 + name.length];
        System.arraycopy("type=file; ".getBytes(StandardCharsets.US_ASCII), 0, line, 0, 11);
        System.arraycopy(name, 0, line, 11, name.length);
        String read = ListingTexts.mlsd(parser, "/", line, DONE).entries().get(0).name();
        assertEquals("a\udce4\udcff", read);
    }

    @Test
    void lineEndsMayBeBareAndTheLastOneMayLack() {
        RemoteListing listing = ListingTexts.mlsd(parser, "/",
                "type=file; a\ntype=file; b\r\n\r\ntype=file; c".getBytes(StandardCharsets.US_ASCII),
                DONE);
        assertEquals(List.of("a", "b", "c"), listing.entries().stream().map(RemoteEntry::name).toList());
    }

    @Test
    void mlstTakesTheNameThatWasAskedFor() {
        RemoteEntry entry = parser.mlst("file", " type=file;size=3;modify=20240102030405; /some/where else/file")
                .orElseThrow();
        assertEquals("file", entry.name());
        assertEquals(OptionalLong.of(3), entry.size());
        assertEquals(EntryKind.FOLDER, parser.mlst("d", "type=cdir;").orElseThrow().kind());
        assertEquals(Optional.empty(), parser.mlst("x", "250 End"));
    }
}
