package io.portside.engine.doctor;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Optional;

import io.portside.engine.EngineListener;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.site.SiteAccess;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.doctor.Check;
import io.portside.ftp.doctor.ExaminationListener;
import io.portside.ftp.doctor.Findings;
import io.portside.ftp.doctor.RouteCheck;
import io.portside.ftp.doctor.SiteExamination;

/** Brings profile, password, examination and words together. */
public final class FtpSiteDoctor implements SiteDoctor {
    private final Door door;
    private final EngineListener events;

    /** Where the doctor gets in. */
    @FunctionalInterface
    public interface Door {
        SiteAccess open(Site site, Optional<char[]> password) throws ProblemException;
    }

    /** @param events hears the wire, under a name of its own so that it is not taken for the open site's */
    public FtpSiteDoctor(Door door, EngineListener events) {
        this.door = door;
        this.events = events;
    }

    @Override
    public DoctorReport examine(Site site, Optional<char[]> password, DoctorListener progress, CancelToken cancel)
            throws ProblemException {
        DoctorWords words = new DoctorWords();
        String name = MessageFormat.format(DoctorWords.bundle().getString("wire.name"), site.name());
        Optional<char[]> copy = password.map(char[]::clone);
        password.ifPresent(typed -> Arrays.fill(typed, '\0'));
        try (SiteAccess access = door.open(site, copy)) {
            SiteExamination examination = new SiteExamination(access.settings(),
                    Optional.of(site.remoteFolder()).filter(folder -> !folder.isBlank()), access.passwords(),
                    access.certificates(),
                    event -> events.wire(site.id() + ".doctor", name, event), new ExaminationListener() {
                        @Override
                        public void checked(Check check) {
                            progress.step(words.step(check));
                        }

                        @Override
                        public void listed(RouteCheck check) {
                            progress.step(words.step(check));
                        }
                    });
            Findings findings = examination.run(cancel);
            if (cancel.isCancelled() && findings.routes().isEmpty()) {
                throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "examination cancelled"), null);
            }
            return words.report(access.site(), findings);
        }
    }
}
