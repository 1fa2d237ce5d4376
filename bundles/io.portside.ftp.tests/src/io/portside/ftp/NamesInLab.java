package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** Names that are no text, twins, and times of another zone, on real servers. */
@SuppressWarnings("resource") // Channels over memory hold nothing.
@InTopology(Topology.OPEN)
class NamesInLab {
    private static final CancelToken NEVER = CancelToken.never();
    private final Lab lab = Lab.current();
    private FtpSite site;

    private void open() {
        site = new FtpSite(FtpSiteSettings.of(lab.host(), lab.port(), lab.user()), lab::password,
                RouteMemory.inMemory(),
                event -> { /* unheard */ });
    }

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
    }

    private List<String> names(String folder) throws Exception {
        return site.list(folder, NEVER).entries().stream().map(RemoteEntry::name).sorted().toList();
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    void aLatinNameIsListedFetchedRenamedAndDeleted(LabServer server) throws Exception {
        lab.serve(server);
        open();
        Path folder = Files.createDirectories(lab.home().resolve("docs"));
        // The very bytes 67 F6 DF 65, which are no UTF-8.
        Path latin = Path.of(URI.create("file://" + folder.toUri().getRawPath() + "g%F6%DFe"));
        Files.writeString(latin, "found");
        String name = names("/docs").stream().filter(n -> n.startsWith("g")).findFirst().orElseThrow();
        assertEquals("g\udcf6\udcdfe", name);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        site.retrieve("/docs/" + name, 0, Channels.newChannel(out), TransferProgress.NONE, NEVER);
        assertArrayEquals("found".getBytes(), out.toByteArray());
        site.rename("/docs/" + name, "/docs/" + name + ".old", NEVER);
        assertTrue(names("/docs").contains(name + ".old"));
        assertEquals(5, site.stat("/docs/" + name + ".old", NEVER).orElseThrow().size().orElseThrow());
        site.deleteFile("/docs/" + name + ".old", NEVER);
        assertTrue(names("/docs").stream().noneMatch(n -> n.startsWith("g")));
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    void twinsAreTwoFiles(LabServer server) throws Exception {
        lab.serve(server);
        open();
        site.upload("/empty/\u00e9", OddServer.source("one".getBytes()), false, TransferProgress.NONE, NEVER);
        site.upload("/empty/e\u0301", OddServer.source("three".getBytes()), false, TransferProgress.NONE, NEVER);
        assertEquals(List.of("e\u0301", "\u00e9"), names("/empty"));
        assertEquals(3, site.stat("/empty/\u00e9", NEVER).orElseThrow().size().orElseThrow());
        site.deleteFile("/empty/e\u0301", NEVER);
        assertEquals(List.of("\u00e9"), names("/empty"));
    }

    /** vsftpd tells local time by LIST and by MDTM, and takes it so: what matters is that all three agree. */
    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    void inAnotherZoneAListedTimeIsTheOneThatWasSet(LabServer server) throws Exception {
        lab.serve(server, "--tz", "IST-5:30");
        open();
        Instant when = Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.MINUTES);
        site.upload("/empty/file", OddServer.source("x".getBytes()), false, TransferProgress.NONE, NEVER);
        assertTrue(site.setModified("/empty/file", when, NEVER));
        assertEquals(when, site.list("/empty", NEVER).entries().get(0).modified().orElseThrow().instant());
    }
}
