package io.portside.ftp.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import org.apache.commons.vfs2.CacheStrategy;
import org.apache.commons.vfs2.Capability;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileType;
import org.apache.commons.vfs2.Selectors;
import org.apache.commons.vfs2.cache.NullFilesCache;
import org.apache.commons.vfs2.impl.DefaultFileSystemManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.RouteMemory;
import io.portside.testkit.ScriptedFtpServer;

@SuppressWarnings("resource") // The manager closes what it is given, and file objects hold nothing open.
class FtpFileProviderTest {
    private static final Instant TIME = Instant.parse("2021-03-04T05:06:07Z");
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final DefaultFileSystemManager manager = new DefaultFileSystemManager();
    private final FtpFileProvider provider = new FtpFileProvider();
    private FtpSite site;
    private FtpFileSystem files;

    @BeforeEach
    void connect() throws FileSystemException {
        server.tree().folder("/folder");
        manager.setFilesCache(new NullFilesCache());
        manager.setCacheStrategy(CacheStrategy.MANUAL);
        manager.addProvider(FtpFileProvider.SCHEME, provider);
        manager.init();
        site = site();
        files = provider.files(site);
    }

    private FtpSite site() {
        return new FtpSite(FtpSiteSettings.of(server.host(), server.port(), "ann"), () -> "secret".toCharArray(),
                RouteMemory.inMemory(), event -> {});
    }

    @AfterEach
    void close() {
        site.close();
        manager.close();
        server.close();
        assertEquals(List.of(), server.complaints());
    }

    private FtpFileObject object(String path) {
        return files.object(path, CancelToken.never());
    }

    private void file(String path, String content) {
        server.tree().file(path, content.getBytes(StandardCharsets.UTF_8), TIME);
    }

