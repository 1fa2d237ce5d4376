package io.portside.engine.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.SiteRules.Fault;
import io.portside.engine.profile.SiteRules.Field;
import io.portside.engine.sync.pair.SyncPairRules;
import io.portside.ftp.route.RouteFailure;

/** A problem in a person's words. Pure, any thread. */
public final class ProblemWording {
    private final ResourceBundle texts = ResourceBundle.getBundle("io.portside.engine.text.problems"); //$NON-NLS-1$
    private final Formats formats;
    private final RouteWording routes;

    public ProblemWording(Formats formats) {
        this.formats = formats;
        routes = new RouteWording(formats);
    }

    /**
     * @param title two or three words
     * @param what  what happened, a sentence
     * @param why   the reason as far as it is known, a sentence or the server's words
     * @param todo  what the person can do
     */
    public record Words(String title, String what, String why, String todo) {}

    public Words words(Problem problem) {
        return new Words(text(problem, "title"), text(problem, "what"), why(problem), text(problem, "todo")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    /** What and why in one line, for tables and status lines. */
    public String line(Problem problem) {
        return (text(problem, "what") + " " + why(problem)).replaceAll("\\s+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
    }

    /** Everything technical, to be copied into a mail. */
    public String details(Problem problem) {
        StringBuilder text = new StringBuilder(problem.kind().name());
        for (String fact : problem.facts()) {
            text.append('\n').append(fact);
        }
        for (RouteFailure failure : problem.routes()) {
            text.append('\n').append(routes.failure(failure));
        }
        if (!problem.details().isBlank()) {
            text.append("\n\n").append(problem.details()); //$NON-NLS-1$
        }
        return text.toString();
    }

    private String why(Problem problem) {
        if (problem.kind() != ProblemKind.NO_ROUTE || problem.routes().isEmpty()) {
            return text(problem, "why"); //$NON-NLS-1$
        }
        StringBuilder text = new StringBuilder(text(problem, "why")); //$NON-NLS-1$
        for (RouteFailure failure : problem.routes()) {
            text.append("\n\u2022 ").append(routes.failure(failure)); //$NON-NLS-1$
        }
        return text.toString();
    }

    private String text(Problem problem, String part) {
        String pattern = texts.getString(problem.kind().name() + "." + part); //$NON-NLS-1$
        return new MessageFormat(pattern, Locale.ROOT).format(facts(problem));
    }

    private Object[] facts(Problem problem) {
        List<Object> facts = new ArrayList<>();
        if (problem.kind() == ProblemKind.PROFILE_INVALID) {
            return siteRule(problem.facts());
        }
        if (problem.kind() == ProblemKind.PAIR_INVALID) {
            return pairRule(problem.facts());
        }
        for (int i = 0; i < problem.facts().size(); i++) {
            String fact = problem.facts().get(i);
            facts.add(fact.isBlank() ? Messages.noWords : isBytes(problem.kind(), i) ? bytes(fact) : fact);
        }
        // A pattern with a place too many must not show its braces to a person.
        while (facts.size() < 3) {
            facts.add(Messages.noWords);
        }
        return facts.toArray();
    }

    private static Object[] siteRule(List<String> facts) {
        try {
            Field field = Field.valueOf(facts.get(0));
            SiteRuleWording wording = new SiteRuleWording();
            return new Object[]{wording.field(field), wording.fault(field, Fault.valueOf(facts.get(1)))};
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new Object[]{Messages.aField, Messages.notValid};
        }
    }

    private static Object[] pairRule(List<String> facts) {
        try {
            SyncPairRules.Field field = SyncPairRules.Field.valueOf(facts.get(0));
            PairRuleWording wording = new PairRuleWording();
            return new Object[]{wording.field(field),
                    wording.fault(field, SyncPairRules.Fault.valueOf(facts.get(1)))};
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new Object[]{Messages.aField, Messages.notValid};
        }
    }

    private static boolean isBytes(ProblemKind kind, int index) {
        return index > 0 && (kind == ProblemKind.TRANSFER_BROKEN || kind == ProblemKind.VERIFICATION_FAILED);
    }

    private String bytes(String fact) {
        try {
            return formats.exactSize(Long.parseLong(fact));
        } catch (NumberFormatException e) {
            return fact;
        }
    }
}
