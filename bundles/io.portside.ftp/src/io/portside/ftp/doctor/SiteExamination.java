package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.doctor.Crew.Lane;
import io.portside.ftp.doctor.Crew.Member;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.session.Inbox;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.ThreadRuntime;
import io.portside.ftp.session.TimeLimit;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.setting.TlsSettings;

/**
 * One examination of a site: logs in, asks what is to be known, and lists a folder over every route, never by an upload.
 * A site in clear text is examined over explicit TLS as well, because what a helper on the way does shows only in the
 * comparison; a site with TLS never in clear text. Bounded: some seconds after the first login, whatever the network
 * does. Used once; {@link #run} blocks its thread.
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
    private final CertificateDecider certificates;
    private final SiteRuntime runtime;
    private final Sheet sheet;
    private final Crew crew;
    private final Entrance entrance;

    /**
     * @param settings     the profile's; its route policy is not followed, all routes are tried
     * @param folder       to list; empty: the folder after login
     * @param passwords    asked until the server takes one
     * @param certificates asked where the profile has TLS
     */
    public SiteExamination(FtpSiteSettings settings, Optional<String> folder, PasswordSource passwords,
            CertificateDecider certificates, FtpEventListener events, ExaminationListener progress) {
        this.settings = settings.withPatience(PATIENCE);
        this.folder = folder;
        this.passwords = passwords;
        this.certificates = certificates;
        this.runtime = new ThreadRuntime(settings.host() + ":" + settings.port());
        this.sheet = new Sheet(settings, progress);
        this.crew = new Crew(runtime, sheet, events);
        this.entrance = new Entrance(crew, sheet);
    }

    /** Examines. A cancelled examination returns what it has, and says that it is not complete. */
    public Findings run(CancelToken cancel) {
        Inbox<Optional<InetAddress>> external = runtime.inbox();
        settings.data().externalAddress().ifPresentOrElse(
                name -> runtime.start("doctor's look-up", () -> external.post(resolve(name))),
                () -> external.post(Optional.empty()));
        Lane lane = new Lane(settings, certificates, passwords);
        Optional<Member> first = entrance.first(lane, cancel);
        try (TimeLimit whole = new TimeLimit(runtime, WHOLE, cancel)) {
            if (first.isPresent() && lane.encrypted()) {
                work(lane, first.get(), whole.token());
            } else if (first.isPresent()) {
                workOnBoth(lane, first.get(), whole.token());
            } else if (entrance.wantsTls()) {
                Lane encrypted = encrypted();
                entrance.another(encrypted, true, whole.token())
                        .ifPresent(member -> work(encrypted, member, whole.token()));
            }
            sheet.external(external.poll(NAME_LIMIT).orElse(Optional.empty()));
        } catch (OperationCancelledException e) {
            // Interrupted: what there is has to do.
            return sheet.findings(false);
        }
        return sheet.findings(!cancel.isCancelled());
    }

    /** The profile sends its password in clear text anyway: no certificate could make that worse. */
    private Lane encrypted() {
        return new Lane(settings.withTls(TlsSettings.EXPLICIT), question -> CertificateDecision.ACCEPT_ONCE,
                passwords);
    }

    private void work(Lane lane, Member first, CancelToken cancel) {
        new LaneRun(lane, folder, crew, sheet, runtime, cancel).run(first);
    }

    private void workOnBoth(Lane clear, Member first, CancelToken cancel) throws OperationCancelledException {
        Inbox<Boolean> clearDone = runtime.inbox();
        Inbox<Boolean> allDone = runtime.inbox();
        runtime.start("doctor over TLS", () -> {
            try {
                Lane lane = encrypted();
                Optional<Member> member = entrance.another(lane, false, cancel);
                if (member.isEmpty() && entrance.crowded()) {
                    // There is room when the clear sessions are gone.
                    clearDone.poll(WHOLE);
                    member = entrance.another(lane, true, cancel);
                }
                member.ifPresent(one -> work(lane, one, cancel));
            } catch (OperationCancelledException e) {
                // Nobody interrupts this thread.
                Thread.currentThread().interrupt();
            } finally {
                allDone.post(true);
            }
        });
        work(clear, first, cancel);
        clearDone.post(true);
        allDone.poll(WHOLE.multipliedBy(2));
    }

    private static Optional<InetAddress> resolve(String name) {
        try {
            return Optional.of(InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
