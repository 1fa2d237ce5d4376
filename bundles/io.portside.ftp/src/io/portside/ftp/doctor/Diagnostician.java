package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.doctor.Diagnosis.Fact;
import io.portside.ftp.doctor.Verdict.Kind;
import io.portside.ftp.doctor.Verdict.Remedy;
import io.portside.ftp.doctor.Verdict.Weight;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.setting.Security;

/** Turns findings into verdicts; each rule stands for one row of the table in the tests. Pure, used once. */
final class Diagnostician {
    private final Findings findings;
    private final Addresses addresses;
    private final LaneFindings clear;
    private final LaneFindings tls;
    /** The one that the profile would use, or has to. */
    private final LaneFindings main;
    private final List<Verdict> verdicts = new ArrayList<>();

    Diagnostician(Findings findings) {
        this.findings = findings;
        addresses = new Addresses(findings);
        clear = new LaneFindings(findings, false);
        tls = new LaneFindings(findings, true);
        main = wantsTls() || !clear.loggedIn() && tls.loggedIn() ? tls : clear;
    }

    Diagnosis diagnosis() {
        if (!contact()) {
            dataConnections();
            sessionNotes();
        }
        verdicts.sort(Comparator.comparing(verdict -> verdict.kind().weight()));
        if (verdicts.stream().allMatch(verdict -> verdict.kind().weight() == Weight.NOTE) && everythingWorks()) {
            verdicts.add(0, new Verdict(Kind.ALL_FINE, Remedy.NONE, LaneFindings.evidence(main.all())));
        }
        if (verdicts.isEmpty()) {
            add(Kind.INCONCLUSIVE, Remedy.REPEAT, LaneFindings.evidence(main.all()));
        }
        return new Diagnosis(verdicts, facts(), new Proposing(findings, addresses, main).proposal(), main.anyWorks());
    }

    private boolean wantsTls() {
        return findings.security() != Security.CLEAR;
    }

    private void add(Kind kind, Remedy remedy, List<Check> evidence) {
        verdicts.add(new Verdict(kind, remedy, evidence));
    }

    /** All that keeps us from a logged-in session; true when there is none. */
    private boolean contact() {
        if (findings.unreachable().isPresent()) {
            unreachable(findings.unreachable().get());
            return true;
        }
        List<Check> offer = findings.steps().stream().filter(check -> check.step() == Step.TLS_OFFER).toList();
        if (wantsTls() && !findings.tlsOffered() && !tls.loggedIn() && !offer.isEmpty()) {
            add(Kind.TLS_NOT_OFFERED, Remedy.SERVER_TLS, offer);
            return true;
        }
        if (!clear.loggedIn() && tls.loggedIn() && !wantsTls()) {
            add(Kind.TLS_REQUIRED, Remedy.USE_TLS, clear.step(Step.LOGIN).stream().toList());
        }
        if (main.loggedIn()) {
            return false;
        }
        Optional<Check> login = main.step(Step.LOGIN);
        List<Check> evidence = login.stream().toList();
        switch (login.map(Check::outcome).orElse(Outcome.SKIPPED)) {
            case REFUSED -> add(Kind.LOGIN_REFUSED, Remedy.CHECK_LOGIN, evidence);
            case SERVER_FAILED -> add(Kind.TOO_MANY_SESSIONS, Remedy.FEWER_SESSIONS, evidence);
            case NOT_TRUSTED -> add(Kind.TLS_FAILED, Remedy.CHECK_CERTIFICATE, evidence);
            default -> add(Kind.INCONCLUSIVE, Remedy.REPEAT, evidence);
        }
        return true;
    }

    private void unreachable(ConnectFailedException.Kind why) {
        Kind kind = switch (why) {
            case UNKNOWN_HOST -> Kind.UNKNOWN_HOST;
            case REFUSED -> Kind.NO_SERVER;
            case NO_GREETING -> Kind.NOT_FTP;
            case TIMED_OUT, UNREACHABLE -> Kind.NOT_REACHABLE;
        };
        add(kind, Remedy.CHECK_ADDRESS,
                findings.steps().stream().filter(check -> check.step() == Step.CONTROL).toList());
    }

    private void dataConnections() {
        if (main.all().stream().noneMatch(route -> route.check().telling())) {
            boolean refused = main.all().stream().anyMatch(route -> route.check().outcome() == Outcome.BROKEN);
            add(refused ? Kind.LISTING_REFUSED : Kind.INCONCLUSIVE, refused ? Remedy.CHECK_FOLDER : Remedy.REPEAT,
                    LaneFindings.evidence(main.all()));
            return;
        }
        if (!main.anyWorks() && (main.activeFails() || findings.proxied()) && main.passiveFails()) {
            boolean hopeless = addresses.translated() || findings.proxied() || LaneFindings.allRefused(main.active());
            add(Kind.NOTHING_WORKS, hopeless ? Remedy.PASSIVE_PORTS_ONLY_WAY : Remedy.OPEN_EITHER,
                    LaneFindings.evidence(main.all()));
        }
        client();
        server();
        hiddenByTls();
    }

