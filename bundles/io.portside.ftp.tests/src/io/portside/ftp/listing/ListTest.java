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
import io.portside.ftp.reply.Reply;

class ListTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");
    private static final Reply DONE = new Reply(226, "Directory send OK.");

    private static RemoteListing parse(String system, String... lines) {
        return parse(system, DONE, lines);
    }

    private static RemoteListing parse(String system, Reply last, String... lines) {
        return ListingTexts.list(
                new ListingParser(new NameCodec(StandardCharsets.UTF_8), system, InstantSource.fixed(NOW)), "/",
                (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8), last);
    }

    private static RemoteEntry one(String line) {
        RemoteListing listing = parse("UNIX Type: L8", line);
        assertEquals(List.of(), listing.doubts(), line);
        assertEquals(1, listing.entries().size(), line);
        return listing.entries().get(0);
    }

    private static String show(RemoteEntry e) {
        return e.kind() + "|" + (e.size().isPresent() ? e.size().getAsLong() : "-") + "|"
                + e.modified().map(t -> t.instant() + "," + t.precision() + (t.zoneKnown() ? ",zone" : "")).orElse("-")
                + "|"
                + e.permissions().orElse("-") + "|" + e.owner().orElse("-") + "|" + e.group().orElse("-") + "|"
                + e.name()
                + e.linkTarget().map(t -> " => " + t).orElse("");
    }

    /** vsftpd, ProFTPD, Pure-FTPd, FileZilla Server, Apache FtpServer, pyftpdlib, wu-ftpd, AIX, embedded ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            -rw-r--r--    1 1001     1001            5 Mar 10 09:30 hello.txt~FILE|5|2025-03-10T09:30:00Z,MINUTE|rw-r--r--|1001|1001|hello.txt
            drwxr-xr-x    2 1001     1001         4096 Nov 20  2023 docs~FOLDER|-|2023-11-20T00:00:00Z,DAY|rwxr-xr-x|1001|1001|docs
            -rw-r--r--   1 demo     users    5368709120 Jan  2 03:04 big.iso~FILE|5368709120|2025-01-02T03:04:00Z,MINUTE|rw-r--r--|demo|users|big.iso
            lrwxrwxrwx   1 demo     users           7 Jan  2 03:04 link -> docs/ab~LINK|-|2025-01-02T03:04:00Z,MINUTE|rwxrwxrwx|demo|users|link => docs/ab
            lrwxrwxrwx   1 demo     users           1 Jan  2 03:04 a -> b -> c~LINK|-|2025-01-02T03:04:00Z,MINUTE|rwxrwxrwx|demo|users|a -> b => c
            lrwxrwxrwx   1 demo     users           6 Jan  2 03:04 a -> b -> c~LINK|-|2025-01-02T03:04:00Z,MINUTE|rwxrwxrwx|demo|users|a => b -> c
            lrwxrwxrwx   1 demo     users           6 Jan  2 03:04 alone~LINK|-|2025-01-02T03:04:00Z,MINUTE|rwxrwxrwx|demo|users|alone
            -rwsr-sr-t   1 root     root           12 Dec 31 23:59 setuid~FILE|12|2024-12-31T23:59:00Z,MINUTE|rwsr-sr-t|root|root|setuid
            drwxrwxrwt   9 root     wheel        512 Feb 29  2024 tmp~FOLDER|-|2024-02-29T00:00:00Z,DAY|rwxrwxrwt|root|wheel|tmp
            -rw-r--r--   1 root     root           12 Feb 29 01:02 leap~FILE|12|2024-02-29T01:02:00Z,MINUTE|rw-r--r--|root|root|leap
            -rw-r--r-- 1 ftp ftp        1048576 Mar 11 11:00 tomorrow.bin~FILE|1048576|2025-03-11T11:00:00Z,MINUTE|rw-r--r--|ftp|ftp|tomorrow.bin
            -rw-r--r-- 1 ftp ftp        1048576 Mar 12 11:00 lastyear.bin~FILE|1048576|2024-03-12T11:00:00Z,MINUTE|rw-r--r--|ftp|ftp|lastyear.bin
            -rw-------   1 user group           5 Oct 23 10:05 hello~FILE|5|2024-10-23T10:05:00Z,MINUTE|rw-------|user|group|hello
            brw-rw----   1 root     disk       8,   0 Mar  1 10:00 sda~OTHER|-|2025-03-01T10:00:00Z,MINUTE|rw-rw----|root|disk|sda
            crw-rw-rw-   1 root     root       1,3 Mar  1 10:00 null~FILE
            -rw-r--r--+  1 anna     Domain Users  77 Mar  1 10:00 acl~FILE|77|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|anna|Domain Users|acl
            -rw-r--r--.  1 anna     users  77 Mar  1 10:00 selinux~FILE|77|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|anna|users|selinux
            -rw-r--r--   1 anna     77 Mar  1 10:00 one owner~FILE|77|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|anna|-|one owner
            -rw-r--r--   1 77 Mar  1 10:00 no owner~FILE|77|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|-|-|no owner
            -rw-r--r--   1 anna users 77 1 Mar 10:00 day first~FILE|77|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|anna|users|day first
            -rw-r--r--   1 anna users 77 2024-05-06 07:08 iso~FILE|77|2024-05-06T07:08:00Z,MINUTE|rw-r--r--|anna|users|iso
            -rw-r--r--   1 anna users 77 2024-05-06 07:08:09.000000000 +0200 full iso~FILE|77|2024-05-06T05:08:09Z,SECOND,zone|rw-r--r--|anna|users|full iso
            -rw-r--r--   1 anna users 77 Mar  1 10:00:07 2021 full time~FILE|77|2021-03-01T10:00:07Z,SECOND|rw-r--r--|anna|users|full time
            -rw-r--r--   1 anna users 77 Mär  1 10:00 german~FILE|77|-|rw-r--r--|anna|users|german
            -rw-r--r--   1 anna users 77 Feb 31 10:00 no such day~FILE|77|-|rw-r--r--|anna|users|no such day
            prw-r--r--   1 anna users 0 Mar  1 10:00 pipe~OTHER|-|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|anna|users|pipe
            -rw-r--r--12345 anna users 77 Mar  1 10:00 many links~FILE|77|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|anna|users|many links
            -rw-r--r--   1 77 88 99 Mar  1 10:00 numeric owners~FILE|99|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|77|88|numeric owners
            -rw-r--r--   1 anna users 5 Mar  1 10:00 5 Mar  2 11:00 tricky~FILE|5|2025-03-01T10:00:00Z,MINUTE|rw-r--r--|anna|users|5 Mar  2 11:00 tricky
            """)
    void unixLines(String line, String expected) {
        if (line.startsWith("c")) {
            // A device whose two numbers are written without a space: kept, its kind is known.
            assertEquals(List.of(),
                    parse("UNIX", line).entries().stream().filter(e -> e.kind() == EntryKind.FILE).toList());
        } else {
            assertEquals(expected, show(one(line)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", " leading", "   three leading", "trailing ", "two  spaces", "\u00fcml\u00e4ut",
            "\u65e5\u672c\u8a9e", ".hidden",
            "\"quoted\"", "it's", "back\\slash", "a -> b", "total 5", "10:00 x", "2024 x", "-dash", "tab\tinside",
            "nel\u0085inside", "nbsp\u00a0"})
    void namesKeepEverySpace(String name) {
        assertEquals(name, one("-rw-r--r--    1 1001     1001            5 Mar 10 09:30 " + name).name());
        assertEquals(name, one("-rw-r--r--    1 1001     1001            5 Mar 10  2023 " + name).name());
    }

    /** IIS in its two settings, FileZilla Server, Serv-U and others in the style of {@code dir}. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            10-23-24  09:14PM       <DIR>          docs~FOLDER|-|2024-10-23T21:14:00Z,MINUTE|-|-|-|docs
            10-23-24  12:14AM                    5 hello world.txt~FILE|5|2024-10-23T00:14:00Z,MINUTE|-|-|-|hello world.txt
            10-23-24  12:14PM           5368709120 big.iso~FILE|5368709120|2024-10-23T12:14:00Z,MINUTE|-|-|-|big.iso
            10-23-2024  09:14PM       <DIR>          four digits~FOLDER|-|2024-10-23T21:14:00Z,MINUTE|-|-|-|four digits
            2024-10-23  21:14       <DIR>          iso~FOLDER|-|2024-10-23T21:14:00Z,MINUTE|-|-|-|iso
            10-23-99  21:14    77 old~FILE|77|1999-10-23T21:14:00Z,MINUTE|-|-|-|old
            23-10-24  21:14    1,077 european~FILE|1077|2024-10-23T21:14:00Z,MINUTE|-|-|-|european
            10-23-24  09:14PM       <DIR>            two leading~FOLDER|-|2024-10-23T21:14:00Z,MINUTE|-|-|-|  two leading
            10-23-24  09:14PM                    5  one leading~FILE|5|2024-10-23T21:14:00Z,MINUTE|-|-|-| one leading
            10-23-24  09:14PM    <JUNCTION>     link [C:\\target dir]~LINK|-|2024-10-23T21:14:00Z,MINUTE|-|-|-|link => C:\\target dir
            10-23-24  09:14PM       <DIR> short~FOLDER|-|2024-10-23T21:14:00Z,MINUTE|-|-|-|short
            """)
    void windowsLines(String line, String expected) {
        assertEquals(expected, show(one(line)));
    }

    @Test
    void eplf() {
        RemoteListing listing = parse("UNIX", "+i8388621.48594,m825718503,r,s280,\tdjb.html",
                "+i8388621.50690,m824255907,/,\t514");
        assertEquals(List.of("FILE|280|1996-03-01T22:15:03Z,SECOND,zone|-|-|-|djb.html",
                "FOLDER|-|1996-02-13T23:58:27Z,SECOND,zone|-|-|-|514"),
                listing.entries().stream().map(ListTest::show).toList());
    }

    @Test
    void vmsInOneLineAndInTwo() {
        RemoteListing listing = parse("VMS MultiNet Unix Emulation V4.4", "Directory DISK$USER:[ANNA]", "",
                "1-JUN.LIS;2              9/9           2-JUN-1998 07:32:04  [GROUP,OWNER]    (RWED,RWED,RWED,RE)",
                "1-JUN.LIS;1              9/9           1-JUN-1998 07:32:04  [GROUP,OWNER]    (RWED,RWED,RWED,RE)",
                "A_VERY_LONG_NAME_THAT_FILLS_THE_LINE.TXT;1",
                "                         9/9           2-JUN-1998 07:32:04  [GROUP,OWNER]    (RWED,RWED,RWED,RE)",
                "DATA.DIR;1               1/9           2-JUN-1998 07:32:04  [GROUP,OWNER]    (RWED,RWED,RWED,RE)", "",
                "Total of 4 files, 28/36 blocks.");
        assertEquals(List.of("FILE|-|1998-06-02T07:32:04Z,SECOND|-|OWNER|GROUP|1-JUN.LIS",
                "FILE|-|1998-06-02T07:32:04Z,SECOND|-|OWNER|GROUP|A_VERY_LONG_NAME_THAT_FILLS_THE_LINE.TXT",
                "FOLDER|-|1998-06-02T07:32:04Z,SECOND|-|OWNER|GROUP|DATA"),
                listing.entries().stream().map(ListTest::show).toList());
        assertEquals(List.of(), listing.doubts());
    }

    @Test
    void mvsDataSetsAndMembers() {
        RemoteListing sets = parse("MVS is the operating system of this server. FTP Server is running on z/OS.",
                "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname",
                "B10142 3390   2006/03/20  2   31  F       80    80  PS   MDI.OKL.WORK",
                "B1N231 3390   2006/03/20  1   15  VB     256 27998  PO   PLU");
        assertEquals(List.of("FILE|-|-|-|-|-|MDI.OKL.WORK", "FOLDER|-|-|-|-|-|PLU"),
                sets.entries().stream().map(ListTest::show).toList());
        RemoteListing members = parse("MVS", " Name     VV.MM   Created       Changed      Size  Init   Mod   Id",
                "TBSHELF   01.03 2002/09/12 2002/10/11 09:37    11    11     0 KIL001");
        assertEquals(List.of("FILE|-|2002-10-11T09:37:00Z,MINUTE|-|-|-|TBSHELF"),
                members.entries().stream().map(ListTest::show).toList());
        RemoteListing others = parse("MVS", "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname",
                "B10142 3390   2006/03/20  2   31  F       80    80  PS   MDI.OKL.WORK",
                "ARCIVE Not Direct Access Device                          KJ.IOP998.ERROR.PL.UNITTEST",
                "B1N231 3390   2006/03/20  1   15  U        0 27998  VS   KSDS.CLUSTER");
        assertEquals(List.of("FILE|-|-|-|-|-|MDI.OKL.WORK", "OTHER|-|-|-|-|-|KJ.IOP998.ERROR.PL.UNITTEST"),
                others.entries().stream().map(ListTest::show).toList());
        assertEquals(List.of(Doubt.UNREADABLE_LINES), others.doubts());
    }

    @Test
    void os400() {
        RemoteListing listing = parse("OS/400 is the remote operating system. The TCP/IP version is V7R3M0.",
                "PEP              4096 04/03/24 18:19:23 *STMF      einladung.zip",
                "PEP             36864 04/03/31 15:06:34 *DIR       dir/");
        assertEquals(List.of("FILE|4096|2004-03-24T18:19:23Z,SECOND|-|PEP|-|einladung.zip",
                "FOLDER|-|2004-03-31T15:06:34Z,SECOND|-|PEP|-|dir"),
                listing.entries().stream().map(ListTest::show).toList());
    }

    @Test
    void netware() {
        RemoteListing listing = parse("NETWARE  Type : L8", "total 0",
                "d [RWCEAFMS] Admin                          512 Apr 13  2004 folder name",
                "- [-R----F-] Admin                       170752 May 01  2003 GUI utility.exe");
        assertEquals(List.of("folder name", "GUI utility.exe"),
                listing.entries().stream().map(RemoteEntry::name).toList());
        assertEquals(List.of(EntryKind.FOLDER, EntryKind.FILE),
                listing.entries().stream().map(RemoteEntry::kind).toList());
        assertEquals(OptionalLong.of(170752), listing.entries().get(1).size());
        assertEquals(List.of(), listing.doubts());
    }

    @Test
    void os2() {
        RemoteListing listing = parse("OS/2", "                 0           DIR   12-30-97   12:32  jbrekke",
                "             73098      A          04-06-97   15:15  ds0.internic.net1996052434624.txt");
        assertEquals(List.of("jbrekke", "ds0.internic.net1996052434624.txt"),
                listing.entries().stream().map(RemoteEntry::name).toList());
        assertEquals(List.of(), listing.doubts());
    }

    @Test
    void totalsAndBlankLinesAreNoDoubt() {
        RemoteListing listing = parse("UNIX", "total 1234", "", "drwxr-xr-x 2 a b 4096 Mar 10 09:30 .",
                "drwxr-xr-x 2 a b 4096 Mar 10 09:30 ..", "-rw-r--r-- 1 a b 1 Mar 10 09:30 x", "  ");
        assertEquals(List.of("x"), listing.entries().stream().map(RemoteEntry::name).toList());
        assertTrue(listing.complete());
        assertTrue(parse("UNIX", "total 0").complete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls: cannot open directory '.': Permission denied", "-rw-r--r-- 1 a b",
            "second half of a name",
            "-rw-r--r-- 1 a b 5 Mar 10 09:30", "-rw-r--r-- 1 a b 5 Mar 10 09:30 ", "10-23-24  09:14PM       <DIR>"})
    void oneLineThatCannotBeReadIsADoubt(String line) {
        RemoteListing listing = parse("UNIX", "-rw-r--r-- 1 a b 1 Mar 10 09:30 x", line);
        assertEquals(List.of("x"), listing.entries().stream().map(RemoteEntry::name).toList());
        assertEquals(List.of(Doubt.UNREADABLE_LINES), listing.doubts());
        assertEquals(List.of(Doubt.UNREADABLE_LINES), parse("UNIX", line).doubts());
    }

    @Test
    void namesThatLeadElsewhereAreDropped() {
        RemoteListing listing = parse("UNIX", "-rw-r--r-- 1 a b 1 Mar 10 09:30 ../../.bashrc",
                "-rw-r--r-- 1 a b 1 Mar 10 09:30 x\0y", "-rw-r--r-- 1 a b 1 Mar 10 09:30 cr\rDELE y",
                "lrwxrwxrwx 1 a b 1 Mar 10 09:30 ok -> /etc");
        assertEquals(List.of("ok"), listing.entries().stream().map(RemoteEntry::name).toList());
        assertEquals(Optional.of("/etc"), listing.entries().get(0).linkTarget());
        assertEquals(List.of(Doubt.HOSTILE_NAMES), listing.doubts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer done (but failed to open directory).", "Output truncated to 10000 matches",
            "Sorry, we were unable to read [.]\nOptions: -a -l \n0 matches total", "Could not read directory",
            "Can't open .",
            "Listing aborted", "No such file or directory", "Transfer complete with errors"})
    void aGoodReplyThatSpeaksOfFailureIsADoubt(String text) {
        Reply last = new Reply(226, List.of(text.split("\n")));
        assertEquals(List.of(Doubt.FAILURE_WORDING), parse("UNIX", last, "-rw-r--r-- 1 a b 1 Mar 10 09:30 x").doubts());
        assertEquals(List.of(Doubt.FAILURE_WORDING), parse("UNIX", last).doubts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Directory send OK.", "Transfer complete", "Options: -a -l \n3 matches total",
            "Closing data connection. 0 errors", "Transfer complete without errors.", "Operation successful",
            "ASCII Transfer complete.", "Listing completed. Terror.txt is a name"})
    void ordinaryWordsAreNoDoubt(String text) {
        assertEquals(List.of(), parse("UNIX", new Reply(226, List.of(text.split("\n")))).doubts());
    }
}
