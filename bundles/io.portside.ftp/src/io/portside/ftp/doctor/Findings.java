package io.portside.ftp.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.reply.SeenAddress;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.Security;

/**
 * What an examination found out. Facts only; {@link Diagnosis} draws the conclusions.
 *
 * @param asked       the profile's settings, which were not followed but examined
 * @param security    the profile's; where it asks for TLS nothing was done in clear text
 * @param proxied     everything went through a proxy, so that no active route could be tried
 * @param greeting    text of the 220, empty where none came
 * @param unreachable why there is no control connection, if so
 * @param local       our end of the control connection
 * @param peer        the server's end, as we see it
 * @param external    the profile's external address as it resolves now
 * @param seen        where the server sees us, if it says
 * @param tlsOffered  the server takes AUTH TLS, or lists it in FEAT
 * @param oneSession  the server refused a second session
 * @param steps       in the order of {@link Check.Step}, without the listings
 * @param routes      the listings, clear before encrypted, in the order of {@link Route}
 * @param complete    false: cancelled, or out of time
 */
public record Findings(String host, int port, DataSettings asked, Security security, boolean proxied,
        String greeting, Optional<ConnectFailedException.Kind> unreachable, Optional<InetSocketAddress> local,
        Optional<InetSocketAddress> peer, Optional<InetAddress> external, Optional<SeenAddress> seen,
        boolean tlsOffered, boolean oneSession, List<Check> steps, List<RouteCheck> routes, boolean complete,
        Duration took) {
    public Findings {
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
    }

    /** The step as it ended over TLS, or in clear text. */
    public Optional<Check> step(Check.Step step, boolean encrypted) {
        return steps.stream().filter(check -> check.step() == step && check.encrypted() == encrypted).findFirst();
    }

    /** The listing over {@code route}, where it was made. */
    public Optional<RouteCheck> route(Route route, boolean encrypted) {
        return routes.stream().filter(check -> check.route() == route && check.encrypted() == encrypted).findFirst();
    }
}
