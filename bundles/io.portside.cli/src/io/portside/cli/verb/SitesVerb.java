package io.portside.cli.verb;

import java.util.List;
import java.util.Locale;

import com.google.gson.JsonObject;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Choices;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import picocli.CommandLine.Command;

/** {@code sites}: lists the sites whose names can be used instead of URLs. */
@SuppressWarnings("resource") // The engine closes what it has opened.
@Command(name = "sites")
public final class SitesVerb extends Verb {
    public SitesVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run() throws ProblemException, Failure {
        try (Errand errand = new Errand(setup(), Choices.NONE, screen(), wording(), false)) {
            List<Site> sites = errand.engine().sites();
            int width = sites.stream().mapToInt(site -> site.name().length()).max().orElse(0);
            for (Site site : sites) {
                boolean saved = errand.engine().editable(site.id());
                if (results().json()) {
                    results().line(json(site, saved));
                } else {
                    String name = site.name() + " ".repeat(width - site.name().length());
                    results().line(name + "  " + (saved ? url(site) : Messages.ownSite) + "  " + site.id());
                }
            }
            List<Problem> damaged = errand.damaged();
            damaged.forEach(problem -> screen().line(wording().line(Messages.siteFile, problem)));
            return damaged.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
        }
    }

    private static String scheme(Site site) {
        return switch (site.tls().security()) {
            case CLEAR -> "ftp";
            case EXPLICIT -> "ftpes";
            case IMPLICIT -> "ftps";
        };
    }

    private static String url(Site site) {
        String host = site.host().indexOf(':') >= 0 ? "[" + site.host() + "]" : site.host();
        return scheme(site) + "://" + (site.user().isBlank() ? "" : site.user() + "@") + host + ":" + site.port();
    }

    private static JsonObject json(Site site, boolean saved) {
        JsonObject json = new JsonObject();
        json.addProperty("name", site.name());
        json.addProperty("id", site.id());
        json.addProperty("scheme", scheme(site));
        json.addProperty("host", site.host());
        json.addProperty("port", site.port());
        json.addProperty("user", site.user());
        json.addProperty("localFolder", site.localFolder());
        json.addProperty("remoteFolder", site.remoteFolder());
        json.addProperty("mode", switch (site.data().policy()) {
            case AUTO -> "auto";
            case ACTIVE_ONLY -> "active";
            case PASSIVE_ONLY -> "passive";
        });
        json.addProperty("connections", site.maxSessions());
        json.addProperty("charset", site.charset().toLowerCase(Locale.ROOT));
        json.addProperty("saved", saved);
        return json;
    }
}
