package io.portside.ftp.doctor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.doctor.Crew.Lane;
import io.portside.ftp.doctor.Crew.Member;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.session.ServerFacts;
import io.portside.ftp.site.LoginRounds;

/** The first session of a lane, and what getting in teaches: connect, TLS, login, features. One thread for a lane. */
final class Entrance {
    /** vsftpd 530, ProFTPD 550, Pure-FTPd 421, each in its own words. */
    private static final Pattern ABOUT_TLS = Pattern.compile("\\b(TLS|SSL|AUTH|encrypt\\w*|cleartext|secure)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Crew crew;
    private final Sheet sheet;
    private volatile boolean wantsTls;
    private volatile boolean crowded;

    Entrance(Crew crew, Sheet sheet) {
        this.crew = crew;
        this.sheet = sheet;
    }

    /** Whether the server refused a login in clear text because of that. */
    boolean wantsTls() {
        return wantsTls;
    }

    /** Whether {@link #another} found no room. */
    boolean crowded() {
        return crowded;
    }

    /** With the profile's settings; asks for passwords and about certificates as long as somebody answers. */
    Optional<Member> first(Lane lane, CancelToken cancel) {
        PathRecorder recorder = crew.recorder();
        long[] began = {System.nanoTime()};
        Member[] opened = new Member[1];
        try {
            LoginRounds.open(asking(lane.passwords()), cancel, source -> lane.tls().deciding(() -> {
                began[0] = System.nanoTime();
                opened[0] = crew.open(lane, source, recorder, cancel);
                return opened[0].session();
            }));
            entered(lane, opened[0], began[0]);
            return Optional.of(opened[0]);
        } catch (ConnectFailedException e) {
            sheet.unreachable(e.kind());
            step(Step.CONTROL, lane, Outcomes.ofLogin(e), began[0]);
        } catch (OperationCancelledException e) {
            step(Step.LOGIN, lane, new Outcomes(Outcome.SKIPPED, ""), began[0]);
        } catch (FtpException e) {
            if (recorder.connected().isEmpty()) {
                sheet.unreachable(ConnectFailedException.Kind.TIMED_OUT);
                step(Step.CONTROL, lane, new Outcomes(Outcome.SILENT, ""), began[0]);
                return Optional.empty();
            }
            control(recorder, lane);
            wantsTls = !lane.encrypted() && ABOUT_TLS.matcher(String.valueOf(e.getMessage())).find();
            refused(lane, e, began[0]);
        }
        return Optional.empty();
    }

    /**
     * Beside others that are in already, or instead of one that was not let in.
     *
     * @param last whether there is no later try, so that a full server is a result
     */
    Optional<Member> another(Lane lane, boolean last, CancelToken cancel) {
        long began = System.nanoTime();
        try {
            Member member = lane.tls().deciding(() -> crew.open(lane, lane.passwords(), crew.recorder(), cancel));
            entered(lane, member, began);
            return Optional.of(member);
        } catch (TooManySessionsException e) {
            crowded = true;
            if (last) {
                step(Step.LOGIN, lane, new Outcomes(Outcome.SKIPPED, e.reply().toString()), began);
            }
        } catch (OperationCancelledException e) {
            step(Step.LOGIN, lane, new Outcomes(Outcome.SKIPPED, ""), began);
        } catch (FtpException e) {
            refused(lane, e, began);
        }
        return Optional.empty();
    }

    private void entered(Lane lane, Member member, long began) {
        ServerFacts facts = member.session().facts();
        sheet.facts(facts);
        control(member.recorder(), lane);
        offered(lane, new Outcomes(Outcome.WORKED, ""), began);
        step(Step.LOGIN, lane, new Outcomes(Outcome.WORKED, ""), began);
        String labels = String.join(", ", facts.features().keySet().stream().sorted().toList());
        step(Step.FEATURES, lane, new Outcomes(labels.isEmpty() ? Outcome.NOT_OFFERED : Outcome.WORKED, labels),
                began);
    }

    private void refused(Lane lane, FtpException failure, long began) {
        if (failure instanceof TlsFailedException tls && tls.kind() == TlsFailedException.Kind.AUTH_REFUSED) {
            offered(lane, new Outcomes(Outcome.NOT_OFFERED, tls.reply().map(Reply::toString).orElse("")), began);
            return;
        }
        if (failure instanceof TlsFailedException) {
            offered(lane, new Outcomes(Outcome.WORKED, ""), began);
        }
        step(Step.LOGIN, lane, Outcomes.ofLogin(failure), began);
    }

    private void offered(Lane lane, Outcomes outcome, long began) {
        if (lane.encrypted()) {
            if (outcome.outcome() == Outcome.WORKED) {
                sheet.tlsOffered();
            }
            step(Step.TLS_OFFER, lane, outcome, began);
        }
    }

    /** A server that wants TLS refuses every password; nobody need be asked for another. */
    private static PasswordSource asking(PasswordSource passwords) {
        return new PasswordSource() {
            @Override
            public char[] password() throws FtpException {
                return passwords.password();
            }

            @Override
            public void accepted(char[] password) {
                passwords.accepted(password);
            }

            @Override
            public boolean refused(char[] password, Reply reply) {
                return !ABOUT_TLS.matcher(reply.text()).find() && passwords.refused(password, reply);
            }
        };
    }

    private void control(PathRecorder recorder, Lane lane) {
        recorder.connected().ifPresent(took -> sheet.add(new Check(Step.CONTROL, Optional.empty(), lane.encrypted(),
                Outcome.WORKED, took, "")));
    }

    private void step(Step step, Lane lane, Outcomes outcome, long began) {
        sheet.add(new Check(step, Optional.empty(), lane.encrypted(), outcome.outcome(),
                Duration.ofNanos(System.nanoTime() - began), outcome.words()));
    }
}
