package io.portside.cli.verb;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.cli.work.Spot;
import io.portside.engine.files.DeleteRun;
import io.portside.engine.files.Entry;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rm}: deletes files, and folders where that was asked for. Links are deleted themselves, never followed. */
@Command(name = "rm")
public final class RemoveVerb extends Verb.OnSites {
    @Option(names = {"-r", "--recursive"}, descriptionKey = "rmRecursive")
    private boolean recursive;

    @Parameters(paramLabel = "URL", arity = "1..*", descriptionKey = "urls")
    private List<String> addresses;

    private int deleted;

    public RemoveVerb(Setup setup) {
        super(setup);
    }

    /** What is to go. */
    private record Doomed(Spot spot, Entry entry) {}

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        // All are looked at before the first one goes: a slip in the last address must not cost the others.
        List<Doomed> doomed = new ArrayList<>();
        for (String address : addresses) {
            doomed.add(look(errand, address));
        }
        List<Problem> problems = new ArrayList<>();
        for (Doomed each : doomed) {
            int before = deleted;
            problems.addAll(new DeleteRun(each.spot().volume(), errand.cancel(), count -> deleted = before + count)
                    .run(each.spot().path().parent(), List.of(each.entry())));
        }
        problems.forEach(problem -> screen().line(wording().line(Messages.notDeleted, problem)));
        ExitCode code = code(problems);
        if (results().json()) {
            results().line(json(code, problems));
        }
        return code;
    }

    private Doomed look(Errand errand, String address) throws ProblemException, BadAddress, Failure {
        Spot spot = errand.spot(address);
        if (spot.typed().isStart() || spot.typed().content() || spot.path().isRoot()) {
            throw new Failure(ExitCode.USAGE, NLS.bind(Messages.notAll, address));
        }
        Entry entry = spot.volume().stat(spot.path(), errand.cancel()).orElseThrow(() -> new ProblemException(
                Problem.of(ProblemKind.NOT_FOUND, "nothing to delete", spot.path().toString()), null));
        if (entry.folder() && !recursive) {
            throw new Failure(ExitCode.USAGE, NLS.bind(Messages.isFolder, spot.path()));
        }
        return new Doomed(spot, entry);
    }

    private ExitCode code(List<Problem> problems) {
        if (problems.isEmpty()) {
            return ExitCode.OK;
        }
        return problems.size() == 1 && deleted == 0
                ? ExitCode.of(problems.get(0).kind(), false)
                : ExitCode.SOME_FAILED;
    }

    private JsonObject json(ExitCode code, List<Problem> problems) {
        JsonObject json = new JsonObject();
        json.addProperty("code", code.number());
        json.addProperty("deleted", deleted);
        JsonArray failed = new JsonArray();
        for (Problem problem : problems) {
            String path = problem.facts().isEmpty() ? "" : problem.facts().get(0);
            failed.add(wording().json(path, ExitCode.of(problem.kind(), false), problem));
        }
        json.add("failed", failed);
        return json;
    }
}
