package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** What real servers make of text, compression, checksums, odd names, and offsets that need more than 32 bits. */
@InTopology(Topology.OPEN)
@SuppressWarnings("resource") // The site is closed after each test.
class TransfersInLab {
    private static final CancelToken NEVER = CancelToken.never();
    private static final long HUGE = 5L << 30;

    private final Lab lab = Lab.current();
    private final List<FtpEvent> events = new CopyOnWriteArrayList<>();
    private FtpSite site;

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
    }

    private FtpSite site(LabServer server, TransferSettings settings) throws Exception {
        lab.serve(server);
        site = new FtpSite(FtpSiteSettings.of(lab.host(), lab.port(), lab.user()).withTransfer(settings),
                lab::password, RouteMemory.inMemory(), events::add);
        return site;
    }

    private record Bytes(byte[] bytes) implements ContentSource {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Optional<Instant> modified() {
            return Optional.of(Instant.parse("2024-02-29T23:59:58Z"));
        }

        @Override
        public ReadableByteChannel open(long offset) {
            return Channels.newChannel(new ByteArrayInputStream(bytes, (int) offset, bytes.length));
        }
    }

    private void upload(String path, byte[] bytes) throws IOException {
        site.upload(path, new Bytes(bytes), true, TransferProgress.NONE, NEVER);
    }

    private byte[] download(String path, long offset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        site.retrieve(path, offset, Channels.newChannel(out), TransferProgress.NONE, NEVER);
        return out.toByteArray();
    }

    private long sent(String prefix) {
        return events.stream().filter(
                event -> event instanceof FtpEvent.CommandSent command && command.line().startsWith(prefix)).count();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void textHasTheLineEndsOfEachSide(LabServer server) throws Exception {
        site(server, TransferSettings.DEFAULT.withTextNames(List.of("*.html")));
        String text = "<p>\nover\n\nlines\n</p>\n".repeat(500);
        upload("/text.html", text.getBytes(StandardCharsets.UTF_8));
        assertEquals(text, Files.readString(lab.home().resolve("text.html")), "LF on a Unix server");
        assertEquals(text, new String(download("/text.html", 0), StandardCharsets.UTF_8));
        byte[] image = random(100_000);
        upload("/image.png", image);
        assertArrayEquals(image, download("/image.png", 0));
        boolean said = events.stream().anyMatch(event -> event instanceof FtpEvent.ReplyReceived reply
                && reply.code() == 150 && String.join(" ", reply.lines()).contains("ASCII"));
        assertTrue(said || server != LabServer.PROFTPD, "Opening ASCII mode data connection");
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void compressedWhereTheServerCan(LabServer server) throws Exception {
        site(server, TransferSettings.DEFAULT.withCompress(true));
        byte[] bytes = random(3_000_000);
        byte[] text = "compress me ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        for (byte[] content : List.of(bytes, text, new byte[0])) {
            upload("/z", content);
            assertArrayEquals(content, Files.readAllBytes(lab.home().resolve("z")));
            assertArrayEquals(content, download("/z", 0));
        }
        assertEquals(server == LabServer.PROFTPD || server == LabServer.APACHE, sent("MODE Z") > 0);
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void checksumsWhereTheServerHasThem(LabServer server) throws Exception {
        site(server, TransferSettings.DEFAULT.withVerify(Verify.ALWAYS));
        byte[] bytes = random(200_000);
        upload("/sum", bytes);
        assertEquals(server == LabServer.PROFTPD ? 1 : 0, sent("HASH "));
        assertEquals(server == LabServer.APACHE ? 1 : 0, sent("MD5 "));
        assertEquals(server == LabServer.PROFTPD || server == LabServer.APACHE,
                site.hash("/sum", bytes.length, NEVER).isPresent());
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    void aNameWithASpaceAtItsEndIsKeptOrRefused(LabServer server) throws Exception {
        site(server, TransferSettings.DEFAULT);
        byte[] bytes = random(2000);
        if (server == LabServer.PURE_FTPD || server == LabServer.APACHE) {
            assertThrows(BadArgumentException.class, () -> upload("/odd ", bytes));
        } else {
            upload("/odd ", bytes);
            assertArrayEquals(bytes, Files.readAllBytes(lab.home().resolve("odd ")));
        }
    }

    /** Sparse files: only the ends are moved. */
    @ParameterizedTest
    @EnumSource(LabServer.class)
    void offsetsBeyondFourGibibytes(LabServer server) throws Exception {
        site(server, TransferSettings.DEFAULT);
        Path huge = lab.home().resolve("huge");
        byte[] end = random(5000);
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(HUGE);
            file.write(end);
            file.seek(HUGE - end.length);
            file.write(end);
        }
        Files.setPosixFilePermissions(huge, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals(HUGE, site.stat("/huge", NEVER).orElseThrow().size().getAsLong());
        assertArrayEquals(end, download("/huge", HUGE - end.length));
        byte[] more = random(7000);
        FtpSession session = FtpSession.open(99, FtpSiteSettings.of(lab.host(), lab.port(), lab.user()), lab::password,
                new SiteHabits(), events::add, NEVER);
        try {
            session.store("/huge", HUGE, Channels.newChannel(new ByteArrayInputStream(more)), Route.PASSIVE_EPSV,
                    OpenWatch.of(Duration.ofSeconds(10)), TransferProgress.NONE, NEVER);
            assertEquals(Optional.of(HUGE + more.length), session.size("/huge", NEVER));
        } finally {
            session.close();
        }
        assertEquals(HUGE + more.length, Files.size(huge));
        assertArrayEquals(more, download("/huge", HUGE));
    }
}
