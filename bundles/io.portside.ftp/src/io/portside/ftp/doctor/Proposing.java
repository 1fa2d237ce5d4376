package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.Security;

/** The settings that make the next visit work without a failing attempt. Pure. */
final class Proposing {
    private final Findings findings;
    private final Addresses addresses;
    private final LaneFindings lane;

    /** @param lane the one whose routes will be used */
    Proposing(Findings findings, Addresses addresses, LaneFindings lane) {
        this.findings = findings;
        this.addresses = addresses;
        this.lane = lane;
    }

    Proposal proposal() {
        DataSettings data = findings.asked();
        if (lane.anyWorks()) {
            data = data.withPolicy(policy(data.policy())).withTrustAdvertisedAddress(trusting());
        }
        if (addresses.externalWrong()) {
            Optional<String> right = addresses.seen().filter(address -> addresses.translated())
                    .map(InetAddress::getHostAddress);
            data = data.withExternalAddress(right);
        }
        Security security = lane.encrypted() && findings.security() == Security.CLEAR
                ? Security.EXPLICIT
                : findings.security();
        return new Proposal(data, security, findings.oneSession() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private RoutePolicy policy(RoutePolicy asked) {
        boolean activeFirst = lane.active().stream().findFirst().filter(RouteCheck::worked).isPresent();
        boolean passive = lane.passiveWorks() || lane.advertisedWorks();
        boolean good = switch (asked) {
            case AUTO -> activeFirst;
            case ACTIVE_ONLY -> lane.activeWorks();
            case PASSIVE_ONLY -> passive;
        };
        if (good) {
            return asked;
        }
        return passive ? RoutePolicy.PASSIVE_ONLY : lane.activeWorks() ? RoutePolicy.ACTIVE_ONLY : asked;
    }

    private boolean trusting() {
        if (lane.advertisedWorks() && !lane.passiveWorks()) {
            return true;
        }
        boolean useless = lane.passiveWorks() && !lane.advertisedWorks()
                && lane.advertised().filter(check -> check.check().telling()).isPresent();
        return findings.asked().trustAdvertisedAddress() && !useless;
    }
}
