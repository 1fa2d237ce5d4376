package io.portside.cli.verb;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonObject;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.sync.Consent;
import io.portside.cli.sync.PairFinder;
import io.portside.cli.sync.PlanLines;
import io.portside.cli.sync.ProgressLine;
import io.portside.cli.sync.ReportLines;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.engine.address.BadAddress;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.plan.file.PlanFile;
import io.portside.engine.sync.plan.file.SavedPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sync}: compares two folders and makes them the same, after showing what that takes. */
@Command(name = "sync")
@SuppressWarnings("resource") // The engine closes what it has opened.
public final class SyncVerb extends Verb.OnSites {
    /** More lines than that nobody reads before answering; {@code --dry-run} shows them all. */
    private static final int MOST_SHOWN = 200;

    @Parameters(index = "0..*", arity = "0..2", paramLabel = "PAIR | SOURCE TARGET", descriptionKey = "pair")
    private List<String> places = new ArrayList<>();

    @ArgGroup(exclusive = true)
    private Task task;

    @Mixin
    private SyncOptions options;

    @Option(names = {"-y", "--yes"}, descriptionKey = "yes")
    private boolean yes;

    @Option(names = "--acknowledge", descriptionKey = "acknowledge", paramLabel = "KIND", split = ",", converter = SyncOptions.Guards.class)
    private List<Guard.Kind> acknowledged = new ArrayList<>();

    @Option(names = "--run", descriptionKey = "run", paramLabel = "NUMBER")
    private Long run;

    /** At most one of these. */
    static final class Task {
        @Option(names = {"-n", "--dry-run"}, descriptionKey = "dryRun")
        private boolean dryRun;

        @Option(names = "--plan", descriptionKey = "plan", paramLabel = "FILE")
        private String plan;

        @Option(names = "--execute", descriptionKey = "execute", paramLabel = "FILE")
        private String execute;

        @Option(names = "--history", descriptionKey = "history")
        private boolean history;

        @Option(names = "--undo", descriptionKey = "undo")
        private boolean undo;

        @Option(names = "--list", descriptionKey = "list")
        private boolean list;
    }

