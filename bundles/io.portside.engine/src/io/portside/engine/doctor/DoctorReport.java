package io.portside.engine.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portside.engine.profile.Site;

/**
 * What the doctor found, in words. Without secrets.
 *
 * @param site       as it was examined
 * @param works      whether files can be moved, with the offered settings where there are some
 * @param statements what is the matter, the most important first; never empty
 * @param offer      settings that suit better than the profile's
 * @param complete   false: cancelled, or not everything could be tried
 */
public record DoctorReport(Site site, boolean works, List<Statement> statements, List<DoctorStep> steps,
        Optional<Offer> offer, boolean complete, Duration took) {
    public DoctorReport {
        statements = List.copyOf(statements);
        steps = List.copyOf(steps);
    }

    /** How much a statement matters. */
    public enum Weight {
        /** Nothing works because of it. */
        FATAL,
        /** Some way does not work because of it. */
        OBSTACLE,
        /** Worth knowing. */
        NOTE,
        /** All is well. */
        FINE
    }

    /**
     * One conclusion.
     *
     * @param kind     a name for programs, such as {@code CLIENT_FIREWALL}
     * @param sentence what is the matter
     * @param remedy   what to do, and who; empty where nothing has to be done
     * @param evidence what was observed, a line each
     */
    public record Statement(String kind, Weight weight, String sentence, String remedy, List<String> evidence) {
        public Statement {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Settings to take over.
     *
     * @param site    the examined site with them; same id, still to be saved
     * @param changes what differs, a line each
     */
    public record Offer(Site site, List<String> changes) {
        public Offer {
            changes = List.copyOf(changes);
        }
    }

    /** The conclusion that matters most. */
    public Statement main() {
        return statements.get(0);
    }

    /** All of it as text, to be mailed to whoever runs the server or the firewall. */
    public String text() {
        return ReportText.of(this);
    }
}
