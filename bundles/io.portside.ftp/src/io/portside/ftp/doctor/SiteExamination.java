package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.doctor.Crew.Member;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.session.Inbox;
import io.portside.ftp.session.ServerFacts;
import io.portside.ftp.session.SiteHabits;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.ThreadRuntime;
import io.portside.ftp.session.TimeLimit;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.site.LoginRounds;

/**
 * One examination of a site: logs in, asks what is to be known, and lists a folder over every route, never by an upload.
 * Bounded: some seconds after the first login, whatever the network does. Used once; {@link #run} blocks its thread.
 */
public final class SiteExamination {
    /** From the first login to the end; what is not known by then stays unknown. */
    private static final Duration WHOLE = Duration.ofSeconds(9);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(6), Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    private static final Duration NAME_LIMIT = Duration.ofSeconds(3);

    private final FtpSiteSettings settings;
    private final Optional<String> folder;
    private final PasswordSource passwords;
    private final FtpEventListener events;
    private final SiteRuntime runtime;
    private final Sheet sheet;
    private final Crew crew;

    /**
     * @param settings  the profile's; its route policy is not followed, all routes are tried
     * @param folder    to list; empty: the folder after login
     * @param passwords asked until the server takes one
     */
    public SiteExamination(FtpSiteSettings settings, Optional<String> folder, PasswordSource passwords,
            FtpEventListener events, ExaminationListener progress) {
        this.settings = settings.withPatience(PATIENCE);
        this.folder = folder;
        this.passwords = passwords;
        this.events = events;
        this.runtime = new ThreadRuntime(settings.host() + ":" + settings.port());
        this.sheet = new Sheet(settings, progress);
        this.crew = new Crew(runtime, sheet, events);
    }

    /** Examines. A cancelled examination returns what it has, and says that it is not complete. */
    public Findings run(CancelToken cancel) {
        Inbox<Optional<InetAddress>> external = runtime.inbox();
        settings.data().externalAddress().ifPresentOrElse(
                name -> runtime.start("doctor's look-up", () -> external.post(resolve(name))),
                () -> external.post(Optional.empty()));
        PathRecorder recorder = new PathRecorder(events);
        SiteHabits habits = new SiteHabits();
        Optional<Member> first = login(recorder, habits, cancel);
        if (first.isPresent()) {
            try (TimeLimit whole = new TimeLimit(runtime, WHOLE, cancel)) {
                new LaneRun(settings, folder, passwords, habits, crew, sheet, runtime, whole.token())
                        .run(first.get());
                sheet.external(external.poll(NAME_LIMIT).orElse(Optional.empty()));
            } catch (OperationCancelledException e) {
                // Interrupted: what there is has to do.
                return sheet.findings(false);
            }
        }
        return sheet.findings(!cancel.isCancelled());
    }

    private Optional<Member> login(PathRecorder recorder, SiteHabits habits, CancelToken cancel) {
        boolean encrypted = settings.tls().encrypted();
        long[] began = {System.nanoTime()};
        try {
            Member[] opened = new Member[1];
            LoginRounds.open(passwords, cancel, source -> {
                began[0] = System.nanoTime();
                opened[0] = crew.open(settings, source, habits, recorder, cancel);
                return opened[0].session();
            });
            ServerFacts facts = opened[0].session().facts();
            sheet.facts(facts);
            control(recorder, encrypted);
            step(Step.LOGIN, encrypted, Outcome.WORKED, began[0], "");
            String labels = String.join(", ", facts.features().keySet().stream().sorted().toList());
            step(Step.FEATURES, encrypted, labels.isEmpty() ? Outcome.NOT_OFFERED : Outcome.WORKED, began[0], labels);
            return Optional.of(opened[0]);
        } catch (ConnectFailedException e) {
            sheet.unreachable(e.kind());
            Outcomes outcome = Outcomes.ofLogin(e);
            step(Step.CONTROL, encrypted, outcome.outcome(), began[0], outcome.words());
        } catch (OperationCancelledException e) {
            step(Step.LOGIN, encrypted, Outcome.SKIPPED, began[0], "");
        } catch (FtpException e) {
            if (recorder.connected().isEmpty()) {
                sheet.unreachable(ConnectFailedException.Kind.TIMED_OUT);
                step(Step.CONTROL, encrypted, Outcome.SILENT, began[0], "");
                return Optional.empty();
            }
            control(recorder, encrypted);
            Outcomes outcome = Outcomes.ofLogin(e);
            step(Step.LOGIN, encrypted, outcome.outcome(), began[0], outcome.words());
        }
        return Optional.empty();
    }

    private void control(PathRecorder recorder, boolean encrypted) {
        recorder.connected().ifPresent(took -> sheet
                .add(new Check(Step.CONTROL, Optional.empty(), encrypted, Outcome.WORKED, took, "")));
    }

    private void step(Step step, boolean encrypted, Outcome outcome, long began, String words) {
        sheet.add(new Check(step, Optional.empty(), encrypted, outcome, Duration.ofNanos(System.nanoTime() - began),
                words));
    }

    private static Optional<InetAddress> resolve(String name) {
        try {
            return Optional.of(InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
