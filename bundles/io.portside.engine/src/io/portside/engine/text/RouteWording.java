package io.portside.engine.text;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.RouteStatus;

/** What a site's data connections do, in words. Pure, any thread. */
public final class RouteWording {
    private final ResourceBundle texts = ResourceBundle.getBundle("io.portside.engine.text.routes"); //$NON-NLS-1$
    private final Formats formats;

    public RouteWording(Formats formats) {
        this.formats = formats;
    }

    /** One line for the header of a pane; empty while nothing is known. */
    public String line(RouteStatus status) {
        if (status.route().isEmpty()) {
            return status.failures().isEmpty() ? "" : NLS.bind(Messages.noRoute, tried(status.failures())); //$NON-NLS-1$
        }
        String line = line(status, status.route().get());
        return status.proxied() ? NLS.bind(Messages.becauseOfProxy, line) : line;
    }

    private String line(RouteStatus status, Route route) {
        Optional<RouteFailure> reason = mostTelling(status.failures(), route);
        if (reason.isEmpty()) {
            return status.remembered() ? NLS.bind(Messages.asLastTime, route(route)) : route(route);
        }
        RouteFailure failure = reason.get();
        if (failure.route().active() == route.active()) {
            return NLS.bind(Messages.sameModeFallback,
                    new Object[]{route(route), command(failure.route()), reason(failure)});
        }
        String mode = mode(failure.route());
        String now = route.active() ? Messages.active : Messages.passive;
        return status.remembered()
                ? NLS.bind(Messages.rememberedFallback, new Object[]{now, mode, verdict(failure.evidence())})
                : NLS.bind(Messages.fallback,
                        new Object[]{mode, verdict(failure.evidence()), reason(failure), nowMode(route)});
    }

    /** Several lines for a tool tip: who connects to whom, and everything that was tried. */
    public String explanation(RouteStatus status) {
        StringBuilder text = new StringBuilder();
        status.route().ifPresent(route -> text.append(texts.getString(route.name() + ".meaning"))); //$NON-NLS-1$
        if (status.proxied()) {
            text.append(text.isEmpty() ? "" : "\n").append(Messages.proxyMeaning); //$NON-NLS-1$ //$NON-NLS-2$
        }
        for (RouteFailure failure : status.failures()) {
            text.append(text.isEmpty() ? "" : "\n").append(failure(failure)); //$NON-NLS-1$ //$NON-NLS-2$
        }
        if (status.remembered() && status.route().isPresent()) {
            text.append('\n').append(Messages.rememberedMeaning);
        }
        return text.toString();
    }

    /** {@code passive (EPSV)}. */
    public String route(Route route) {
        return texts.getString(route.name());
    }

    /** {@code active mode} or {@code passive mode}. */
    public String mode(Route route) {
        return route.active() ? Messages.activeMode : Messages.passiveMode;
    }

    /** {@code active (PORT): no connection arrived within 0.6 s}. */
    public String failure(RouteFailure failure) {
        return NLS.bind(Messages.failure, route(failure.route()), reason(failure));
    }

    /** {@code no connection arrived within 0.6 s}, with the server's words where there are some. */
    public String reason(RouteFailure failure) {
        String reason = NLS.bind(texts.getString(failure.evidence().name() + ".reason"), //$NON-NLS-1$
                formats.wait(failure.waited()));
        return failure.reply().map(reply -> NLS.bind(Messages.withReply, reason, reply.toString())).orElse(reason);
    }

    private String tried(List<RouteFailure> failures) {
        return failures.stream().map(this::failure).collect(Collectors.joining("; ")); //$NON-NLS-1$
    }

    /** The other mode's failure says more than the same mode's, and silence or a refused connection more than a refused command. */
    private static Optional<RouteFailure> mostTelling(List<RouteFailure> failures, Route now) {
        Optional<RouteFailure> best = Optional.empty();
        for (RouteFailure failure : failures) {
            if (best.isEmpty() || weight(failure, now) > weight(best.get(), now)) {
                best = Optional.of(failure);
            }
        }
        return best;
    }

    private static int weight(RouteFailure failure, Route now) {
        int otherMode = failure.route().active() == now.active() ? 0 : 2;
        return otherMode + switch (failure.evidence()) {
            case NEGOTIATION_REFUSED, UNREADABLE_REPLY, NO_LOCAL_PORT -> 0;
            default -> 1;
        };
    }

    private String verdict(Evidence evidence) {
        return texts.getString(evidence.name() + ".verdict"); //$NON-NLS-1$
    }

    private static String nowMode(Route route) {
        return route.active() ? Messages.nowActive : Messages.nowPassive;
    }

    private String command(Route route) {
        return texts.getString(route.name() + ".command"); //$NON-NLS-1$
    }
}
