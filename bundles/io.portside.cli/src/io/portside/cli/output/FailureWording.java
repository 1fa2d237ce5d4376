package io.portside.cli.output;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonObject;

import io.portside.engine.problem.Problem;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.engine.text.ProblemWording.Words;

/** What went wrong, for a person and for a program. Pure. */
public final class FailureWording {
    private final ProblemWording problems = new ProblemWording(Formats.here());
    private final boolean details;

    /** @param details technical details are wanted, too */
    public FailureWording(boolean details) {
        this.details = details;
    }

    /** What, why, and what to do; lines for standard error. */
    public String text(Failure failure) {
        return NLS.bind(Messages.error, failure.problem().map(this::text).orElseGet(failure::getMessage));
    }

    private String text(Problem problem) {
        Words words = problems.words(problem);
        String text = words.what() + "\n  " + words.why().replace("\n", "\n  ") + "\n  " + words.todo();
        return details ? text + "\n" + problems.details(problem).indent(4).stripTrailing() : text;
    }

    /** What and why of one item of several, on a line. */
    public String line(String item, Problem problem) {
        return NLS.bind(Messages.item, item, problems.line(problem));
    }

    /** A warning about something that stops nothing. */
    public String warning(String site, Problem problem) {
        return NLS.bind(Messages.warning, site, problems.line(problem));
    }

    /** The object under {@code error}. */
    public JsonObject json(Failure failure) {
        return json(failure.code(), failure.problem(), Optional.ofNullable(failure.getMessage()));
    }

    /** The object for one item that failed. */
    public JsonObject json(String path, ExitCode code, Problem problem) {
        JsonObject item = new JsonObject();
        item.addProperty("path", path);
        json(code, Optional.of(problem), Optional.empty()).entrySet()
                .forEach(member -> item.add(member.getKey(), member.getValue()));
        return item;
    }

    private JsonObject json(ExitCode code, Optional<Problem> problem, Optional<String> message) {
        JsonObject json = new JsonObject();
        json.addProperty("code", code.number());
        json.addProperty("kind", problem.map(it -> it.kind().name()).orElse(code.name()));
        if (problem.isPresent()) {
            Words words = problems.words(problem.get());
            json.addProperty("what", words.what());
            json.addProperty("why", words.why());
            json.addProperty("todo", words.todo());
        } else {
            json.addProperty("what", message.orElse(""));
        }
        return json;
    }
}
