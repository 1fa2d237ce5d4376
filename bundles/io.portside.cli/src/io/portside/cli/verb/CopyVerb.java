package io.portside.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Copy;
import io.portside.cli.work.CopyRun;
import io.portside.cli.work.Errand;
import io.portside.cli.work.ProgressWording;
import io.portside.cli.work.Setup;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.ItemFailure;
import picocli.CommandLine.Mixin;

/** Runs a copy and tells how it ended. */
abstract class CopyVerb extends Verb.OnSites {
    @Mixin
    private CopyOptions copying;

    CopyVerb(Setup setup) {
        super(setup);
    }

    CopyOptions copying() {
        return copying;
    }

    /** Whether a path of this computer means what is in a folder. */
    static boolean content(String path) {
        String slashes = path.replace('\\', '/');
        return slashes.equals(".") || slashes.endsWith("/.");
    }

    ExitCode copy(Errand errand, Copy copy) throws ProblemException, Failure {
        CopyRun run = new CopyRun(errand, copy);
        CopyRun.Outcome outcome = run.run();
        for (ItemFailure failure : outcome.failed()) {
            screen().line(wording().line(failure.path(), failure.problem()));
        }
        outcome.last().ifPresent(last -> {
            if (!quiet() && !results().json() && setup().around().progress()) {
                screen().line(new ProgressWording().summary(last));
            }
        });
        if (results().json()) {
            results().line(json(run, outcome));
        }
        return outcome.code();
    }

    private JsonObject json(CopyRun run, CopyRun.Outcome outcome) {
        JsonObject json = new JsonObject();
        json.addProperty("code", outcome.code().number());
        json.addProperty("copied", outcome.last().map(TransferSnapshot::filesDone).orElse(0));
        json.addProperty("skipped", outcome.last().map(last -> last.filesSkipped() - refused(outcome)).orElse(0));
        json.addProperty("bytes", outcome.last().map(TransferSnapshot::bytesDone).orElse(0L));
        outcome.last().ifPresent(last -> last.finishedAfterMillis()
                .ifPresent(millis -> json.addProperty("milliseconds", millis)));
        JsonArray failed = new JsonArray();
        outcome.failed().forEach(
                failure -> failed.add(wording().json(failure.path(), run.code(failure), failure.problem())));
        json.add("failed", failed);
        return json;
    }

    /** The queue counts as skipped what was refused here. */
    private static int refused(CopyRun.Outcome outcome) {
        return outcome.failed().size() - outcome.last().map(last -> last.failures().size()).orElse(0);
    }
}
