package io.portside.ftp.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.control.Command;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.FactTime;
import io.portside.ftp.listing.RemoteTime;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.session.SiteHabits.TimeCommand;

/**
 * Sets modification times by whichever command the server has; what works is remembered for the site. The first time that
 * is set is read back: some servers say yes and do nothing.
 */
final class ModificationTimes {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyyMMddHHmm")
            .withZone(ZoneOffset.UTC);

    private static final long MINUTE = 60;
    private static final long QUARTER_HOUR = 15 * MINUTE;
    /** Line islands and summer time, and an hour for the difference between what is set and what is told. */
    private static final long MOST_ZONE = 27 * 60 * MINUTE;

    private final Conversation conversation;
    private final ServerFacts facts;
    private final SiteHabits habits;

    ModificationTimes(Conversation conversation, ServerFacts facts, SiteHabits habits) {
        this.conversation = conversation;
        this.facts = facts;
        this.habits = habits;
    }

    /** False when no command did it. */
    boolean set(String path, Instant time) throws FtpException {
        TimeCommand known = habits.timeCommand();
        if (known == TimeCommand.NONE) {
            return false;
        }
        if (known != TimeCommand.UNKNOWN) {
            return send(known, path, time).completed() && proven(path, time);
        }
        for (TimeCommand candidate : candidates()) {
            if (send(candidate, path, time).completed()) {
                habits.learnTimeCommand(candidate);
                return proven(path, time);
            }
        }
        // Nothing works, unless it was the file that is at fault.
        if (conversation.ask(conversation.command("SIZE", path)).completed()) {
            habits.learnTimeCommand(TimeCommand.NONE);
        }
        return false;
    }

    /** The command that sets the time, where it is known which one that is. */
    Optional<Command> known(String path, Instant time) throws FtpException {
        TimeCommand known = habits.timeCommand();
        if (known == TimeCommand.UNKNOWN && facts.has("MFMT")) {
            known = TimeCommand.MFMT;
        }
        return known == TimeCommand.UNKNOWN || known == TimeCommand.NONE
                ? Optional.empty()
                : Optional.of(form(known, path, time));
    }

    /** Asks what time a file has, where that has to be found out after one was set. */
    Optional<Command> proof(String path) throws FtpException {
        return habits.timesProven() ? Optional.empty() : Optional.of(conversation.command("MDTM", path));
    }

    /** Whether the answer to {@link #proof} says that {@code time} was set; what cannot be told counts as set. */
    boolean proves(Reply answer, Instant time) {
        Optional<Instant> there = answer.code() == 213
                ? FactTime.read(answer.text().strip()).map(RemoteTime::instant)
                : Optional.empty();
        if (there.isPresent() && !same(there.get(), time)) {
            habits.learnTimeCommand(TimeCommand.NONE);
            return false;
        }
        habits.learnTimesProven();
        return true;
    }

    private boolean proven(String path, Instant time) throws FtpException {
        Optional<Command> proof = proof(path);
        return proof.isEmpty() || proves(conversation.ask(proof.get()), time);
    }

    /** To the minute, which is all that some commands take; and in whatever zone the server tells its times. */
    private static boolean same(Instant there, Instant set) {
        long seconds = Math.abs(Duration.between(there, set).toSeconds());
        long beside = seconds % QUARTER_HOUR;
        return seconds <= MOST_ZONE && Math.min(beside, QUARTER_HOUR - beside) <= MINUTE;
    }

    /** Whether some command may do it. */
    boolean possible() {
        return habits.timeCommand() != TimeCommand.NONE;
    }

    private List<TimeCommand> candidates() {
        if (facts.has("MFMT")) {
            return List.of(TimeCommand.MFMT);
        }
        // The short SITE UTIME comes last: servers that know the long one take its first word for the path.
        return List.of(TimeCommand.MDTM, TimeCommand.MFMT, TimeCommand.SITE_UTIME_LONG, TimeCommand.SITE_UTIME);
    }

    private Reply send(TimeCommand form, String path, Instant time) throws FtpException {
        return conversation.ask(form(form, path, time));
    }

    private Command form(TimeCommand form, String path, Instant time) throws FtpException {
        String stamp = SECONDS.format(time);
        return switch (form) {
            case MFMT -> conversation.command("MFMT", stamp + " ", path);
            case MDTM -> conversation.command("MDTM", stamp + " ", path);
            case SITE_UTIME -> conversation.command("SITE", "UTIME " + MINUTES.format(time) + " ", path);
            case SITE_UTIME_LONG -> conversation.command("SITE", "UTIME ", path,
                    " " + stamp + " " + stamp + " " + stamp + " UTC");
            default -> throw new IllegalArgumentException(form.toString());
        };
    }
}
