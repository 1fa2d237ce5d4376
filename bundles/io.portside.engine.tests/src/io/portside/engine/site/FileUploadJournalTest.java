package io.portside.engine.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.transfer.Bandwidth;
import io.portside.ftp.transfer.Leftover;
import io.portside.testkit.ScriptedFtpServer;

@SuppressWarnings("resource") // A killed program closes nothing.
class FileUploadJournalTest {
    private static final String ANN = "ann@ftp.example.org:21";
    private static final Leftover PLAIN = new Leftover(ANN, "/www/.portside-00000001.part", Optional.empty(),
            Optional.empty());
    private static final Leftover OTHER = new Leftover("bob@ftp.example.org:21", "/.portside-00000002.part",
            Optional.empty(), Optional.of(Instant.parse("2026-11-20T12:00:00.123Z")));
    /** With half a character, as the name of a file whose bytes are no text. */
    private static final Leftover SWAP = new Leftover(ANN, "/www/.portside-00000003.part",
            Optional.of(new Leftover.Swap("/www/\"Büro\" \udc80日本\n", "/www/.portside-00000004.old", 1L << 40, true)),
            Optional.empty());

    @TempDir
    Path state;

    private FileUploadJournal journal() {
        return new FileUploadJournal(state.resolve("uploads"));
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(state.resolve("uploads"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(state.resolve("uploads"))) {
            return files.toList();
        }
    }

    /** As the system does when it kills the program: the file stays as it is, and nobody has it locked. */
    private void killed(FileUploadJournal journal) throws IOException {
        Path file = files().get(0);
        byte[] content = Files.readAllBytes(file);
        journal.close();
        Files.write(file, content);
    }

    @Test
    void whatAKilledRunWorkedWithTheNextOneClearsUp() throws Exception {
        FileUploadJournal first = journal();
        first.atWork(PLAIN);
        first.atWork(OTHER);
        first.atWork(SWAP.withSwap(Optional.empty()));
        first.atWork(SWAP);
        Leftover done = new Leftover(ANN, "/.portside-00000009.part", Optional.empty(), Optional.empty());
        first.atWork(done);
        first.over(done);
        killed(first);
        FileUploadJournal second = journal();
        assertEquals(Set.of(PLAIN, SWAP), second.take(ANN).stream().collect(Collectors.toSet()));
        assertEquals(List.of(), second.take(ANN), "they are the first caller's");
        second.over(PLAIN);
        second.left(SWAP);
        assertEquals(List.of(SWAP), second.take(ANN));
        killed(second);
        FileUploadJournal third = journal();
        assertEquals(List.of(SWAP), third.take(ANN));
        third.over(SWAP);
        assertEquals(List.of(OTHER), third.take(OTHER.account()));
        third.over(OTHER);
        third.close();
        assertEquals(List.of(), files(), "nothing is left to know");
    }

    @Test
    void whatARunningProgramWorksWithIsNotTouched() throws Exception {
        FileUploadJournal window = journal();
        window.atWork(PLAIN);
        FileUploadJournal other = journal();
        assertEquals(List.of(), other.take(ANN));
        other.atWork(SWAP);
        assertEquals(List.of(), window.take(ANN), "nor by the program itself while it is at work");
        assertEquals(2, files().size());
        window.close();
        other.close();
    }

    @Test
    void aLineThatWasCutOffSaysNothing() throws Exception {
        FileUploadJournal first = journal();
        first.atWork(PLAIN);
        first.atWork(SWAP);
        killed(first);
        Path file = files().get(0);
        byte[] content = Files.readAllBytes(file);
        for (int length = 0; length < content.length - 1; length++) {
            Files.write(file, Arrays.copyOf(content, length), StandardOpenOption.TRUNCATE_EXISTING);
            List<Leftover> read = LeftoverLine.read(Files.readString(file));
            assertTrue(read.isEmpty() || read.equals(List.of(PLAIN)), read.toString());
        }
        assertEquals(List.of(PLAIN, SWAP), LeftoverLine.read(new String(content)));
    }

    @Test
    void theFileDoesNotGrowWithEachUpload() throws Exception {
        try (FileUploadJournal journal = journal()) {
            journal.atWork(SWAP);
            for (int i = 0; i < 10_000; i++) {
                Leftover one = new Leftover(ANN, String.format("/www/.portside-%08x.part", i + 16), Optional.empty(),
                        Optional.empty());
                journal.atWork(one);
                journal.over(one);
            }
            assertEquals(1, files().size());
            assertTrue(Files.size(files().get(0)) < 600_000, "bytes: " + Files.size(files().get(0)));
            assertEquals(List.of(SWAP), LeftoverLine.read(Files.readString(files().get(0))));
        }
    }

    /** All the way: killed while it uploaded, started again, the folder listed. */
    @Test
    void theNextVisitTakesAwayWhatIsOursAndNothingElse() throws Exception {
        try (ScriptedFtpServer server = ScriptedFtpServer.start()) {
            server.tree().folder("/folder");
            server.tree().file("/folder/.portside-00000001.part", new byte[7]);
            server.tree().file("/folder/.portside-0000000f.part", new byte[8]);
            server.tree().file("/folder/.portside-00000004.old", "old".getBytes(StandardCharsets.US_ASCII));
            server.tree().file("/folder/.portside-00000003.part", "new".getBytes(StandardCharsets.US_ASCII));
            String account = "user@" + server.host() + ":" + server.port();
            FileUploadJournal killed = journal();
            killed.atWork(new Leftover(account, "/folder/.portside-00000001.part", Optional.empty(), Optional.empty()));
            killed.atWork(new Leftover(account, "/folder/.portside-00000003.part",
                    Optional.of(new Leftover.Swap("/folder/index.html", "/folder/.portside-00000004.old", 3, false)),
                    Optional.empty()));
            killed(killed);
            try (FileUploadJournal journal = journal();
                    FtpSite site = new FtpSite(FtpSiteSettings.of(server.host(), server.port(), "user"),
                            () -> "secret".toCharArray(), CertificateDecider.REFUSING, Bandwidth.unlimited(),
                            RouteMemory.inMemory(), journal, event -> {})) {
                List<String> names = site.list("/folder", CancelToken.never()).entries().stream()
                        .map(RemoteEntry::name).sorted().toList();
                assertEquals(List.of(".portside-0000000f.part", "index.html"), names,
                        "another program's upload goes on; the old version is back");
                server.tree().file("/folder/.portside-00000001.part", new byte[7]);
                assertEquals(2, site.list("/folder", CancelToken.never()).entries().size(),
                        "what the server comes to late goes as well");
                for (Leftover left : journal.take(account)) {
                    assertTrue(left.left().isPresent());
                    journal.left(left.leftAt(Instant.now().minus(Duration.ofMinutes(6))));
                }
                server.tree().file("/folder/.portside-00000001.part", new byte[7]);
                site.list("/", CancelToken.never());
                assertEquals(2, site.list("/folder", CancelToken.never()).entries().size());
                assertEquals(List.of(), journal.take(account), "it is not looked for any more");
            }
            assertEquals(List.of(), files());
        }
    }

    /** The new file came in, but its upload was killed before it knew. */
    @Test
    void whatIsDeletedOrRenamedWithoutALookAtItsFolderDoesNotComeBack() throws Exception {
        for (boolean rename : new boolean[]{false, true}) {
            try (ScriptedFtpServer server = ScriptedFtpServer.start()) {
                server.tree().folder("/folder");
                server.tree().file("/folder/.portside-00000004.old", "old".getBytes(StandardCharsets.US_ASCII));
                server.tree().file("/folder/index.html", "new!".getBytes(StandardCharsets.US_ASCII));
                String account = "user@" + server.host() + ":" + server.port();
                FileUploadJournal killed = journal();
                killed.atWork(new Leftover(account, "/folder/.portside-00000003.part",
                        Optional.of(
                                new Leftover.Swap("/folder/index.html", "/folder/.portside-00000004.old", 4, false)),
                        Optional.empty()));
                killed(killed);
                try (FileUploadJournal journal = journal();
                        FtpSite site = new FtpSite(FtpSiteSettings.of(server.host(), server.port(), "user"),
                                () -> "secret".toCharArray(), CertificateDecider.REFUSING, Bandwidth.unlimited(),
                                RouteMemory.inMemory(), journal, event -> {})) {
                    if (rename) {
                        site.rename("/folder/index.html", "/folder/kept.html", CancelToken.never());
                    } else {
                        site.deleteFile("/folder/index.html", CancelToken.never());
                    }
                    assertEquals(rename ? List.of("kept.html") : List.of(),
                            site.list("/folder", CancelToken.never()).entries().stream().map(RemoteEntry::name)
                                    .toList());
                    journal.take(account).forEach(journal::over);
                }
                assertEquals(List.of(), files());
            }
        }
    }

    @Test
    void whileNothingIsUploadedNothingIsOnDisk() throws Exception {
        try (FileUploadJournal journal = journal()) {
            assertEquals(List.of(), journal.take(ANN));
            assertFalse(Files.exists(state.resolve("uploads")));
            journal.atWork(PLAIN);
            journal.over(PLAIN);
            assertEquals(0, Files.size(files().get(0)));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyCostsTheMemory() throws Exception {
        Files.writeString(state.resolve("uploads"), "a file in the way");
        FileUploadJournal journal = journal();
        journal.atWork(SWAP);
        journal.left(SWAP);
        assertEquals(List.of(SWAP), journal.take(ANN));
        journal.close();
    }
}
