package io.portside.ui.command;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Shell;

import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.TransferQueue;
import io.portside.engine.transfer.TransferRequest;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.status.StatusLine;

/** What copy and move have in common: from the active pane's selection into the other pane's folder. */
final class TransferAction {
    private TransferAction() {}

    static void run(Panes panes, TransferQueue transfers, StatusLine status, Shell shell, boolean move) {
        List<Location> sources = panes.active().map(Pane::selectedLocations).orElse(List.of());
        Optional<Location> target = panes.other().flatMap(Pane::location);
        if (sources.isEmpty()) {
            status.say(Messages.selectFirst);
        } else if (target.isEmpty() || !panes.other().map(Pane::usable).orElse(false)) {
            status.say(Messages.noTarget);
        } else if (within(sources, target.get())) {
            new ProblemDialog(shell, Problem.of(ProblemKind.INTO_ITSELF, "", sources.get(0).path().toString(),
                    target.get().path().toString())).open();
        } else {
            transfers.submit(new TransferRequest(sources, target.get(), move));
        }
    }

    private static boolean within(List<Location> sources, Location target) {
        return sources.stream().anyMatch(source -> source.volume().id().equals(target.volume().id())
                && (target.path().startsWith(source.path()) || source.path().parent().equals(target.path())));
    }
}
