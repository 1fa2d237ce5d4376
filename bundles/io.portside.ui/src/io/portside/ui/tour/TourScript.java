package io.portside.ui.tour;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.EngineListener;
import io.portside.engine.PortsideEngine;
import io.portside.engine.files.Location;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.ItemFailure;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.command.Commands;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneContent;
import io.portside.ui.pane.PaneState;
import io.portside.ui.pane.Panes;
import io.portside.ui.pane.PathText;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;

/** The steps: connect, fall back, upload a folder, compare both sides. Runs on a worker. */
final class TourScript {
    private final Stage stage;
    private final Panes panes;
    private final PortsideEngine engine;
    private final Consumer<String> commands;
    private final Transcript transcript;
    private final Formats formats = Formats.here();
    private final ProblemWording problems = new ProblemWording(formats);

    TourScript(Stage stage, Panes panes, PortsideEngine engine, Consumer<String> commands, Transcript transcript) {
        this.stage = stage;
        this.panes = panes;
        this.engine = engine;
        this.commands = commands;
        this.transcript = transcript;
    }

    /** @param site a start argument, {@code site:ID} */
    void run(String site) throws TourFailure {
        Pane left = stage.ui(Messages.window, () -> panes.get(Pane.Side.LEFT).orElseThrow());
        Pane right = stage.ui(Messages.window, () -> panes.get(Pane.Side.RIGHT).orElseThrow());
        Location sample = connect(left, right, site);
        Location target = right.location().orElseThrow();
        upload(left, right, sample);
        compare(left, right, sample, target.child(sample.path().name()));
    }

    /** Returns the local folder that belongs to the site. */
    private Location connect(Pane left, Pane right, String site) throws TourFailure {
        transcript.step(NLS.bind(Messages.connecting, site));
        long begin = System.nanoTime();
        PaneContent remote = ready(Messages.stepConnect, right,
                () -> right.open(right.places().argument(site, true)), content -> true);
        transcript.step(NLS.bind(Messages.listed, new Object[]{remote.location().orElseThrow(),
                formats.number(remote.rows().entries()), formats.wait(Duration.ofNanos(System.nanoTime() - begin))}));
        transcript.line(NLS.bind(Messages.header, stage.ui(Messages.stepConnect, right.view()::routeText)));
        String folder = engine.connections().site(remote.location().get().volume().id())
                .map(profile -> profile.localFolder()).filter(text -> !text.isBlank())
                .orElseThrow(() -> new TourFailure(Messages.noSample));
        Location sample = left.places().local(PathText.local(folder));
        ready(Messages.stepSample, left, () -> {},
                content -> content.location().filter(here -> here.path().equals(sample.path())).isPresent());
        return sample;
    }

    private void upload(Pane left, Pane right, Location sample) throws TourFailure {
        transcript.step(NLS.bind(Messages.uploading, sample.path().name()));
        // One up from inside the folder, with the cursor on it: that selects it, as for a person.
        ready(Messages.stepSample, left, () -> {
            panes.activate(left);
            left.view().focus();
            left.up();
        }, content -> content.rows().indexOf(sample.path().name()).isPresent());
        CompletableFuture<TransferSnapshot> end = new CompletableFuture<>();
        EngineListener listener = new EngineListener() {
            @Override
            public void transfer(TransferSnapshot snapshot) {
                if (snapshot.state().finished()) {
                    end.complete(snapshot);
                }
            }
        };
        engine.addListener(listener);
        try {
            stage.ui(Messages.stepUpload, () -> {
                left.select(Set.of(sample.path().name()));
                commands.accept(Commands.COPY);
                return null;
            });
            summary(stage.await(Messages.stepUpload, end));
        } finally {
            engine.removeListener(listener);
        }
    }

    private void summary(TransferSnapshot snapshot) throws TourFailure {
        Duration took = Duration.ofMillis(snapshot.finishedAfterMillis().orElse(0));
        transcript.step(NLS.bind(Messages.uploaded, new Object[]{formats.number(snapshot.filesDone()),
                formats.number(snapshot.filesTotal()), formats.exactSize(snapshot.bytesDone()), formats.wait(took)}));
        for (ItemFailure failure : snapshot.failures()) {
            transcript.line(NLS.bind(Messages.itemFailed, failure.path(), problems.line(failure.problem())));
        }
        if (snapshot.state() != State.DONE) {
            throw new TourFailure(NLS.bind(Messages.notUploaded, snapshot.state()));
        }
    }

    private void compare(Pane left, Pane right, Location sample, Location target) throws TourFailure {
        transcript.step(Messages.opening);
        ready(Messages.stepOpen, left, () -> left.open(sample), at(sample));
        ready(Messages.stepOpen, right, () -> right.open(target), at(target));
        FolderComparison.Result result;
        try {
            result = new FolderComparison(CancelToken.never()).compare(sample, target);
        } catch (ProblemException e) {
            throw new TourFailure(NLS.bind(Messages.stepFailed, Messages.stepCompare, problems.line(e.problem())), e);
        } catch (IOException e) {
            throw new TourFailure(NLS.bind(Messages.stepFailed, Messages.stepCompare, e), e);
        }
        result.differences().forEach(transcript::line);
        if (!result.differences().isEmpty()) {
            throw new TourFailure(NLS.bind(Messages.different, result.differences().size()));
        }
        if (result.files() == 0) {
            throw new TourFailure(Messages.nothingCompared);
        }
        transcript.step(NLS.bind(Messages.equal, new Object[]{formats.number(result.files()),
                formats.number(result.folders()), formats.exactSize(result.bytes())}));
    }

    private static Predicate<PaneContent> at(Location place) {
        return content -> content.location().filter(here -> here.path().equals(place.path())
                && here.volume().id().equals(place.volume().id())).isPresent();
    }

    /** Waits until a pane shows a listed folder that is the wanted one; a folder that cannot be listed is a failure. */
    private PaneContent ready(String step, Pane pane, Runnable action,
            Predicate<PaneContent> wanted) throws TourFailure {
        long[] before = new long[1];
        PaneContent content = stage.show(step, pane, () -> {
            before[0] = pane.content().generation();
            action.run();
        }, shown -> shown.state() instanceof PaneState.Failed && shown.generation() > before[0]
                || shown.state() instanceof PaneState.Ready && shown.location().isPresent() && wanted.test(shown));
        if (content.state() instanceof PaneState.Failed failed) {
            throw new TourFailure(NLS.bind(Messages.stepFailed, step, problems.line(failed.problem())));
        }
        return content;
    }
}
