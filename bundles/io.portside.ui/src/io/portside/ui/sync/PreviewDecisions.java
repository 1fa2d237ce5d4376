package io.portside.ui.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanEdits;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.sync.preview.PreviewActions;
import io.portside.ui.sync.text.TextDialog;
import io.portside.ui.work.Work;

/** What a person decides in the preview, carried to the session, the pair and the panes. UI thread. */
final class PreviewDecisions implements PreviewActions {
    private final SyncTools tools;
    private final Composite asker;

    PreviewDecisions(SyncTools tools, Composite asker) {
        this.tools = tools;
        this.asker = asker;
    }

    private Optional<SyncState.Preview> preview() {
        return tools.session().state() instanceof SyncState.Preview preview
                ? Optional.of(preview)
                : Optional.empty();
    }

    @Override
    public Optional<SyncPlan> plan() {
        return preview().map(SyncState.Preview::plan);
    }

    @Override
    public void acknowledge(Guard guard, boolean yes) {
        tools.session().acknowledge(guard, yes);
    }

    @Override
    public void edit(SyncPlan plan) {
        tools.session().edit(plan);
    }

    @Override
    public void takeBack() {
        tools.session().takeBack();
    }

    @Override
    public boolean canTakeBack() {
        return tools.session().canTakeBack();
    }

    @Override
    public void putOff() {
        preview().ifPresent(shown -> {
            tools.around().putOff(shown.pair());
            tools.session().leave();
            say(NLS.bind(Messages.putOff, shown.pair().name()));
        });
    }

    @Override
    public void compareAgain() {
        tools.session().state().about().ifPresent(tools.session()::compare);
    }

    @Override
    public void run() {
        tools.session().run();
    }

    @Override
    public void say(String text) {
        tools.around().say(text);
    }

    @Override
    public void showInPanes(Optional<VolumePath> folder) {
        tools.session().state().about().ifPresent(
                pair -> tools.around().showInPanes(pair, folder.orElse(VolumePath.ROOT)));
    }

    @Override
    public void exclude(String pattern) {
        preview().ifPresent(shown -> {
            SyncPair pair = shown.pair();
            FilterRules filter = pair.rules().filter();
            List<String> patterns = new ArrayList<>(filter.patterns());
            patterns.add(pattern);
            SyncPair narrower = pair
                    .withRules(pair.rules().withFilter(filter.withPatterns(patterns)));
            Work.run(Messages.saving, asker, () -> {
                tools.house().book().save(narrower);
                return PlanEdits.leaveOut(shown.plan(), narrower.rules().filter());
            }, plan -> {
                // Decided meanwhile, or left: then the next comparison knows the pattern.
                if (preview().filter(now -> now.plan() == shown.plan()).isPresent()) {
                    tools.session().excluded(narrower, plan);
                }
                say(NLS.bind(Messages.excluded, pattern));
            }, problem -> new ProblemDialog(asker.getShell(), problem).open());
        });
    }

    @Override
    public void compareTexts(PlanItem item) {
        preview().ifPresent(shown -> {
            TextDialog dialog = new TextDialog(asker.getShell(), item.path().name(), source(shown.pair(), item),
                    tools.adviser().choices(shown.plan(), item), tools.workers());
            dialog.ask().ifPresent(action -> {
                Optional<SyncState.Preview> now = preview().filter(still -> still.plan() == shown.plan());
                now.ifPresent(still -> Work.run(Messages.deciding, asker,
                        () -> tools.adviser().decide(still.plan(), List.of(item.path()), action), plan -> {
                            if (preview().filter(later -> later.plan() == still.plan()).isPresent()) {
                                tools.session().edit(plan);
                            }
                        }, problem -> new ProblemDialog(asker.getShell(), problem).open()));
            });
        });
    }

    private TextDialog.Source source(SyncPair pair, PlanItem item) {
        return new TextDialog.Source() {
            @Override
            public Optional<Location> left() throws ProblemException {
                return location(Side.LEFT);
            }

            @Override
            public Optional<Location> right() throws ProblemException {
                return location(Side.RIGHT);
            }

            private Optional<Location> location(Side side) throws ProblemException {
                if (item.of(side).isEmpty()) {
                    return Optional.empty();
                }
                VolumePath path = VolumePath.parse(pair.end(side).folder())
                        .resolve(item.path().names().toArray(String[]::new));
                return Optional.of(new Location(tools.house().volume(pair.end(side)), path));
            }
        };
    }
}
