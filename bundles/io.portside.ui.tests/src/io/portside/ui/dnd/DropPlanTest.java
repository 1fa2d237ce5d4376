package io.portside.ui.dnd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.ui.pane.PaneRow;
import io.portside.ui.testing.MemoryVolume;

class DropPlanTest {
    private final MemoryVolume local = new MemoryVolume("local");
    private final MemoryVolume site = new MemoryVolume("site");

    private static Location at(MemoryVolume volume, String path) {
        return new Location(volume, VolumePath.parse(path));
    }

    private static Optional<PaneRow> folder(String name) {
        return Optional.of(new PaneRow(MemoryVolume.entry(name, EntryKind.FOLDER, OptionalLong.empty())));
    }

    private static Optional<PaneRow> file(String name) {
        return Optional.of(new PaneRow(MemoryVolume.entry(name, EntryKind.FILE, OptionalLong.of(1))));
    }

    private Optional<String> target(List<Location> sources, Location here, Optional<PaneRow> row) {
        return DropPlan.target(sources, here, row).map(location -> location.path().toString());
    }

    @Test
    void aFolderRowTakesTheDropAndAFileLeavesItToThePane() {
        List<Location> sources = List.of(at(local, "/w/a"));
        assertEquals(Optional.of("/pub/img"), target(sources, at(site, "/pub"), folder("img")));
        assertEquals(Optional.of("/pub"), target(sources, at(site, "/pub"), file("x")));
        assertEquals(Optional.of("/pub"), target(sources, at(site, "/pub"), Optional.empty()));
        assertEquals(Optional.of("/"), target(sources, at(site, "/pub"), Optional.of(PaneRow.UP)));
        assertTrue(DropPlan.onRow(sources, at(site, "/pub"), folder("img")));
        assertFalse(DropPlan.onRow(sources, at(site, "/pub"), file("x")));
    }

    @Test
    void nothingIsDroppedWhereItIsAlready() {
        assertEquals(Optional.empty(), target(List.of(at(local, "/w/a")), at(local, "/w"), Optional.empty()));
        assertEquals(Optional.of("/w/b"), target(List.of(at(local, "/w/a")), at(local, "/w"), folder("b")));
    }

    @Test
    void aFolderIsNotDroppedIntoItself() {
        List<Location> sources = List.of(at(local, "/w/a"));
        assertEquals(Optional.empty(), target(sources, at(local, "/w"), folder("a")));
        assertEquals(Optional.empty(), target(sources, at(local, "/"), folder("w")));
        assertEquals(Optional.empty(), target(sources, at(local, "/w/a/deep"), Optional.empty()));
        assertEquals(Optional.of("/w/ab"), target(sources, at(local, "/w/ab"), Optional.empty()));
    }

    @Test
    void theSamePathOfAnotherVolumeIsAnotherPlace() {
        assertEquals(Optional.of("/w"), target(List.of(at(local, "/w/a")), at(site, "/w"), Optional.empty()));
    }

    @Test
    void unknownSourcesOfOtherProgramsMayGoAnywhere() {
        assertEquals(Optional.of("/w"), target(List.of(), at(local, "/w"), Optional.empty()));
    }
}
