package io.portside.engine.doctor;

import java.net.InetSocketAddress;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

import io.portside.engine.doctor.DoctorReport.Offer;
import io.portside.engine.doctor.DoctorReport.Statement;
import io.portside.engine.doctor.DoctorReport.Weight;
import io.portside.engine.doctor.DoctorStep.Result;
import io.portside.engine.profile.Site;
import io.portside.engine.text.Formats;
import io.portside.engine.text.RouteWording;
import io.portside.ftp.doctor.Check;
import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.doctor.DataPath;
import io.portside.ftp.doctor.Diagnosis;
import io.portside.ftp.doctor.Diagnosis.Fact;
import io.portside.ftp.doctor.Findings;
import io.portside.ftp.doctor.Proposal;
import io.portside.ftp.doctor.RouteCheck;
import io.portside.ftp.doctor.Verdict;
import io.portside.ftp.doctor.Verdict.Remedy;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.DataSettings;

/** Makes words of checks and diagnosis. Pure. */
final class DoctorWords {
    private static final List<String> SOFTWARE = List.of("vsFTPd", "ProFTPD", "Pure-FTPd", "FileZilla", "Microsoft");

    private final ResourceBundle texts = bundle();
    private final Formats formats = Formats.here();
    private final RouteWording routes = new RouteWording(formats);

    static ResourceBundle bundle() {
        return ResourceBundle.getBundle("io.portside.engine.doctor.doctor");
    }

    DoctorReport report(Site site, Findings findings) {
        Diagnosis diagnosis = Diagnosis.of(findings);
        List<DoctorStep> steps = new ArrayList<>(findings.steps().stream().map(this::step).toList());
        findings.routes().stream().map(this::step).forEach(steps::add);
        return new DoctorReport(site, diagnosis.works(),
                diagnosis.verdicts().stream().map(verdict -> statement(verdict, diagnosis, findings)).toList(), steps,
                offer(site, diagnosis.proposal()), findings.complete(), findings.took());
    }

    DoctorStep step(Check check) {
        return new DoctorStep(label(check), result(check), words(check), check.took());
    }

    DoctorStep step(RouteCheck route) {
        return new DoctorStep(label(route.check()), result(route.check()), line(route), route.check().took());
    }

    private static Result result(Check check) {
        return switch (check.outcome()) {
            case WORKED -> Result.WORKED;
            case NOT_OFFERED, SKIPPED -> Result.NEUTRAL;
            default -> Result.FAILED;
        };
    }

    private String label(Check check) {
        String label = format("step." + check.step(), check.route().map(routes::route).orElse(""));
        return check.encrypted() && check.step() != Step.TLS_OFFER ? format("step.encrypted", label) : label;
    }

    private String words(Check check) {
        String special = "outcome." + check.step() + "." + check.outcome();
        if (texts.containsKey(special)) {
            String text = format(special, check.words());
            return check.words().isEmpty() || check.step() != Step.LOGIN ? text : withWords(text, check.words());
        }
        String active = "outcome.active." + check.outcome();
        boolean arriving = check.route().filter(Route::active).isPresent() && texts.containsKey(active);
        String text = format(arriving ? active : "outcome." + check.outcome(), formats.wait(check.took()));
        // A greeting or a folder's name would only lengthen what is good.
        boolean silent = check.words().isEmpty() || check.outcome() == Outcome.WORKED;
        return silent ? text : withWords(text, check.words());
    }

    private String withWords(String text, String words) {
        return format("outcome.withWords", text, words.lines().findFirst().orElse(""));
    }

    private String line(RouteCheck route) {
        String outcome = words(route.check());
        DataPath path = route.path();
        if (path.advertised().isEmpty() || path.used().isEmpty()) {
            return outcome;
        }
        String advertised = socket(path.advertised().get());
        String used = socket(path.used().get());
        if (route.route().active()) {
            return format("path.active", outcome, advertised);
        }
        return advertised.equals(used)
                ? format("path.passive", outcome, used)
                : format("path.passiveOther", outcome, advertised, used);
    }

    private static String socket(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private Statement statement(Verdict verdict, Diagnosis diagnosis, Findings findings) {
        FactText text = new FactText(texts, diagnosis.facts(verdict));
        String remedyKey = verdict.kind() + "." + verdict.remedy();
        String remedy = text.has(remedyKey) ? text.get(remedyKey) + passiveSetting(verdict, diagnosis) : "";
        List<String> evidence = verdict.evidence().stream().map(check -> evidence(check, findings)).toList();
        return new Statement(verdict.kind().name(), Weight.valueOf(verdict.kind().weight().name()),
                text.get(verdict.kind().name()), remedy, evidence);
    }

    private String evidence(Check check, Findings findings) {
        Optional<RouteCheck> route = check.route().flatMap(which -> findings.route(which, check.encrypted()));
        return label(check) + ": " + (route.isPresent() ? line(route.get()) : words(check));
    }

    /** Where a well-known server keeps the range that its administrator has to open. */
    private String passiveSetting(Verdict verdict, Diagnosis diagnosis) {
        boolean named = switch (verdict.kind()) {
            case SERVER_FIREWALL, NOTHING_WORKS -> true;
            default -> verdict.remedy() == Remedy.OPEN_PASSIVE_PORTS;
        };
        String greeting = diagnosis.facts().getOrDefault(Fact.GREETING, "");
        return SOFTWARE.stream().filter(name -> named && greeting.contains(name)).findFirst()
                .map(name -> " " + format("passiveSetting", name,
                        texts.getString("passiveSetting." + name.toLowerCase(Locale.ROOT))))
                .orElse("");
    }

    private Optional<Offer> offer(Site site, Proposal proposal) {
        DataSettings was = site.data();
        DataSettings is = proposal.data();
        List<String> changes = new ArrayList<>();
        if (is.policy() != was.policy()) {
            changes.add(change("policy", value(is.policy()), value(was.policy())));
        }
        if (!is.externalAddress().equals(was.externalAddress())) {
            changes.add(change("external", orNone(is.externalAddress()), orNone(was.externalAddress())));
        }
        if (is.trustAdvertisedAddress() != was.trustAdvertisedAddress()) {
            changes.add(change("trust", texts.getString("value.trust." + is.trustAdvertisedAddress()),
                    texts.getString("value.trust." + was.trustAdvertisedAddress())));
        }
        if (proposal.security() != site.tls().security()) {
            changes.add(change("security", value(proposal.security()), value(site.tls().security())));
        }
        int sessions = proposal.maxSessions().orElse(site.maxSessions());
        if (sessions != site.maxSessions()) {
            changes.add(change("sessions", Integer.toString(sessions), Integer.toString(site.maxSessions())));
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Offer(site.withData(is).withTls(site.tls().withSecurity(proposal.security()))
                        .withMaxSessions(sessions), changes));
    }

    private String change(String what, String is, String was) {
        return format("change", texts.getString("change." + what), is, was);
    }

    private String value(Enum<?> value) {
        return texts.getString("value." + value.name());
    }

    private String orNone(Optional<String> value) {
        return value.orElseGet(() -> texts.getString("value.none"));
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key)).format(arguments);
    }
}
