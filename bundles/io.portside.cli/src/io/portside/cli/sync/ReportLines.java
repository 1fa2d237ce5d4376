package io.portside.cli.sync;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.FailureWording;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.ClearedFile;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.text.ClearingWording;
import io.portside.engine.text.Formats;

/** What runs did, as lines. Pure. */
public final class ReportLines {
    private final Formats formats = Formats.here();
    private final ClearingWording clearing = new ClearingWording(formats);
    private final FailureWording wording;

    public ReportLines(FailureWording wording) {
        this.wording = wording;
    }

    /** How a run counts: failures weigh more than conflicts that are left. */
    public static ExitCode code(SyncReport report) {
        if (report.summary().state() == RunSummary.State.CANCELLED) {
            return ExitCode.INTERRUPTED;
        }
        boolean failed = report.fates().stream().anyMatch(ReportLines::bad);
        if (failed) {
            return ExitCode.SOME_FAILED;
        }
        return report.fates().stream().anyMatch(fate -> fate.action() == Action.CONFLICT)
                ? ExitCode.CONFLICTS
                : ExitCode.OK;
    }

    private static boolean bad(Fate fate) {
        return fate.outcome() == Outcome.FAILED || fate.outcome() == Outcome.CHANGED
                || fate.outcome() == Outcome.NOT_DONE;
    }

    /** What was not done though it should have been, a line each. */
    public List<String> failures(SyncReport report) {
        return report.fates().stream().filter(ReportLines::bad)
                .map(fate -> problem(fate).map(problem -> wording.line(fate.path().toString(), problem))
                        .orElseGet(() -> NLS.bind(Messages.notReached, fate.path())))
                .toList();
    }

    private static Optional<Problem> problem(Fate fate) {
        return fate.outcome() == Outcome.CHANGED && fate.problem().isEmpty()
                ? Optional.of(Problem.of(ProblemKind.TARGET_CHANGED, "looked at again", fate.path().toString()))
                : fate.problem();
    }

    /** Files that were left because both sides changed, a line each. */
    public List<String> conflicts(SyncReport report) {
        return report.fates().stream().filter(fate -> fate.action() == Action.CONFLICT)
                .map(fate -> NLS.bind(Messages.conflict, fate.path())).toList();
    }

    /** What was cleared from trash and versions and what could not be; nothing where there was nothing to clear. */
    public List<String> cleared(SyncReport report) {
        return Stream.of(clearing.cleared(report), clearing.failed(report)).flatMap(Optional::stream).toList();
    }

    /** The whole in a line. */
    public String summary(SyncReport report) {
        RunSummary summary = report.summary();
        return NLS.bind(Messages.runSummary, new Object[]{formats.number(summary.done()),
                formats.size(summary.bytes()), formats.number(summary.failed()),
                formats.number(conflictCount(report))});
    }

    private static long conflictCount(SyncReport report) {
        return report.fates().stream().filter(fate -> fate.action() == Action.CONFLICT).count();
    }

    /** Every item's fate, a line each. */
    public List<String> text(SyncReport report) {
        return report.fates().stream().map(fate -> NLS.bind(Messages.fate, new Object[]{
                PlanLines.word(fate.outcome()), PlanLines.word(fate.action()), fate.path(),
                fate.problem().map(problem -> " " + wording.line("", problem)).orElse("")})).toList();
    }

    /** A run in a line. */
    public String text(RunSummary run) {
        return NLS.bind(Messages.historyLine, new Object[]{run.id(), formats.time(run.started()),
                PlanLines.word(run.state()), formats.number(run.done()), formats.number(run.failed()),
                formats.number(run.leftAlone()), formats.size(run.bytes())})
                + run.undoOf().map(other -> NLS.bind(Messages.undoOf, other)).orElse("")
                + (run.undoable() ? Messages.undoable : "")
                + clearing.since(run).map(words -> ", " + words).orElse("");
    }

    public static JsonObject json(RunSummary run) {
        JsonObject json = new JsonObject();
        json.addProperty("run", run.id());
        json.addProperty("started", run.started().toString());
        run.ended().ifPresent(ended -> json.addProperty("ended", ended.toString()));
        json.addProperty("state", PlanLines.word(run.state()));
        json.addProperty("done", run.done());
        json.addProperty("failures", run.failed());
        json.addProperty("leftAlone", run.leftAlone());
        json.addProperty("bytes", run.bytes());
        run.undoOf().ifPresent(other -> json.addProperty("undoOf", other));
        json.addProperty("undoable", run.undoable());
        if (run.cleared() > 0) {
            json.addProperty("clearedSince", run.cleared());
        }
        return json;
    }

    public static JsonObject json(Fate fate) {
        JsonObject json = new JsonObject();
        json.addProperty("path", fate.path().toString());
        json.addProperty("action", PlanLines.word(fate.action()));
        json.addProperty("outcome", PlanLines.word(fate.outcome()));
        fate.from().ifPresent(from -> json.addProperty("from", from.toString()));
        json.addProperty("bytes", fate.bytes());
        fate.problem().ifPresent(problem -> json.addProperty("problem", problem.kind().name()));
        return json;
    }

    /** As a line beside those of the items. */
    public static JsonObject json(ClearedFile file) {
        JsonObject json = new JsonObject();
        json.addProperty("path", file.path().toString());
        json.addProperty("action", "clear-" + PlanLines.word(file.side()));
        json.addProperty("outcome", PlanLines.word(file.gone() ? Outcome.DONE : Outcome.FAILED));
        json.addProperty("from", file.place().toString());
        json.addProperty("bytes", file.bytes());
        file.problem().ifPresent(problem -> json.addProperty("problem", problem.kind().name()));
        return json;
    }

    /** A run that has just ended. */
    public JsonObject json(SyncReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("code", code(report).number());
        json(report.summary()).entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
        json.addProperty("conflicts", conflictCount(report));
        if (!report.cleared().isEmpty()) {
            json.addProperty("cleared", report.cleared().stream().filter(ClearedFile::gone).count());
            json.addProperty("notCleared", report.cleared().stream().filter(file -> !file.gone()).count());
        }
        JsonArray failed = new JsonArray();
        report.fates().stream().filter(ReportLines::bad).forEach(fate -> {
            JsonObject one = problem(fate)
                    .map(problem -> wording.json(fate.path().toString(), ExitCode.of(problem.kind(), false), problem))
                    .orElseGet(() -> json(fate));
            one.addProperty("action", PlanLines.word(fate.action()));
            one.addProperty("outcome", PlanLines.word(fate.outcome()));
            failed.add(one);
        });
        json.add("failed", failed);
        return json;
    }
}
