package io.portside.ftp.doctor;

import java.net.Inet6Address;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.control.Command;
import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.doctor.Crew.Lane;
import io.portside.ftp.doctor.Crew.Member;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.reply.SeenAddress;
import io.portside.ftp.route.Route;
import io.portside.ftp.session.Inbox;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.ServerFacts;
import io.portside.ftp.session.SiteRuntime;

/**
 * All listings of one lane, clear or encrypted: a queue of routes, and a few sessions that work on it, each on a thread
 * of its own. Passive routes come first and are asked gently, because a session that survives is all there is on servers
 * that take one only.
 */
final class LaneRun {
    private static final int SESSIONS = 3;
    private static final int RETRIES = 3;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(300);
    /** TEST-NET-1 (RFC 5737): an address that is nobody's, so that a server which says why it refuses it harms nobody. */
    private static final Command NOBODYS_PORT = Command.of("PORT", "192,0,2,1,4,1");

    private final Lane lane;
    private final FtpSiteSettings settings;
    private final boolean encrypted;
    private final Optional<String> folder;
    private final Crew crew;
    private final Sheet sheet;
    private final SiteRuntime runtime;
    private final CancelToken cancel;
    private final Deque<List<Route>> jobs = new ArrayDeque<>();
    private Duration budget = Duration.ofSeconds(3);
    private String home = "/";

    /**
     * @param folder what to list; empty: the folder after login
     * @param cancel the person's, and the examination's end
     */
    LaneRun(Lane lane, Optional<String> folder, Crew crew, Sheet sheet, SiteRuntime runtime, CancelToken cancel) {
        this.lane = lane;
        this.settings = lane.settings();
        this.encrypted = lane.encrypted();
        this.folder = folder;
        this.crew = crew;
        this.sheet = sheet;
        this.runtime = runtime;
        this.cancel = cancel;
    }

    /** Works through all routes, beginning on {@code first}, which is closed in the end. Blocks. */
    void run(Member first) {
        ServerFacts facts = first.session().facts();
        home = facts.home();
        Duration some = facts.roundTrip().multipliedBy(8).plusSeconds(2);
        budget = some.compareTo(budget) < 0 ? some : budget;
        plan(facts.peer().getAddress() instanceof Inet6Address);
        Inbox<Boolean> done = runtime.inbox();
        runtime.start("doctor", () -> work(Optional.of(first), done));
        for (int i = 1; i < SESSIONS; i++) {
            runtime.start("doctor", () -> work(Optional.empty(), done));
        }
        try {
            for (int ended = 0; ended < SESSIONS;) {
                ended += done.poll(Duration.ofMinutes(1)).isPresent() ? 1 : 0;
            }
        } catch (OperationCancelledException e) {
            // The thread was interrupted: whoever did that wants no more of it.
            return;
        }
        for (Optional<List<Route>> left = next(); left.isPresent(); left = next()) {
            left.get().forEach(route -> sheet
                    .add(new RouteCheck(check(route, Outcome.SKIPPED, Duration.ZERO, ""), DataPath.UNKNOWN)));
        }
    }

    private void plan(boolean ipv6) {
        jobs.add(List.of(Route.PASSIVE_EPSV));
        jobs.add(ipv6 || settings.proxy().isPresent()
                ? List.of(Route.PASSIVE_PASV)
                : List.of(Route.PASSIVE_PASV, Route.PASSIVE_PASV_ADVERTISED));
        if (settings.proxy().isEmpty()) {
            if (!ipv6) {
                jobs.add(List.of(Route.ACTIVE_PORT));
            }
            jobs.add(List.of(Route.ACTIVE_EPRT));
        }
    }

