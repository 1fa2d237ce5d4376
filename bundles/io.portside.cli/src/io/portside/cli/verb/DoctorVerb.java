package io.portside.cli.verb;

import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.engine.address.BadAddress;
import io.portside.engine.doctor.DoctorReport;
import io.portside.engine.doctor.DoctorReport.Statement;
import io.portside.engine.doctor.DoctorStep;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code doctor}: examines how a site can be reached, and says what is in the way. Changes nothing anywhere. */
@Command(name = "doctor")
@SuppressWarnings("resource") // The engine closes what it has opened.
public final class DoctorVerb extends Verb.OnSites {
    @Parameters(paramLabel = "URL", descriptionKey = "url")
    private String address;

    public DoctorVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        Site site = errand.site(address);
        DoctorReport report = errand.examine(site,
                step -> screen().progress(quiet() ? "" : step.label() + "  " + step.words()));
        screen().clear();
        if (results().json()) {
            results().line(json(report));
        } else {
            report.text().lines().forEach(results()::line);
        }
        return code(report);
    }

    /** What a transfer to this site would end with. */
    private static ExitCode code(DoctorReport report) {
        if (report.works()) {
            return ExitCode.OK;
        }
        return switch (report.main().kind()) {
            case "LOGIN_REFUSED" -> ExitCode.LOGIN_REFUSED;
            case "TLS_NOT_OFFERED", "TLS_REQUIRED", "TLS_FAILED" -> ExitCode.NOT_TRUSTED;
            case "LISTING_REFUSED" -> ExitCode.REFUSED;
            case "INCONCLUSIVE" -> ExitCode.SOME_FAILED;
            default -> ExitCode.NO_CONNECTION;
        };
    }

    private static JsonObject json(DoctorReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("code", code(report).number());
        json.addProperty("site", report.site().name());
        json.addProperty("works", report.works());
        json.addProperty("complete", report.complete());
        json.addProperty("milliseconds", report.took().toMillis());
        JsonArray statements = new JsonArray();
        for (Statement statement : report.statements()) {
            JsonObject one = new JsonObject();
            one.addProperty("kind", statement.kind());
            one.addProperty("weight", statement.weight().name());
            one.addProperty("sentence", statement.sentence());
            one.addProperty("remedy", statement.remedy());
            one.add("evidence", array(statement.evidence()));
            statements.add(one);
        }
        json.add("statements", statements);
        JsonArray steps = new JsonArray();
        for (DoctorStep step : report.steps()) {
            JsonObject one = new JsonObject();
            one.addProperty("label", step.label());
            one.addProperty("result", step.result().name());
            one.addProperty("words", step.words());
            one.addProperty("milliseconds", step.took().toMillis());
            steps.add(one);
        }
        json.add("steps", steps);
        json.add("changes", array(report.offer().map(DoctorReport.Offer::changes).orElse(List.of())));
        return json;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
