package io.portside.ftp.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.route.Route;

/** The checks made over TLS, or those made in clear text. Pure. */
final class LaneFindings {
    private final Findings findings;
    private final boolean encrypted;

    LaneFindings(Findings findings, boolean encrypted) {
        this.findings = findings;
        this.encrypted = encrypted;
    }

    boolean encrypted() {
        return encrypted;
    }

    Optional<Check> step(Step step) {
        return findings.step(step, encrypted);
    }

    boolean loggedIn() {
        return step(Step.LOGIN).filter(Check::worked).isPresent();
    }

    /** Active listings. */
    List<RouteCheck> active() {
        return of(Route.ACTIVE_PORT, Route.ACTIVE_EPRT);
    }

    /** Passive listings at the server's own address. */
    List<RouteCheck> passive() {
        return of(Route.PASSIVE_EPSV, Route.PASSIVE_PASV);
    }

    Optional<RouteCheck> advertised() {
        return findings.route(Route.PASSIVE_PASV_ADVERTISED, encrypted);
    }

    List<RouteCheck> all() {
        List<RouteCheck> all = new ArrayList<>(active());
        all.addAll(passive());
        advertised().ifPresent(all::add);
        return all;
    }

    boolean activeWorks() {
        return works(active());
    }

    boolean passiveWorks() {
        return works(passive());
    }

    boolean advertisedWorks() {
        return advertised().filter(RouteCheck::worked).isPresent();
    }

    boolean anyWorks() {
        return activeWorks() || passiveWorks() || advertisedWorks();
    }

    boolean activeFails() {
        return !activeWorks() && tells(active());
    }

    boolean passiveFails() {
        return !passiveWorks() && tells(passive());
    }

    /** Whether the server refused the command of every one, so that nothing is known of the network. */
    static boolean allRefused(List<RouteCheck> checks) {
        return tells(checks) && checks.stream().map(RouteCheck::check).filter(Check::telling)
                .allMatch(check -> check.outcome() == Outcome.REFUSED);
    }

    static List<Check> evidence(List<RouteCheck> checks) {
        return checks.stream().map(RouteCheck::check).toList();
    }

    private static boolean works(List<RouteCheck> checks) {
        return checks.stream().anyMatch(RouteCheck::worked);
    }

    private static boolean tells(List<RouteCheck> checks) {
        return checks.stream().anyMatch(route -> route.check().telling());
    }

    private List<RouteCheck> of(Route one, Route other) {
        List<RouteCheck> both = new ArrayList<>();
        findings.route(one, encrypted).ifPresent(both::add);
        findings.route(other, encrypted).ifPresent(both::add);
        return both;
    }
}