    private static String text(FileObject file) throws Exception {
        try (InputStream in = file.getContent().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void childrenKnowWhatTheListingTold() throws Exception {
        for (int i = 0; i < 30; i++) {
            file("/folder/f" + i, "12345");
        }
        server.tree().folder("/folder/sub");
        FileObject[] children = object("/folder").getChildren();
        assertEquals(31, children.length);
        for (FileObject child : children) {
            boolean folder = child.getName().getBaseName().equals("sub");
            assertEquals(folder ? FileType.FOLDER : FileType.FILE, child.getType());
            if (!folder) {
                assertEquals(5, child.getContent().getSize());
                assertEquals(TIME.toEpochMilli(), child.getContent().getLastModifiedTime());
            }
        }
        assertEquals(1, server.listings());
        assertEquals(0, server.count("MLST") + server.count("SIZE") + server.count("MDTM"));
    }

    @Test
    void aListingShownAgainIsFresh() throws Exception {
        FtpFileObject folder = object("/folder");
        assertEquals(0, folder.getChildren().length);
        file("/folder/new", "x");
        assertEquals(1, folder.getChildren().length);
        file("/folder/new", "longer");
        assertEquals(6, folder.getChildren()[0].getContent().getSize());
    }

    @Test
    void aRefusedListingIsAnExceptionAndIsAskedOnce() throws Exception {
        object("/folder").getChildren();
        long before = server.listings();
        server.on("MLSD").reply("550 Permission denied.");
        assertThrows(FileSystemException.class, () -> object("/folder").getChildren());
        assertEquals(1, server.listings() - before);
    }

    @Test
    void theListingsTrustIsAtHand() throws Exception {
        FtpFileObject folder = object("/folder");
        folder.getChildren();
        assertEquals(List.of(), folder.doubts());
        file("/folder/a", "x");
        server.on("MLSD").finalReply("226 Transfer done (but failed to open directory).");
        folder.getChildren();
        assertEquals(List.of(RemoteListing.Doubt.FAILURE_WORDING), folder.doubts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "%41", "a#b", "a?b=c", "with space", " x", "back\\slash", "日本語", "semi;colon", "ü"})
    void anyNameIsItself(String name) throws Exception {
        file("/folder/" + name, "content of " + name);
        FileObject child = object("/folder").getChildren()[0];
        assertEquals("/folder/" + name, child.getName().getPathDecoded());
        assertEquals("content of " + name, text(child));
        assertEquals("content of " + name, text(object("/folder").getChild(name)));
        assertTrue(child.delete());
        assertEquals(0, object("/folder").getChildren().length);
    }

    @Test
    void bytesThatAreNoUtf8AreKept() throws Exception {
        server.charset(StandardCharsets.ISO_8859_1);
        file("/folder/na\u00EFve", "x");
        FtpFileObject child = (FtpFileObject) object("/folder").getChildren()[0];
        assertEquals("x", text(child));
        child.rename(object(child.path() + "2"));
        assertTrue(server.tree().get("/folder/na\u00EFve2").isPresent());
    }

    @Test
    void anOutputStreamWritesAllOrNothing() throws Exception {
        file("/folder/f", "old");
        OutputStream out = object("/folder/f").getContent().getOutputStream();
        out.write("new content".getBytes(StandardCharsets.UTF_8));
        out.flush();
        assertEquals("old", new String(server.tree().content("/folder/f"), StandardCharsets.UTF_8));
        out.close();
        assertEquals("new content", new String(server.tree().content("/folder/f"), StandardCharsets.UTF_8));
        server.on("RNTO").reply("451 no");
        server.on("STOR").reply("552 full");
        OutputStream failing = object("/folder/f").getContent().getOutputStream();
        failing.write(1);
        assertThrows(java.io.IOException.class, failing::close);
        assertEquals("new content", new String(server.tree().content("/folder/f"), StandardCharsets.UTF_8));
        assertEquals(List.of("/folder/f"),
                server.tree().children("/folder").stream().map(node -> node.path()).toList());
    }

    @Test
    void movingNeverReplaces() throws Exception {
        file("/folder/a", "A");
        file("/folder/b", "B");
        assertThrows(FileSystemException.class, () -> object("/folder/a").moveTo(object("/folder/b")));
        assertEquals("B", text(object("/folder/b")));
        object("/folder/a").moveTo(object("/folder/c"));
        assertEquals("A", text(object("/folder/c")));
        assertFalse(object("/folder/a").exists());
    }

    @Test
    void makesFoldersWithTheirParentsAndDeletesTrees() throws Exception {
        object("/folder/x/y/z").createFolder();
        assertTrue(object("/folder/x/y/z").isFolder());
        file("/folder/x/y/f", "f");
        assertEquals(4, object("/folder/x").delete(Selectors.SELECT_ALL));
        assertFalse(object("/folder/x").exists());
    }

    @Test
    void aTimeCanBeSetWhereTheServerCan() throws Exception {
        file("/folder/f", "x");
        FtpFileObject file = object("/folder/f");
        assertTrue(files.hasCapability(Capability.SET_LAST_MODIFIED_FILE));
        file.getContent().setLastModifiedTime(TIME.plusSeconds(77).toEpochMilli());
        assertEquals(TIME.plusSeconds(77), server.tree().get("/folder/f").orElseThrow().modified());
    }

    @Test
    void whereItCannotTheCapabilityGoes() throws Exception {
        server.without("MFMT");
        server.on("MDTM").reply("502 no");
        server.on("SITE").reply("502 no");
        file("/folder/f", "x");
        assertThrows(FileSystemException.class,
                () -> object("/folder/f").getContent().setLastModifiedTime(TIME.toEpochMilli()));
        assertFalse(files.hasCapability(Capability.SET_LAST_MODIFIED_FILE));
    }

    @Test
    void claimsOnlyWhatItCan() {
        assertFalse(files.hasCapability(Capability.APPEND_CONTENT));
        assertFalse(files.hasCapability(Capability.RANDOM_ACCESS_READ));
        assertTrue(files.hasCapability(Capability.RENAME));
        assertThrows(FileSystemException.class, () -> object("/folder/f").getContent().getOutputStream(true));
    }

    @Test
    void whatIsNotThereDoesNotExist() throws Exception {
        assertFalse(object("/folder/none").exists());
        assertEquals(FileType.IMAGINARY, object("/folder/none").getType());
        assertNull(object("/folder").getChild("none"));
        assertThrows(java.io.IOException.class, () -> text(object("/folder/none")));
    }

    @Test
    void aSiteHasOneFileSystemAndNoPasswordInItsName() throws Exception {
        assertSame(files, provider.files(site));
        try (FtpSite other = site()) {
            assertNotSame(files, provider.files(other));
        }
        assertEquals("ftp://ann@127.0.0.1:" + server.port() + "/", files.getRootURI());
        provider.forget(files);
        assertNotSame(files, provider.files(site));
        assertThrows(FileSystemException.class, () -> manager.resolveFile("ftp://127.0.0.1/"));
    }

    @Test
    void aStreamClosedEarlyLeavesTheSiteUsable() throws Exception {
        server.tree().file("/folder/big", new byte[3_000_000], TIME);
        for (int i = 0; i < 6; i++) {
            try (InputStream in = object("/folder/big").retrieve()) {
                assertEquals(0, in.read());
            }
        }
        try (InputStream in = object("/folder/big").retrieve()) {
            assertEquals(3_000_000, in.readAllBytes().length);
        }
        assertEquals(new TreeSet<>(List.of("big")), new TreeSet<>(Arrays.stream(object("/folder").getChildren())
                .map(child -> child.getName().getBaseName()).toList()));
    }
}
