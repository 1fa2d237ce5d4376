package io.portside.ftp.doctor;

import java.time.Duration;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.session.FtpSession;
import io.portside.ftp.session.SiteHabits;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.TimeLimit;
import io.portside.ftp.tls.SiteTls;

/** Opens the sessions of an examination and counts them, for what a refusal means depends on how many there are. Thread-safe. */
final class Crew {
    /** Connect, greeting and login; a little less than what a person waits. */
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(8);

    private final SiteRuntime runtime;
    private final Sheet sheet;
    private final FtpEventListener events;
    // Guarded by this.
    private int number;
    private int open;
    private boolean stuck;

    Crew(SiteRuntime runtime, Sheet sheet, FtpEventListener events) {
        this.runtime = runtime;
        this.sheet = sheet;
        this.events = events;
    }

    /** A session of an examination, and what it does. */
    record Member(FtpSession session, PathRecorder recorder) {}

    /** How sessions are opened: in clear text, or over TLS. Shared by all of a lane. */
    record Lane(FtpSiteSettings settings, SiteTls tls, SiteHabits habits, PasswordSource passwords) {
        Lane(FtpSiteSettings settings, CertificateDecider certificates, PasswordSource passwords) {
            this(settings, new SiteTls(settings, certificates), new SiteHabits(), passwords);
        }

        boolean encrypted() {
            return settings.tls().encrypted();
        }
    }

    PathRecorder recorder() {
        return new PathRecorder(events);
    }

    /** Takes up to {@link #OPEN_LIMIT}; {@link SessionLostException} then. */
    Member open(Lane lane, PasswordSource passwords, PathRecorder recorder, CancelToken cancel) throws FtpException {
        int mine;
        synchronized (this) {
            mine = ++number;
        }
        try (TimeLimit limit = new TimeLimit(runtime, OPEN_LIMIT, cancel)) {
            FtpSession session = FtpSession.open(mine, lane.settings(), lane.tls(), passwords, lane.habits(), recorder,
                    limit.token());
            synchronized (this) {
                open++;
            }
            return new Member(session, recorder);
        } catch (OperationCancelledException e) {
            cancel.check();
            throw new SessionLostException("no login within " + OPEN_LIMIT.toSeconds() + " s", e);
        } catch (TooManySessionsException e) {
            refused();
            throw e;
        }
    }

    /** Ends a session. */
    void close(Member member) {
        boolean clean = member.session().usable();
        member.session().close();
        synchronized (this) {
            open--;
            stuck |= !clean;
        }
    }

    /** A server that still counts a session which it does not let go of says nothing about its limit. */
    private void refused() {
        boolean one;
        synchronized (this) {
            one = open == 1 && !stuck;
        }
        if (one) {
            sheet.oneSession();
        }
    }
}