    public SyncVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        Task wanted = task == null ? new Task() : task;
        if (run != null && !wanted.history && !wanted.undo) {
            throw new Failure(ExitCode.USAGE, Messages.runAlone);
        }
        if (wanted.list) {
            return list(errand);
        }
        if (wanted.execute != null) {
            return execute(errand, wanted.execute);
        }
        SyncPair pair = pair(errand);
        if (wanted.history) {
            return history(errand, pair);
        }
        new PairFinder(errand).open(pair);
        if (wanted.undo) {
            return undo(errand, pair);
        }
        SyncPair chosen = pair.withRules(options.choices().applied(pair.rules()));
        SyncPlan plan = errand.engine().synchroniser().plan(chosen, listener(), errand.cancel());
        screen().clear();
        if (wanted.plan != null) {
            file(wanted.plan).write(new SavedPlan(pair, plan));
        }
        return wanted.dryRun || wanted.plan != null ? preview(plan, wanted.dryRun) : carryOut(errand, chosen, plan);
    }

    private SyncPair pair(Errand errand) throws ProblemException, BadAddress, Failure {
        boolean two = places.size() == 2;
        if (places.isEmpty()) {
            throw new Failure(ExitCode.USAGE, Messages.noPair);
        }
        if (two != options.mode().isPresent()) {
            throw new Failure(ExitCode.USAGE, two ? Messages.noMode : Messages.modeOfPair);
        }
        PairFinder finder = new PairFinder(errand);
        return two
                ? finder.between(places.get(0), places.get(1), SyncRules.DEFAULT.withMode(options.mode().get()))
                : finder.saved(places.get(0));
    }

    private SyncListener listener() {
        return quiet() ? SyncListener.NONE : new ProgressLine(screen());
    }

    private boolean talks() {
        return !quiet() && !results().json() && setup().around().progress();
    }

    private PlanFile file(String name) throws Failure {
        try {
            return new PlanFile(setup().around().folder().resolve(name));
        } catch (InvalidPathException e) {
            throw new Failure(ExitCode.LOCAL, NLS.bind(Messages.badPath, name));
        }
    }

    /** @param items they are the result, and not only their number */
    private ExitCode preview(SyncPlan plan, boolean items) {
        PlanLines lines = new PlanLines();
        ExitCode code = plan.nothingToDo() ? ExitCode.OK : ExitCode.SOMETHING_TO_DO;
        if (results().json()) {
            if (items) {
                plan.items().stream().map(PlanLines::json).forEach(results()::line);
            }
            JsonObject totals = new JsonObject();
            totals.addProperty("code", code.number());
            PlanLines.json(plan).entrySet().forEach(member -> totals.add(member.getKey(), member.getValue()));
            results().line(totals);
            return code;
        }
        if (items) {
            lines.text(plan, verbose()).forEach(results()::line);
        }
        lines.guards(plan).forEach(screen()::line);
        if (talks()) {
            screen().line(lines.summary(plan));
        }
        return code;
    }

    private ExitCode carryOut(Errand errand, SyncPair pair, SyncPlan plan) throws ProblemException, Failure {
        if (plan.items().isEmpty() && plan.guards().isEmpty()) {
            return nothing(plan);
        }
        show(plan);
        Set<Guard> given = consent(errand).to(plan);
        boolean silent = plan.nothingToDo();
        SyncReport report = errand.engine().synchroniser().run(pair, plan, given,
                silent ? SyncListener.NONE : listener(),
                new Pause(), errand.cancel());
        screen().clear();
        return silent && ReportLines.code(report) == ExitCode.OK ? nothing(plan) : told(report);
    }

    private Consent consent(Errand errand) {
        Set<Guard.Kind> kinds = EnumSet.noneOf(Guard.Kind.class);
        kinds.addAll(acknowledged);
        return new Consent(errand.person(), yes, kinds);
    }

    /** What a person is going to be asked about. */
    private void show(SyncPlan plan) {
        boolean asks = setup().around().person().isPresent()
                && (!yes && !plan.nothingToDo() || !plan.guards().isEmpty());
        if (!asks) {
            return;
        }
        PlanLines lines = new PlanLines();
        List<String> text = lines.text(plan, verbose());
        text.stream().limit(MOST_SHOWN).forEach(screen()::line);
        if (text.size() > MOST_SHOWN) {
            screen().line(NLS.bind(Messages.more, text.size() - MOST_SHOWN));
        }
        screen().line(lines.summary(plan));
    }

    private ExitCode nothing(SyncPlan plan) {
        if (talks()) {
            screen().line(new PlanLines().summary(plan));
        }
        if (results().json()) {
            JsonObject json = new JsonObject();
            json.addProperty("code", ExitCode.OK.number());
            PlanLines.json(plan).entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
            results().line(json);
        }
        return ExitCode.OK;
    }

    private ExitCode told(SyncReport report) {
        ReportLines lines = new ReportLines(wording());
        lines.failures(report).forEach(screen()::line);
        lines.conflicts(report).forEach(screen()::line);
        if (talks()) {
            screen().line(lines.summary(report));
            lines.cleared(report).forEach(screen()::line);
        }
        if (results().json()) {
            results().line(lines.json(report));
        }
        return ReportLines.code(report);
    }

    private ExitCode execute(Errand errand, String name) throws ProblemException, Failure {
        if (!places.isEmpty() || !options.none()) {
            throw new Failure(ExitCode.USAGE, Messages.planSaysAll);
        }
        SavedPlan saved;
        try {
            saved = file(name).read();
        } catch (ProblemException e) {
            throw new Failure(e, true);
        }
        PairFinder finder = new PairFinder(errand);
        if (!finder.stillFits(saved)) {
            throw new ProblemException(
                    Problem.of(ProblemKind.PLAN_OUTDATED, "made " + saved.plan().made(), saved.pair().name()), null);
        }
        finder.open(saved.pair());
        return carryOut(errand, saved.pair().withRules(saved.plan().rules()), saved.plan());
    }

    private ExitCode list(Errand errand) throws ProblemException {
        List<SyncPair> pairs = errand.engine().synchroniser().pairs().all();
        for (SyncPair pair : pairs) {
            if (results().json()) {
                results().line(PairFinder.json(pair));
            } else {
                results().line(pair.name() + "  " + PlanLines.word(pair.rules().mode()) + "  "
                        + errand.place(pair.left()) + "  " + errand.place(pair.right()) + "  " + pair.id());
            }
        }
        List<Problem> damaged = errand.engine().synchroniser().pairs().damaged();
        damaged.forEach(problem -> screen().line(wording().line(Messages.pairFile, problem)));
        return damaged.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private ExitCode history(Errand errand, SyncPair pair) throws ProblemException {
        Synchroniser synchroniser = errand.engine().synchroniser();
        ReportLines lines = new ReportLines(wording());
        if (run != null) {
            SyncReport report = synchroniser.report(pair.id(), run);
            if (results().json()) {
                report.fates().stream().map(ReportLines::json).forEach(results()::line);
                report.cleared().stream().map(ReportLines::json).forEach(results()::line);
            } else {
                lines.text(report).forEach(results()::line);
                lines.cleared(report).forEach(results()::line);
            }
            return ExitCode.OK;
        }
        for (RunSummary summary : synchroniser.history(pair.id())) {
            if (results().json()) {
                results().line(ReportLines.json(summary));
            } else {
                results().line(lines.text(summary));
            }
        }
        return ExitCode.OK;
    }

    /** The last run that can be undone, unless another one is named. */
    private ExitCode undo(Errand errand, SyncPair pair) throws ProblemException, Failure {
        Synchroniser synchroniser = errand.engine().synchroniser();
        long number = run != null
                ? run
                : synchroniser.history(pair.id()).stream().filter(RunSummary::undoable).findFirst()
                        .orElseThrow(() -> new Failure(ExitCode.USAGE, Messages.nothingToUndo)).id();
        SyncPlan plan = synchroniser.planUndo(pair, number, errand.cancel());
        if (plan.items().stream().map(PlanItem::action).noneMatch(action -> action.writes())) {
            throw new Failure(ExitCode.USAGE, Messages.nothingToUndo);
        }
        if (!yes && setup().around().person().isEmpty()) {
            throw new Failure(ExitCode.NOT_CONFIRMED, Messages.undoUnattended);
        }
        show(plan);
        consent(errand).to(plan);
        SyncReport report = synchroniser.undo(pair, number, plan, listener(), new Pause(), errand.cancel());
        screen().clear();
        return told(report);
    }
}
