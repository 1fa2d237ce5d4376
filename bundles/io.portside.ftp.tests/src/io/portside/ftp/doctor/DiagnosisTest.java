package io.portside.ftp.doctor;

import static io.portside.ftp.doctor.Check.Outcome.BROKEN;
import static io.portside.ftp.doctor.Check.Outcome.NOT_OFFERED;
import static io.portside.ftp.doctor.Check.Outcome.NOT_TRUSTED;
import static io.portside.ftp.doctor.Check.Outcome.REFUSED;
import static io.portside.ftp.doctor.Check.Outcome.SERVER_FAILED;
import static io.portside.ftp.doctor.Check.Outcome.SILENT;
import static io.portside.ftp.doctor.Check.Outcome.SKIPPED;
import static io.portside.ftp.doctor.Check.Outcome.UNREACHABLE;
import static io.portside.ftp.doctor.Check.Outcome.WORKED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portside.ftp.doctor.Diagnosis.Fact;
import io.portside.ftp.doctor.Verdict.Kind;
import io.portside.ftp.doctor.Verdict.Remedy;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.setting.Security;

/** What the doctor concludes from which facts, row by row. */
class DiagnosisTest {
    private static final String PUBLIC = "198.51.100.2";
    private static final String PRIVATE = "192.168.71.2";
    private static final String OUTSIDE = "203.0.113.1";
    private static final String SHARED = "100.72.3.4";

