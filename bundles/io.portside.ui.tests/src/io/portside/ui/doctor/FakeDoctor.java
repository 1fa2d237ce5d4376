package io.portside.ui.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.widgets.Display;

import io.portside.engine.doctor.DoctorListener;
import io.portside.engine.doctor.DoctorReport;
import io.portside.engine.doctor.DoctorReport.Offer;
import io.portside.engine.doctor.DoctorReport.Statement;
import io.portside.engine.doctor.DoctorReport.Weight;
import io.portside.engine.doctor.DoctorStep;
import io.portside.engine.doctor.DoctorStep.Result;
import io.portside.engine.doctor.SiteDoctor;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.route.RoutePolicy;

/** A doctor who always finds a firewall, and refuses to work on the UI thread. */
public final class FakeDoctor implements SiteDoctor {
    public final List<Site> examined = new ArrayList<>();
    public final List<String> passwords = new ArrayList<>();
    /** Whether there is something to propose. */
    public volatile boolean offering = true;
    /** The examination waits here before it ends. */
    public volatile CountDownLatch gate = new CountDownLatch(0);
    public volatile CancelToken token;

    @Override
    public DoctorReport examine(Site site, Optional<char[]> password, DoctorListener progress, CancelToken cancel)
            throws ProblemException {
        if (Display.getCurrent() != null) {
            throw new AssertionError("blocks the UI thread");
        }
        token = cancel;
        examined.add(site);
        password.ifPresent(typed -> {
            passwords.add(new String(typed));
            Arrays.fill(typed, '\0');
        });
        DoctorStep login = new DoctorStep("login", Result.WORKED, "works (40 ms)", Duration.ofMillis(40));
        DoctorStep active = new DoctorStep("listing, active (PORT)", Result.FAILED,
                "no connection arrived within 2.0 s; told the server 10.0.0.2:5001", Duration.ofSeconds(2));
        progress.step(login);
        progress.step(active);
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (cancel.isCancelled()) {
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "cancelled"), null);
        }
        Site better = site.withData(site.data().withPolicy(RoutePolicy.PASSIVE_ONLY));
        Statement firewall = new Statement("CLIENT_FIREWALL", Weight.OBSTACLE,
                "A firewall on this computer's side & lets no connection in.",
                "Choose passive mode, or have ports opened.", List.of("listing, active (PORT): no connection arrived"));
        Statement other = new Statement("NOTE", Weight.NOTE, "The server is slow.", "", List.of());
        return new DoctorReport(site, true, List.of(firewall, other), List.of(login, active),
                offering
                        ? Optional.of(new Offer(better, List.of("Connection mode: passive only (now: automatic)")))
                        : Optional.empty(),
                true, Duration.ofSeconds(3));
    }
}
