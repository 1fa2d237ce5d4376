package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.reply.SeenAddress;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.Security;

/** Findings for tests, said in a few words. Without more they are those of a site where everything works. */
final class Facts {
    private static final Duration SOME = Duration.ofMillis(40);

    private String local = "198.51.100.2";
    private String seen = "198.51.100.2";
    private String advertised = "203.0.113.2";
    private Optional<InetAddress> external = Optional.empty();
    private DataSettings data = DataSettings.AUTO;
    private Security security = Security.CLEAR;
    private Optional<ConnectFailedException.Kind> unreachable = Optional.empty();
    private Outcome login = Outcome.WORKED;
    private Optional<Outcome> tlsLogin = Optional.empty();
    private boolean tlsOffered;
    private boolean oneSession;
    private boolean proxied;
    private final List<RouteCheck> routes = new ArrayList<>();

    Facts from(String here, String there) {
        local = here;
        seen = there;
        return this;
    }

    Facts serverSays(String host) {
        advertised = host;
        return this;
    }

    Facts with(DataSettings settings) {
        data = settings;
        external = settings.externalAddress().map(Facts::address);
        return this;
    }

    Facts wants(Security wanted) {
        security = wanted;
        return this;
    }

    Facts unreachable(ConnectFailedException.Kind why) {
        unreachable = Optional.of(why);
        return this;
    }

    Facts login(Outcome outcome) {
        login = outcome;
        return this;
    }

    Facts tls(Outcome loginOutcome) {
        tlsOffered = loginOutcome != Outcome.NOT_OFFERED;
        tlsLogin = Optional.of(loginOutcome);
        return this;
    }

    Facts oneSession() {
        oneSession = true;
        return this;
    }

    Facts proxied() {
        proxied = true;
        return this;
    }

    /** How PORT with EPRT, EPSV with PASV, and PASV at the advertised address end in clear text. */
    Facts clear(Outcome active, Outcome passive, Outcome atAdvertised) {
        return routes(false, active, passive, atAdvertised);
    }

    /** As {@link #clear}, over TLS. */
    Facts encrypted(Outcome active, Outcome passive, Outcome atAdvertised) {
        return routes(true, active, passive, atAdvertised);
    }

    private Facts routes(boolean encrypted, Outcome active, Outcome passive, Outcome atAdvertised) {
        add(Route.ACTIVE_PORT, encrypted, active);
        add(Route.ACTIVE_EPRT, encrypted, active);
        add(Route.PASSIVE_EPSV, encrypted, passive);
        add(Route.PASSIVE_PASV, encrypted, passive);
        add(Route.PASSIVE_PASV_ADVERTISED, encrypted, atAdvertised);
        return this;
    }

    private void add(Route route, boolean encrypted, Outcome outcome) {
        DataPath path = route.active()
                ? new DataPath(Optional.of(new InetSocketAddress(external.orElse(address(local)), 40001)),
                        Optional.of(new InetSocketAddress(address(local), 40001)), Optional.empty())
                : new DataPath(
                        Optional.of(new InetSocketAddress(
                                address(route == Route.PASSIVE_EPSV ? "203.0.113.2" : advertised),
                                50000 + routes.size())),
                        Optional.of(new InetSocketAddress(address("203.0.113.2"), 50000 + routes.size())),
                        Optional.empty());
        routes.add(new RouteCheck(new Check(Step.LISTING, Optional.of(route), encrypted, outcome, SOME, ""), path));
    }

    Findings findings() {
        List<Check> steps = new ArrayList<>();
        steps.add(step(Step.CONTROL, false, unreachable.isPresent() ? Outcome.UNREACHABLE : Outcome.WORKED));
        if (unreachable.isEmpty()) {
            steps.add(step(Step.TLS_OFFER, false, tlsOffered ? Outcome.WORKED : Outcome.NOT_OFFERED));
            if (security == Security.CLEAR) {
                steps.add(step(Step.LOGIN, false, login));
            }
            tlsLogin.ifPresent(outcome -> steps.add(step(Step.LOGIN, true, outcome)));
        }
        return new Findings("ftp.lab.test", 21, data, security, proxied, "(vsFTPd 3.0.3)", unreachable,
                Optional.of(new InetSocketAddress(address(local), 33333)),
                Optional.of(new InetSocketAddress(address("203.0.113.2"), 21)), external,
                seen.isEmpty() ? Optional.empty() : Optional.of(new SeenAddress(address(seen), "Connected to " + seen)),
                tlsOffered, oneSession, steps, routes, true, SOME);
    }

    private static Check step(Step step, boolean encrypted, Outcome outcome) {
        return new Check(step, Optional.empty(), encrypted, outcome, SOME, "");
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
