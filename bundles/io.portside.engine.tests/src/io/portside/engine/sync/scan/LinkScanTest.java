package io.portside.engine.sync.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.files.EntryKind;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderTriple;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "making symbolic links needs a privilege there")
class LinkScanTest {
    @TempDir
    Path folder;
    private ScanHarness pair;

    @BeforeEach
    void open() throws Exception {
        pair = new ScanHarness(folder);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private void link(String path, String target) throws Exception {
        Path link = pair.root(Side.LEFT).resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private Facts left(Map<String, FolderTriple> found, String parent, String name) {
        return found.get(parent).left().entries().get(name);
    }

    @ParameterizedTest
    @EnumSource(value = LinkPolicy.class, names = {"SKIP", "COPY"})
    void linksAreNotEntered(LinkPolicy policy) throws Exception {
        pair.file(Side.LEFT, "real/f", "x");
        link("l", "real");
        pair.rules = pair.rules.withLinks(policy);
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Set.of("/", "/real"), found.keySet());
        assertEquals(EntryKind.LINK, left(found, "/", "l").kind());
        assertEquals(Optional.of("real"), left(found, "/", "l").linkTarget());
    }

    @Test
    void followedLinksAreWhatTheyPointTo() throws Exception {
        Path outside = Files.createDirectories(folder.toRealPath().resolve("outside/inner"));
        Files.writeString(outside.resolve("f"), "12345");
        pair.file(Side.LEFT, "real/f", "123");
        link("file", "real/f");
        link("out", outside.getParent().toString());
        link("broken", "nowhere");
        link("real/up", "../real/../file");
        pair.rules = pair.rules.withLinks(LinkPolicy.FOLLOW);
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Set.of("/", "/real", "/out", "/out/inner"), found.keySet());
        assertEquals(EntryKind.FILE, left(found, "/", "file").kind());
        assertEquals(OptionalLong.of(3), left(found, "/", "file").size());
        assertEquals(EntryKind.FILE, left(found, "/real", "up").kind());
        assertEquals(EntryKind.FOLDER, left(found, "/", "out").kind());
        assertEquals(Optional.of(outside.getParent().toString()), left(found, "/", "out").linkTarget());
        assertEquals(EntryKind.LINK, left(found, "/", "broken").kind());
        assertEquals(OptionalLong.of(5), left(found, "/out/inner", "f").size());
    }

    @Test
    void circlesStayLinks() throws Exception {
        pair.file(Side.LEFT, "a/b/f", "x");
        link("a/b/self", ".");
        link("a/b/up", "../..");
        link("a/b/root", "/");
        link("twin1/to2", "../twin2");
        link("twin2/to1", "../twin1");
        link("loop", "loop");
        link("a/b/alias", "up/a");
        pair.rules = pair.rules.withLinks(LinkPolicy.FOLLOW);
        Map<String, FolderTriple> found = pair.scan();
        for (String name : Set.of("self", "up", "root", "alias")) {
            assertEquals(EntryKind.LINK, left(found, "/a/b", name).kind(), name);
        }
        assertEquals(EntryKind.LINK, left(found, "/", "loop").kind());
        assertEquals(EntryKind.FOLDER, left(found, "/twin1", "to2").kind());
        assertEquals(EntryKind.LINK, left(found, "/twin1/to2", "to1").kind());
        assertEquals(Set.of("/", "/a", "/a/b", "/twin1", "/twin1/to2", "/twin2", "/twin2/to1"), found.keySet());
        assertFalse(found.isEmpty());
    }

    @Test
    void aFolderThatIsReachedThroughALinkItself() throws Exception {
        pair.file(Side.LEFT, "a/f", "x");
        link("a/back", pair.root(Side.LEFT).resolveSibling("alias").toString());
        Files.createSymbolicLink(pair.root(Side.LEFT).resolveSibling("alias"), pair.root(Side.LEFT));
        pair.rules = pair.rules.withLinks(LinkPolicy.FOLLOW);
        assertEquals(EntryKind.LINK, left(pair.scan(), "/a", "back").kind());
    }
}