    private void client() {
        List<Check> evidence = new ArrayList<>(main.step(Step.ADDRESS).stream().toList());
        evidence.addAll(LaneFindings.evidence(main.active()));
        if (main.activeWorks()) {
            if (addresses.externalWrong()) {
                add(Kind.EXTERNAL_ADDRESS_CHANGED,
                        addresses.translated() ? Remedy.SET_EXTERNAL : Remedy.CLEAR_EXTERNAL, evidence);
            } else if (addresses.translated() && main.active().stream().anyMatch(this::toldOurOwnAddress)) {
                add(Kind.ALG, Remedy.NONE, evidence);
            }
        } else if (main.activeFails()) {
            if (addresses.externalWrong()) {
                add(Kind.EXTERNAL_ADDRESS_WRONG,
                        addresses.translated() ? Remedy.SET_EXTERNAL : Remedy.CLEAR_EXTERNAL, evidence);
            } else if (addresses.carrierNat()) {
                add(Kind.CARRIER_NAT, usePassive(), evidence);
            } else if (addresses.translated()) {
                boolean forwarding = findings.asked().activePorts().isPresent();
                add(Kind.CLIENT_NAT, forwarding ? Remedy.FORWARD_PORTS : usePassive(), evidence);
            } else if (LaneFindings.allRefused(main.active())) {
                add(Kind.ACTIVE_REFUSED, usePassive(), evidence);
            } else {
                boolean range = findings.asked().activePorts().isPresent();
                add(Kind.CLIENT_FIREWALL, range || !main.passiveWorks() ? Remedy.OPEN_ACTIVE_PORTS : usePassive(),
                        evidence);
            }
        }
    }

    /** It worked although the address in PORT was of no use: somebody changed it on the way. */
    private boolean toldOurOwnAddress(RouteCheck check) {
        return check.worked() && check.path().advertised().map(InetSocketAddress::getAddress)
                .equals(addresses.local());
    }

    private Remedy usePassive() {
        return main.passiveWorks() || main.advertisedWorks() ? Remedy.USE_PASSIVE : Remedy.PASSIVE_PORTS_ONLY_WAY;
    }

    private void server() {
        List<Check> evidence = new ArrayList<>(LaneFindings.evidence(main.passive()));
        main.advertised().map(RouteCheck::check).ifPresent(evidence::add);
        if (main.passiveWorks()) {
            if (addresses.foreignAdvertised().isPresent() && !main.advertisedWorks()) {
                add(Kind.SERVER_NAT, Remedy.NONE, evidence);
            }
        } else if (main.passiveFails()) {
            if (main.advertisedWorks()) {
                add(Kind.ADVERTISED_ONLY, Remedy.TRUST_ADVERTISED, evidence);
            } else if (LaneFindings.allRefused(main.passive())) {
                add(Kind.PASSIVE_REFUSED, main.activeWorks() ? Remedy.USE_ACTIVE : Remedy.SERVER_MODES, evidence);
            } else {
                add(Kind.SERVER_FIREWALL, main.activeWorks() ? Remedy.USE_ACTIVE : Remedy.OPEN_PASSIVE_PORTS, evidence);
            }
        }
    }

    /** The same network lets pass in clear text what it does not let pass over TLS: somebody in between reads along. */
    private void hiddenByTls() {
        boolean active = clear.activeWorks() && tls.activeFails();
        boolean passive = clear.passiveWorks() && tls.passiveFails();
        if (active || passive) {
            List<Check> evidence = new ArrayList<>();
            Stream.of(clear, tls).flatMap(lane -> (active ? lane.active() : lane.passive()).stream())
                    .map(RouteCheck::check).forEach(evidence::add);
            add(Kind.TLS_HIDES_PORTS, active
                    ? tls.passiveWorks() ? Remedy.USE_PASSIVE : Remedy.PASSIVE_PORTS_ONLY_WAY
                    : Remedy.OPEN_PASSIVE_PORTS, evidence);
        }
    }

    private void sessionNotes() {
        if (findings.oneSession()) {
            add(Kind.ONE_SESSION, Remedy.FEWER_SESSIONS, List.of());
        }
        if (findings.proxied()) {
            add(Kind.PROXY_PASSIVE_ONLY, Remedy.NONE, List.of());
        }
        if (!wantsTls() && main == clear && findings.tlsOffered()) {
            add(Kind.TLS_AVAILABLE, Remedy.USE_TLS,
                    findings.steps().stream().filter(check -> check.step() == Step.TLS_OFFER).toList());
        }
    }

    private boolean everythingWorks() {
        return main.loggedIn() && !main.activeFails() && !main.passiveFails() && main.anyWorks();
    }

    private Map<Fact, String> facts() {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.HOST, findings.host());
        facts.put(Fact.PORT, Integer.toString(findings.port()));
        put(facts, Fact.LOCAL, addresses.local().map(InetAddress::getHostAddress));
        put(facts, Fact.SEEN, addresses.seen().map(InetAddress::getHostAddress));
        put(facts, Fact.PEER, addresses.peer().map(InetAddress::getHostAddress));
        put(facts, Fact.ADVERTISED, addresses.foreignAdvertised().map(InetAddress::getHostAddress));
        put(facts, Fact.EXTERNAL, findings.asked().externalAddress());
        put(facts, Fact.ACTIVE_PORTS, findings.asked().activePorts().map(range -> range.first() + "-" + range.last()));
        put(facts, Fact.PASSIVE_PORTS, ports(Stream.concat(main.passive().stream(), main.advertised().stream())
                .flatMap(check -> check.path().advertised().stream())));
        put(facts, Fact.LISTENED, ports(main.active().stream().flatMap(check -> check.path().used().stream())));
        put(facts, Fact.GREETING, Optional.of(findings.greeting().lines().findFirst().orElse("").strip())
                .filter(line -> !line.isEmpty()));
        return facts;
    }

    private static void put(Map<Fact, String> facts, Fact fact, Optional<String> value) {
        value.ifPresent(known -> facts.put(fact, known));
    }

    private static Optional<String> ports(Stream<InetSocketAddress> used) {
        IntSummaryStatistics ports = used.mapToInt(InetSocketAddress::getPort).summaryStatistics();
        if (ports.getCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(ports.getMin() == ports.getMax()
                ? Integer.toString(ports.getMin())
                : ports.getMin() + "-" + ports.getMax());
    }
}
