package io.portside.ui.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.testing.HandExecutor;
import io.portside.ui.testing.MemoryVolume;

class PaneModelTest {
    private final MemoryVolume volume = new MemoryVolume("local").file("/a/one.txt", 1).file("/a/two.txt", 2)
            .file("/b/three.txt", 3).folder("/empty").file("/a/.dot", 4);
    private final HandExecutor workers = new HandExecutor();
    private final HandExecutor ui = new HandExecutor();
    private final List<PaneContent> shown = new ArrayList<>();
    private long now;
    private final PaneModel model = new PaneModel(workers, ui, shown::add, () -> now);

    private Destination at(String path) {
        return Destination.of(new Location(volume, VolumePath.parse(path)));
    }

    private void settle() {
        while (workers.waiting() + ui.waiting() > 0) {
            workers.all();
            ui.all();
        }
    }

    private void open(String path) {
        model.open(at(path), Optional.empty());
        settle();
    }

    private List<String> names() {
        Rows rows = model.content().rows();
        return IntStream.range(0, rows.size()).mapToObj(i -> rows.get(i).name()).toList();
    }

    private String path() {
        return model.content().location().orElseThrow().path().toString();
    }

    @Test
    void openingShowsLoadingAtOnceAndTheRowsLater() {
        model.open(at("/a"), Optional.of("two.txt"));
        assertTrue(model.content().loading());
        assertEquals(0, model.content().rows().size());
        settle();
        assertEquals(List.of("..", "one.txt", "two.txt"), names());
        assertInstanceOf(PaneState.Ready.class, model.content().state());
        assertEquals(Optional.of("two.txt"), model.content().focus());
    }

    @Test
    void aPlaceThatIsKnownByItsIdOnlyGetsItsNameBeforeItIsOpen() {
        Destination slow = new Destination() {
            @Override
            public String label() {
                return "the site";
            }

            @Override
            public String name() {
                return "Shop";
            }

            @Override
            public Location find(CancelToken cancel) {
                return new Location(volume, VolumePath.parse("/a"));
            }
        };
        model.open(slow, Optional.empty());
        assertEquals("the site", model.content().label());
        settle();
        List<String> labels = shown.stream().map(PaneContent::label).distinct().toList();
        assertEquals(List.of("the site", "Shop", "local"), labels);
        assertTrue(shown.stream().filter(content -> content.label().equals("Shop")).allMatch(PaneContent::loading));
    }

    @Test
    void nothingIsListedOnTheCallersThread() {
        model.open(at("/a"), Optional.empty());
        assertEquals(0, ui.waiting());
        assertTrue(workers.waiting() > 0);
    }

    @Test
    void aSlowListingNeverPaintsOverALaterOne() {
        model.open(at("/a"), Optional.empty());
        model.open(at("/b"), Optional.empty());
        while (workers.waiting() > 0) {
            workers.last();
        }
        settle();
        assertEquals("/b", path());
        assertEquals(List.of("..", "three.txt"), names());
        long last = shown.get(shown.size() - 1).generation();
        assertTrue(shown.stream().filter(content -> content.rows().indexOf("one.txt").isPresent()).findAny().isEmpty());
        assertEquals(last, model.content().generation());
    }

    @Test
    void leavingCancelsTheListingUnderWay() {
        CancelToken[] token = new CancelToken[1];
        model.open(new Destination() {
            @Override
            public String label() {
                return "slow";
            }

            @Override
            public Location find(CancelToken cancel) {
                token[0] = cancel;
                return new Location(volume, VolumePath.parse("/a"));
            }
        }, Optional.empty());
        settle();
        assertTrue(!token[0].isCancelled());
        open("/b");
        assertTrue(token[0].isCancelled());
    }

    @Test
    void aFailureIsAStateWithoutRows() {
        open("/a");
        volume.breakAt("/b");
        open("/b");
        PaneState.Failed failed = assertInstanceOf(PaneState.Failed.class, model.content().state());
        assertEquals(ProblemKind.NO_PERMISSION, failed.problem().kind());
        assertEquals(0, model.content().rows().entries());
        assertEquals("/b", path());
    }