    static Stream<Arguments> table() {
        return Stream.of(
                row("open", facts().clear(WORKED, WORKED, WORKED), RoutePolicy.AUTO, true, Kind.ALL_FINE),
                row("client firewall, silent", facts().clear(SILENT, WORKED, WORKED), RoutePolicy.PASSIVE_ONLY, true,
                        Kind.CLIENT_FIREWALL),
                row("client firewall, refusing", facts().clear(SERVER_FAILED, WORKED, WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CLIENT_FIREWALL),
                row("client firewall, server mute about addresses",
                        facts().from(PUBLIC, "").clear(SILENT, WORKED, WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CLIENT_FIREWALL),
                row("client NAT, private address refused",
                        facts().from(PRIVATE, OUTSIDE).clear(REFUSED, WORKED, WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CLIENT_NAT),
                row("client NAT, private address tried in vain",
                        facts().from(PRIVATE, OUTSIDE).clear(SILENT, WORKED, WORKED), RoutePolicy.PASSIVE_ONLY, true,
                        Kind.CLIENT_NAT),
                row("client NAT, guessed", facts().from(PRIVATE, "").clear(REFUSED, WORKED, WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CLIENT_NAT),
                row("client NAT with helper", facts().from(PRIVATE, OUTSIDE).clear(WORKED, WORKED, WORKED),
                        RoutePolicy.AUTO, true, Kind.ALL_FINE, Kind.ALG),
                row("the same, TLS tried as well",
                        facts().from(PRIVATE, OUTSIDE).tls(WORKED).clear(WORKED, WORKED, WORKED).encrypted(REFUSED,
                                WORKED, WORKED),
                        RoutePolicy.AUTO, true, Kind.TLS_HIDES_PORTS, Kind.ALG, Kind.TLS_AVAILABLE),
                row("helper on the server's side, TLS tried as well",
                        facts().tls(WORKED).clear(WORKED, WORKED, WORKED).encrypted(WORKED, SILENT, SILENT),
                        RoutePolicy.AUTO, true, Kind.TLS_HIDES_PORTS, Kind.TLS_AVAILABLE),
                row("client NAT over TLS alone",
                        facts().wants(Security.EXPLICIT).from(PRIVATE, OUTSIDE).tls(WORKED).encrypted(REFUSED, WORKED,
                                WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CLIENT_NAT),
                row("carrier's NAT, seen by the server", facts().from(PRIVATE, SHARED).clear(REFUSED, WORKED, WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CARRIER_NAT),
                row("carrier's NAT, our own address", facts().from(SHARED, OUTSIDE).clear(SILENT, WORKED, WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CARRIER_NAT),
                row("server firewall", facts().clear(WORKED, SILENT, SILENT), RoutePolicy.AUTO, true,
                        Kind.SERVER_FIREWALL),
                row("server firewall, refusing", facts().clear(WORKED, UNREACHABLE, UNREACHABLE), RoutePolicy.AUTO,
                        true, Kind.SERVER_FIREWALL),
                row("server NAT", facts().serverSays("10.71.0.2").clear(WORKED, WORKED, SILENT), RoutePolicy.AUTO, true,
                        Kind.ALL_FINE, Kind.SERVER_NAT),
                row("server NAT and client firewall", facts().serverSays("10.71.0.2").clear(SILENT, WORKED, SILENT),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CLIENT_FIREWALL, Kind.SERVER_NAT),
                row("another machine for data", facts().serverSays("203.0.113.9").clear(SILENT, UNREACHABLE, WORKED),
                        RoutePolicy.PASSIVE_ONLY, true, Kind.CLIENT_FIREWALL, Kind.ADVERTISED_ONLY),
                row("both blocked", facts().clear(SILENT, SILENT, SILENT), RoutePolicy.AUTO, false, Kind.NOTHING_WORKS,
                        Kind.CLIENT_FIREWALL, Kind.SERVER_FIREWALL),
                row("NAT here, firewall there", facts().from(PRIVATE, OUTSIDE).clear(REFUSED, SILENT, SILENT),
                        RoutePolicy.AUTO, false, Kind.NOTHING_WORKS, Kind.CLIENT_NAT, Kind.SERVER_FIREWALL),
                row("active mode switched off", facts().clear(REFUSED, WORKED, WORKED), RoutePolicy.PASSIVE_ONLY, true,
                        Kind.ACTIVE_REFUSED),
                row("passive mode switched off", facts().clear(WORKED, REFUSED, REFUSED), RoutePolicy.AUTO, true,
                        Kind.PASSIVE_REFUSED),
                row("only active was tried", facts().clear(WORKED, SKIPPED, SKIPPED), RoutePolicy.AUTO, true,
                        Kind.ALL_FINE),
                row("one session", facts().oneSession().clear(WORKED, WORKED, WORKED), RoutePolicy.AUTO, true,
                        Kind.ALL_FINE, Kind.ONE_SESSION),
                row("through a proxy", facts().proxied().clear(SKIPPED, WORKED, SKIPPED), RoutePolicy.PASSIVE_ONLY,
                        true, Kind.ALL_FINE, Kind.PROXY_PASSIVE_ONLY),
                row("folder refused", facts().clear(BROKEN, BROKEN, BROKEN), RoutePolicy.AUTO, false,
                        Kind.LISTING_REFUSED),
                row("cancelled", facts().clear(SKIPPED, SKIPPED, SKIPPED), RoutePolicy.AUTO, false, Kind.INCONCLUSIVE),
                row("no such host", facts().unreachable(ConnectFailedException.Kind.UNKNOWN_HOST), RoutePolicy.AUTO,
                        false, Kind.UNKNOWN_HOST),
                row("nothing listens", facts().unreachable(ConnectFailedException.Kind.REFUSED), RoutePolicy.AUTO,
                        false, Kind.NO_SERVER),
                row("nobody answers", facts().unreachable(ConnectFailedException.Kind.TIMED_OUT), RoutePolicy.AUTO,
                        false, Kind.NOT_REACHABLE),
                row("no way there", facts().unreachable(ConnectFailedException.Kind.UNREACHABLE), RoutePolicy.AUTO,
                        false, Kind.NOT_REACHABLE),
                row("not FTP", facts().unreachable(ConnectFailedException.Kind.NO_GREETING), RoutePolicy.AUTO, false,
                        Kind.NOT_FTP),
                row("wrong password", facts().login(REFUSED), RoutePolicy.AUTO, false, Kind.LOGIN_REFUSED),
                row("too many", facts().login(SERVER_FAILED), RoutePolicy.AUTO, false, Kind.TOO_MANY_SESSIONS),
                row("TLS wanted, none there", facts().wants(Security.EXPLICIT), RoutePolicy.AUTO, false,
                        Kind.TLS_NOT_OFFERED),
                row("TLS wanted, certificate unknown", facts().wants(Security.EXPLICIT).tls(NOT_TRUSTED),
                        RoutePolicy.AUTO, false, Kind.TLS_FAILED),
                row("TLS wanted by the server",
                        facts().login(REFUSED).tls(WORKED).encrypted(WORKED, WORKED, WORKED), RoutePolicy.AUTO, true,
                        Kind.TLS_REQUIRED),
                row("TLS there and not used", facts().tls(WORKED).clear(WORKED, WORKED, WORKED).encrypted(WORKED,
                        WORKED, WORKED), RoutePolicy.AUTO, true, Kind.ALL_FINE, Kind.TLS_AVAILABLE),
                row("TLS not offered, not wanted", facts().tls(NOT_OFFERED).clear(WORKED, WORKED, WORKED),
                        RoutePolicy.AUTO, true, Kind.ALL_FINE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void conclusions(String name, Facts facts, RoutePolicy policy, boolean works, Kind... kinds) {
        Diagnosis diagnosis = Diagnosis.of(facts.findings());
        assertEquals(Arrays.asList(kinds), diagnosis.verdicts().stream().map(Verdict::kind).toList(), name);
        assertEquals(policy, diagnosis.proposal().data().policy(), name);
        assertEquals(works, diagnosis.works(), name);
    }

    @Test
    void aStaleExternalAddressIsReplacedByTheOneTheServerSees() {
        DataSettings forwarded = DataSettings.AUTO.withExternalAddress(Optional.of("203.0.113.77"))
                .withActivePorts(Optional.of(new PortRange(50000, 50010)));
        Diagnosis diagnosis = Diagnosis
                .of(facts().from(PRIVATE, OUTSIDE).with(forwarded).clear(REFUSED, WORKED, WORKED).findings());
        assertEquals(Kind.EXTERNAL_ADDRESS_WRONG, diagnosis.main().kind());
        assertEquals(Remedy.SET_EXTERNAL, diagnosis.main().remedy());
        assertEquals(Optional.of(OUTSIDE), diagnosis.proposal().data().externalAddress());
        assertEquals(forwarded.activePorts(), diagnosis.proposal().data().activePorts());
        assertEquals("203.0.113.77", diagnosis.facts().get(Fact.EXTERNAL));
        assertEquals(OUTSIDE, diagnosis.facts().get(Fact.SEEN));
    }

    @Test
    void aStaleExternalAddressThatWasCorrectedOnTheWayIsWorthANote() {
        DataSettings forwarded = DataSettings.AUTO.withExternalAddress(Optional.of("203.0.113.77"));
        Diagnosis diagnosis = Diagnosis
                .of(facts().from(PRIVATE, OUTSIDE).with(forwarded).clear(WORKED, WORKED, WORKED).findings());
        assertEquals(Kind.ALL_FINE, diagnosis.main().kind());
        assertEquals(Kind.EXTERNAL_ADDRESS_CHANGED, diagnosis.verdicts().get(1).kind());
        assertEquals(Optional.of(OUTSIDE), diagnosis.proposal().data().externalAddress());
    }

    @Test
    void anExternalAddressWithoutNatIsTakenAway() {
        DataSettings set = DataSettings.AUTO.withExternalAddress(Optional.of("203.0.113.77"));
        Diagnosis diagnosis = Diagnosis.of(facts().with(set).clear(REFUSED, WORKED, WORKED).findings());
        assertEquals(Remedy.CLEAR_EXTERNAL, diagnosis.main().remedy());
        assertEquals(Optional.empty(), diagnosis.proposal().data().externalAddress());
    }

    @Test
    void portsThatWereForwardedInVainAreNamed() {
        DataSettings forwarded = DataSettings.AUTO.withExternalAddress(Optional.of(OUTSIDE))
                .withActivePorts(Optional.of(new PortRange(50000, 50010)));
        Diagnosis diagnosis = Diagnosis
                .of(facts().from(PRIVATE, OUTSIDE).with(forwarded).clear(SILENT, WORKED, WORKED).findings());
        assertEquals(Kind.CLIENT_NAT, diagnosis.main().kind());
        assertEquals(Remedy.FORWARD_PORTS, diagnosis.main().remedy());
        assertEquals("50000-50010", diagnosis.facts().get(Fact.ACTIVE_PORTS));
    }

    @Test
    void activeModeThroughForwardedPortsIsNoHelper() {
        DataSettings forwarded = DataSettings.AUTO.withExternalAddress(Optional.of(OUTSIDE));
        Diagnosis diagnosis = Diagnosis
                .of(facts().from(PRIVATE, OUTSIDE).with(forwarded).clear(WORKED, WORKED, WORKED).findings());
        assertEquals(Kind.ALL_FINE, diagnosis.main().kind());
        assertEquals(1, diagnosis.verdicts().size());
        assertEquals(forwarded, diagnosis.proposal().data());
    }

    @Test
    void trustInTheAdvertisedAddressComesAndGoesByTheFacts() {
        Diagnosis only = Diagnosis
                .of(facts().serverSays("203.0.113.9").clear(SILENT, UNREACHABLE, WORKED).findings());
        assertTrue(only.proposal().data().trustAdvertisedAddress());
        assertEquals("203.0.113.9", only.facts().get(Fact.ADVERTISED));
        Diagnosis useless = Diagnosis.of(facts().with(DataSettings.AUTO.withTrustAdvertisedAddress(true))
                .serverSays("10.71.0.2").clear(WORKED, WORKED, SILENT).findings());
        assertFalse(useless.proposal().data().trustAdvertisedAddress());
    }

    @Test
    void thePassivePortsSeenAreNamedForTheServersAdministrator() {
        Diagnosis diagnosis = Diagnosis.of(facts().clear(SILENT, SILENT, SILENT).findings());
        assertEquals("50002-50004", diagnosis.facts().get(Fact.PASSIVE_PORTS));
        assertEquals(Remedy.OPEN_EITHER, diagnosis.main().remedy());
        Diagnosis behindNat = Diagnosis
                .of(facts().from(PRIVATE, OUTSIDE).clear(REFUSED, SILENT, SILENT).findings());
        assertEquals(Remedy.PASSIVE_PORTS_ONLY_WAY, behindNat.main().remedy());
    }

    @Test
    void whatTheServerWantsIsProposed() {
        Diagnosis diagnosis = Diagnosis
                .of(facts().login(REFUSED).tls(WORKED).encrypted(SILENT, WORKED, WORKED).oneSession().findings());
        assertEquals(Security.EXPLICIT, diagnosis.proposal().security());
        assertEquals(OptionalInt.of(1), diagnosis.proposal().maxSessions());
        assertEquals(RoutePolicy.PASSIVE_ONLY, diagnosis.proposal().data().policy());
    }

    @Test
    void aPolicyThatWorksIsKept() {
        DataSettings passive = DataSettings.AUTO.withPolicy(RoutePolicy.PASSIVE_ONLY);
        assertEquals(passive,
                Diagnosis.of(facts().with(passive).clear(WORKED, WORKED, WORKED).findings()).proposal().data());
        DataSettings active = DataSettings.AUTO.withPolicy(RoutePolicy.ACTIVE_ONLY);
        assertEquals(passive,
                Diagnosis.of(facts().with(active).clear(SILENT, WORKED, WORKED).findings()).proposal().data());
    }

    private static Facts facts() {
        return new Facts();
    }

    private static Arguments row(String name, Facts facts, RoutePolicy policy, boolean works, Kind... kinds) {
        return Arguments.of(name, facts, policy, works, kinds);
    }
}
