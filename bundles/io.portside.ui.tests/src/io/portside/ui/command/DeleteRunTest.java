package io.portside.ui.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.DeleteRun;
import io.portside.engine.files.Entry;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.testing.MemoryVolume;

class DeleteRunTest {
    private final MemoryVolume volume = new MemoryVolume("local").file("/w/a/x", 1).file("/w/a/deep/y", 1)
            .link("/w/a/link").file("/w/b", 1).file("/w/keep", 1);
    private int gone;

    private List<Problem> delete(CancelToken cancel, String... names) throws ProblemException {
        VolumePath folder = VolumePath.parse("/w");
        List<String> wanted = List.of(names);
        List<Entry> doomed = volume.list(folder, cancel).entries().stream()
                .filter(entry -> wanted.contains(entry.name())).toList();
        return new DeleteRun(volume, cancel, count -> gone = count).run(folder, doomed);
    }

    @Test
    void foldersGoWithWhatTheyHoldAndLinksAreNotFollowed() throws ProblemException {
        assertEquals(List.of(), delete(CancelToken.never(), "a", "b"));
        assertEquals(List.of("delete /w/a/deep/y", "delete /w/a/deep", "delete /w/a/link", "delete /w/a/x",
                "delete /w/a", "delete /w/b"), volume.calls());
        assertEquals(6, gone);
        assertTrue(volume.paths().contains("/w/keep"));
    }

    @Test
    void whatCannotBeDeletedIsToldOnceAndTheRestGoesOn() throws ProblemException {
        volume.breakAt("/w/a/deep");
        List<Problem> problems = delete(CancelToken.never(), "a", "b");
        assertEquals(List.of(ProblemKind.NO_PERMISSION), problems.stream().map(Problem::kind).toList());
        assertEquals(List.of("delete /w/a/link", "delete /w/a/x", "delete /w/b"), volume.calls());
    }

    @Test
    void cancellingStopsIt() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        ProblemException e = assertThrows(ProblemException.class, () -> delete(cancel, "a"));
        assertEquals(ProblemKind.CANCELLED, e.problem().kind());
        assertEquals(List.of(), volume.calls());
    }
}