    @Test
    void aDestinationThatCannotBeFoundIsAFailureToo() {
        model.open(new Destination() {
            @Override
            public String label() {
                return "site";
            }

            @Override
            public Location find(CancelToken cancel) throws ProblemException {
                throw new IllegalStateException("broken");
            }
        }, Optional.empty());
        settle();
        PaneState.Failed failed = assertInstanceOf(PaneState.Failed.class, model.content().state());
        assertEquals(ProblemKind.INTERNAL, failed.problem().kind());
        assertEquals("site", model.content().label());
        assertTrue(model.content().location().isEmpty());
    }

    /** A listing of four entries, one a second, what there is being looked at after each. */
    private List<List<String>> slowly(Runnable listing) {
        List<List<String>> seen = new ArrayList<>();
        volume.file("/a/zoo.txt", 1).batches(1, () -> {
            // The worker that lists runs further down in the stack.
            settle();
            seen.add(names());
            now += 1_000_000_000L;
        });
        listing.run();
        return seen;
    }

    @Test
    void theFirstRowsOfASlowFolderAreShownWhileTheOthersCome() {
        List<List<String>> seen = slowly(() -> open("/a"));
        assertEquals(List.of(List.of(), List.of("..", "one.txt"), List.of("..", "one.txt", "two.txt"),
                List.of("..", "one.txt", "two.txt", "zoo.txt")), seen);
        assertEquals(List.of("..", "one.txt", "two.txt", "zoo.txt"), names());
        assertInstanceOf(PaneState.Ready.class, model.content().state());
        assertTrue(shown.stream().filter(PaneContent::coming).allMatch(content -> content.loading()
                && !content.empty() && content.location().isPresent()));
        assertEquals(3, shown.stream().filter(PaneContent::coming).count());
    }

    @Test
    void theCursorIsPutOnItsEntryOnceWhenThatHasCome() {
        slowly(() -> {
            model.open(at("/a"), Optional.of("two.txt"));
            settle();
        });
        List<Boolean> focused = shown.stream().filter(content -> content.coming() || !content.loading())
                .map(content -> content.focus().filter(name -> content.rows().indexOf(name).isPresent()).isPresent())
                .toList();
        assertEquals(List.of(false, true, false, false), focused);
    }

    @Test
    void rowsThatWereTakenBackAreShownNoMore() {
        volume.breakOnce(3);
        List<List<String>> seen = slowly(() -> open("/a"));
        assertEquals(List.of("..", "one.txt", "two.txt"), seen.get(2));
        assertEquals(List.of(), seen.get(3), "the listing broke off and begins again");
        assertEquals(List.of("..", "one.txt", "two.txt", "zoo.txt"), names());
    }

    @Test
    void aSlowRefreshShowsNothingHalf() {
        open("/a");
        Rows before = model.content().rows();
        shown.clear();
        slowly(() -> {
            model.refresh(Optional.empty());
            settle();
        });
        assertTrue(shown.stream().filter(PaneContent::loading).allMatch(content -> content.rows() == before));
        assertEquals(List.of("..", "one.txt", "two.txt", "zoo.txt"), names());
    }

    @Test
    void whatIsComingIsSortedAsWasAskedForMeanwhile() {
        boolean[] asked = new boolean[1];
        List<List<String>> seen = slowly(() -> {
            volume.batches(1, () -> {
                settle();
                now += 1_000_000_000L;
                if (model.content().coming() && !asked[0]) {
                    asked[0] = true;
                    model.setOptions(model.content().options().withHidden(true));
                }
            });
            open("/a");
        });
        assertEquals(List.of(), seen);
        assertEquals(List.of("..", ".dot", "one.txt", "two.txt", "zoo.txt"), names());
        assertTrue(shown.stream().anyMatch(content -> content.coming() && content.options().hidden()
                && content.rows().indexOf(".dot").isPresent()));
    }

