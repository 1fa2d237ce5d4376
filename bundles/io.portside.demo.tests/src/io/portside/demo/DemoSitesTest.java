package io.portside.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteSource.Resolved;

/** Looks at the demo sites with Commons Net's client, which shares no code with the product's own. */
class DemoSitesTest {
    private final DemoSites sites = new DemoSites();

    @AfterEach
    void close() throws IOException {
        sites.close();
    }

    @Test
    void listsBothSitesWithoutStartingAnything() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        assertEquals(List.of("demo", "demo-firewall"), sites.sites().stream().map(Site::id).toList());
        assertEquals(before, Thread.getAllStackTraces().keySet());
    }

    @Test
    void unknownSiteIsAProblem() {
        ProblemException thrown = assertThrows(ProblemException.class, () -> sites.resolve("nothing"));
        assertEquals(ProblemKind.NOT_FOUND, thrown.problem().kind());
    }

    @Test
    void openSiteListsInActiveMode() throws Exception {
        FTPClient client = client("demo");
        client.enterLocalActiveMode();
        assertEquals(Set.of("public_html", "welcome.txt", "Notizen für später.txt", "日本語", "old versions", "incoming"),
                names(client.mlistDir("/")));
        assertEquals(Set.of("お知らせ.txt"), names(client.mlistDir("/日本語")));
        assertEquals(Set.of("public_html", "welcome.txt", "Notizen für später.txt", "日本語", "old versions", "incoming"),
                names(client.listFiles("/")));
        client.disconnect();
    }

    @Test
    void uploadRestartTimeAndRenameWork() throws Exception {
        FTPClient client = client("demo");
        client.enterLocalPassiveMode();
        client.setFileType(FTP.BINARY_FILE_TYPE);
        byte[] content = "one two three".getBytes(StandardCharsets.UTF_8);
        assertTrue(client.storeFile("/incoming/.half", new ByteArrayInputStream(content, 0, 4)));
        client.setRestartOffset(4);
        assertTrue(client.storeFile("/incoming/.half", new ByteArrayInputStream(content, 4, content.length - 4)));
        assertEquals(Set.of(".half"), names(client.mlistDir("/incoming")));
        assertTrue(client.setModificationTime("/incoming/.half", "20240229123456"));
        assertTrue(client.rename("/incoming/.half", "/incoming/fertig ü.txt"));
        assertEquals("20240229123456", client.getModificationTime("/incoming/fertig ü.txt").substring(0, 14));
        client.setRestartOffset(8);
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        assertTrue(client.retrieveFile("/incoming/fertig ü.txt", rest));
        assertEquals("three", rest.toString(StandardCharsets.UTF_8));
        assertEquals(Set.of("fertig ü.txt"), names(client.mlistDir("/incoming")));
        client.disconnect();
    }

    @Test
    void firewallSwallowsActiveDataConnectionsOnly() throws Exception {
        FTPClient silent = client("demo-firewall");
        FTPClient passive = client("demo-firewall");
        try (ServerSocketChannel channel = ServerSocketChannel.open();
                ServerSocketChannel listener = channel
                        .bind(new InetSocketAddress(DemoServer.ADDRESS, 0))) {
            listener.configureBlocking(false);
            InetSocketAddress ours = (InetSocketAddress) listener.getLocalAddress();
            assertEquals(FTPReply.COMMAND_OK, silent.port(ours.getAddress(), ours.getPort()));
            BlockedCommand list = new BlockedCommand(silent, "LIST");
            // A whole passive listing on another session gives a connection all the time it would need.
            passive.enterLocalPassiveMode();
            assertFalse(names(passive.mlistDir("/")).isEmpty());
            try (SocketChannel arrived = listener.accept()) {
                assertNull(arrived);
            }
            assertTrue(list.waits());
            sites.close();
            assertNotEquals(FTPReply.FILE_STATUS_OK, list.reply());
        }
        passive.disconnect();
        silent.disconnect();
    }

    @Test
    void firewallLetsASessionGoOnInPassiveModeAfterAnAnsweredPort() throws Exception {
        FTPClient client = client("demo-firewall");
        assertEquals(FTPReply.COMMAND_OK, client.port(InetAddress.getByName(DemoServer.ADDRESS), 40_000));
        client.enterLocalPassiveMode();
        assertFalse(names(client.mlistDir("/public_html")).isEmpty());
        client.disconnect();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo-firewall"})
    void wrongPasswordIsRefused(String id) throws Exception {
        Resolved resolved = sites.resolve(id);
        FTPClient client = new FTPClient();
        client.connect(resolved.site().host(), resolved.site().port());
        assertFalse(client.login(resolved.site().user(), "guess"));
        assertFalse(client.login("anonymous", ""));
        client.disconnect();
    }

    @Test
    void everyStartHasAnotherPassword() throws Exception {
        char[] first = sites.resolve("demo").password();
        assertArrayEquals(first, sites.resolve("demo").password());
        DemoSites others = new DemoSites();
        try {
            assertFalse(Arrays.equals(first, others.resolve("demo").password()));
        } finally {
            others.close();
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        int port = sites.resolve("demo").site().port();
        try (Socket socket = new Socket()) {
            // A server on all addresses would answer here too.
            assertThrows(ConnectException.class, () -> socket.connect(new InetSocketAddress("127.0.0.2", port)));
        }
    }

    @Test
    void sampleFolderIsReadyAndItsLocationGivenAsLocalFolder() throws Exception {
        Path folder = Path.of(sites.resolve("demo-firewall").site().localFolder());
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString()).collect(Collectors.toSet());
            assertTrue(names.containsAll(Set.of("index.html", "about us.html", ".htaccess", "css/site.css",
                    "images/夕日.png", "blog/Grüße vom Hafen.html", "downloads/empty.txt")), names.toString());
        }
        byte[] picture = Files.readAllBytes(folder.resolve("images/harbour.png"));
        assertArrayEquals(new byte[]{(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(picture, 4));
    }

    @Test
    void nothingIsLeftAfterClosing() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        FTPClient client = client("demo");
        Resolved resolved = sites.resolve("demo");
        sites.resolve("demo-firewall");
        Path folder = Path.of(resolved.site().localFolder()).getParent();
        assertTrue(Files.exists(folder));
        sites.close();
        assertFalse(Files.exists(folder));
        assertThrows(ConnectException.class,
                () -> new FTPClient().connect(resolved.site().host(), resolved.site().port()));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && !thread.isDaemon()) {
                assertTrue(ended(thread), () -> thread + " goes on");
            }
        }
        assertThrows(ProblemException.class, () -> sites.resolve("demo"));
        client.disconnect();
    }

    private FTPClient client(String id) throws Exception {
        Resolved resolved = sites.resolve(id);
        FTPClient client = new FTPClient();
        client.setControlEncoding(StandardCharsets.UTF_8);
        client.setListHiddenFiles(false);
        client.connect(resolved.site().host(), resolved.site().port());
        assertTrue(client.login(resolved.site().user(), String.valueOf(resolved.password())));
        return client;
    }

    private static boolean ended(Thread thread) throws InterruptedException {
        thread.join(30_000);
        return !thread.isAlive();
    }

    private static Set<String> names(FTPFile[] files) {
        return Stream.of(files).map(FTPFile::getName).filter(name -> !Set.of(".", "..").contains(name))
                .collect(Collectors.toSet());
    }

    /** A command whose reply does not come for now. */
    private static final class BlockedCommand {
        private final CompletableFuture<Integer> reply;

        BlockedCommand(FTPClient client, String command) {
            reply = CompletableFuture.supplyAsync(() -> {
                try {
                    return client.sendCommand(command);
                } catch (IOException e) {
                    return FTPReply.SERVICE_NOT_AVAILABLE;
                }
            });
        }

        boolean waits() {
            return !reply.isDone();
        }

        int reply() {
            return reply.join();
        }
    }
}