    private Optional<List<Route>> next() {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.poll());
        }
    }

    private boolean more() {
        synchronized (jobs) {
            return !jobs.isEmpty() && !cancel.isCancelled();
        }
    }

    private void work(Optional<Member> given, Inbox<Boolean> done) {
        Optional<Member> member = given;
        try {
            if (member.isPresent()) {
                askWhereWeAreSeen(member.get());
            }
            while (more()) {
                if (member.isEmpty()) {
                    member = another(given.isPresent());
                    if (member.isEmpty()) {
                        return;
                    }
                }
                Optional<List<Route>> job = next();
                if (job.isPresent()) {
                    list(member.get(), job.get());
                }
                if (!member.get().session().usable()) {
                    crew.close(member.get());
                    member = Optional.empty();
                }
            }
            if (member.isPresent() && given.isPresent() && !sheet.knowsSeen() && settings.proxy().isEmpty()) {
                provoke(member.get());
            }
        } finally {
            member.ifPresent(crew::close);
            done.post(true);
        }
    }

    /** A session in place of one that was lost is worth some patience: the server may count the lost one for a moment. */
    private Optional<Member> another(boolean patient) {
        for (int i = 0; i < (patient ? RETRIES : 1) && more(); i++) {
            try {
                return Optional.of(crew.open(lane, lane.passwords(), crew.recorder(), cancel));
            } catch (TooManySessionsException e) {
                pause();
            } catch (FtpException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void pause() {
        Inbox<Boolean> wake = runtime.inbox();
        try (CancelToken.Registration ignored = cancel.onCancel(() -> wake.post(true))) {
            wake.poll(RETRY_PAUSE);
        } catch (OperationCancelledException e) {
            // The next look at the token ends it.
        }
    }

    /** The routes of one job in turn; the advertised address is tried only where it is another than the server's own. */
    private void list(Member member, List<Route> job) {
        Optional<RouteCheck> before = Optional.empty();
        for (Route route : job) {
            boolean same = before.flatMap(check -> check.path().advertised()).filter(
                    address -> address.getAddress().equals(member.session().facts().peer().getAddress())).isPresent();
            RouteCheck check;
            if (same) {
                Check known = before.orElseThrow().check();
                check = new RouteCheck(check(route, known.outcome(), known.took(), known.words()),
                        before.orElseThrow().path());
            } else if (!member.session().usable()) {
                check = new RouteCheck(check(route, Outcome.SKIPPED, Duration.ZERO, ""), DataPath.UNKNOWN);
            } else {
                check = list(member, route);
            }
            sheet.add(check);
            before = Optional.of(check);
        }
    }

    private RouteCheck list(Member member, Route route) {
        member.recorder().forget();
        long began = System.nanoTime();
        Outcomes outcome = new Outcomes(Outcome.WORKED, "");
        try {
            member.session().list(folder.orElse(home), route, gently(), cancel);
        } catch (OperationCancelledException e) {
            // What was silent for most of its time would have stayed so.
            boolean telling = since(began).multipliedBy(2).compareTo(budget) > 0;
            outcome = new Outcomes(telling ? Outcome.SILENT : Outcome.SKIPPED, "");
        } catch (FtpException e) {
            outcome = Outcomes.ofListing(e);
            if (route.active()) {
                learnFrom(e);
            }
        }
        return new RouteCheck(check(route, outcome.outcome(), since(began), outcome.words()),
                member.recorder().path());
    }

    private OpenWatch gently() {
        return new OpenWatch() {
            @Override
            public Duration budget() {
                return budget;
            }

            @Override
            public boolean gentle() {
                return true;
            }

            @Override
            public void opened(Duration waited) {
                // The event tells it.
            }
        };
    }

    private Check check(Route route, Outcome outcome, Duration took, String words) {
        return new Check(Step.LISTING, Optional.of(route), encrypted, outcome, took, words);
    }

    private void askWhereWeAreSeen(Member member) {
        try {
            see(SeenAddress.read(member.session().ask(Command.of("STAT"), cancel)));
        } catch (FtpException e) {
            // The listings will show what is left of the session.
        }
    }

    private void learnFrom(FtpException failure) {
        if (failure instanceof RouteFailedException route) {
            see(route.failure().reply().flatMap(SeenAddress::read));
        }
    }

    /** Pure-FTPd says where it sees us only when it refuses another address. No transfer follows, so nothing is opened. */
    private void provoke(Member member) {
        boolean asked = false;
        try {
            Reply reply = member.session().ask(NOBODYS_PORT, cancel);
            asked = true;
            see(SeenAddress.read(reply));
        } catch (FtpException e) {
            asked = true;
        }
        if (asked && !sheet.knowsSeen()) {
            sheet.add(new Check(Step.ADDRESS, Optional.empty(), encrypted, Outcome.NOT_OFFERED, Duration.ZERO, ""));
        }
    }

    private void see(Optional<SeenAddress> address) {
        if (address.isPresent() && sheet.seen(address.get())) {
            sheet.add(new Check(Step.ADDRESS, Optional.empty(), encrypted, Outcome.WORKED, Duration.ZERO,
                    address.get().address().getHostAddress() + " (" + address.get().words() + ")"));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