    @Test
    void aSlowFolderThatIsLeftIsNotShownOverTheNext() {
        volume.batches(1, () -> {
            now += 1_000_000_000L;
            if (model.content().coming() && path().equals("/a")) {
                model.open(at("/b"), Optional.empty());
            }
            settle();
        });
        open("/a");
        assertEquals("/b", path());
        assertEquals(List.of("..", "three.txt"), names());
    }

    @Test
    void refreshKeepsTheRowsUntilTheNewOnesAreHere() {
        open("/a");
        Rows before = model.content().rows();
        volume.file("/a/new.txt", 1);
        model.refresh(Optional.of("new.txt"));
        assertTrue(model.content().loading());
        assertSame(before, model.content().rows());
        settle();
        assertTrue(model.content().rows().indexOf("new.txt").isPresent());
        assertEquals(Optional.of("new.txt"), model.content().focus());
    }

    @Test
    void cancellingGoesBackToWhatWasThere() {
        open("/a");
        model.open(at("/b"), Optional.empty());
        model.cancel();
        settle();
        assertEquals("/a", path());
        assertEquals(List.of("..", "one.txt", "two.txt"), names());
        assertInstanceOf(PaneState.Ready.class, model.content().state());
    }

    @Test
    void cancellingTheFirstListingSaysSo() {
        PaneModel fresh = new PaneModel(workers, ui, shown::add);
        fresh.open(at("/a"), Optional.empty());
        fresh.open(at("/b"), Optional.empty());
        fresh.cancel();
        settle();
        assertTrue(!fresh.content().loading());
        assertEquals(0, fresh.content().rows().entries());
    }

    @Test
    void cancellingARefreshKeepsTheRows() {
        open("/a");
        model.refresh(Optional.empty());
        model.cancel();
        settle();
        assertEquals(List.of("..", "one.txt", "two.txt"), names());
        assertInstanceOf(PaneState.Ready.class, model.content().state());
    }

    @Test
    void sortingAndFilteringRunOnAWorkerAndTheLatestWins() {
        open("/a");
        model.setOptions(model.content().options().withFilter("t"));
        model.setOptions(model.content().options().withFilter("tw"));
        assertEquals(0, ui.waiting());
        while (workers.waiting() > 0) {
            workers.last();
        }
        settle();
        assertEquals(List.of("..", "two.txt"), names());
        model.setOptions(model.content().options().withFilter("").withHidden(true));
        settle();
        assertEquals(List.of("..", ".dot", "one.txt", "two.txt"), names());
    }

    @Test
    void optionsChangedDuringAListingHoldForIt() {
        model.open(at("/a"), Optional.empty());
        workers.all();
        model.setOptions(model.content().options().withHidden(true));
        settle();
        assertTrue(model.content().rows().indexOf(".dot").isPresent());
    }

    @Test
    void theFilterIsForOneFolderHiddenFilesForAll() {
        open("/a");
        model.setOptions(new RowOptions(SortColumn.SIZE, true, "o", true));
        settle();
        open("/b");
        assertEquals(new RowOptions(SortColumn.SIZE, true, "", true), model.content().options());
    }

    @Test
    void historyGoesBackAndForward() {
        open("/a");
        open("/b");
        open("/empty");
        assertEquals("/b", model.step(-1).orElseThrow().path().toString());
        open("/b");
        assertEquals("/a", model.step(-1).orElseThrow().path().toString());
        assertTrue(model.step(-1).isEmpty());
        assertEquals("/b", model.step(1).orElseThrow().path().toString());
        assertTrue(model.canStep(1));
        open("/a");
        assertTrue(!model.canStep(1));
        assertEquals(List.of("/a", "/b"), model.recent().stream().map(l -> l.path().toString()).toList());
    }

    @Test
    void anEmptyFolderIsSeenAsEmptyAndTheRootHasNoWayUp() {
        open("/empty");
        assertTrue(model.content().empty());
        assertEquals(List.of(".."), names());
        open("/");
        assertEquals(List.of("a", "b", "empty"), names());
    }
}
