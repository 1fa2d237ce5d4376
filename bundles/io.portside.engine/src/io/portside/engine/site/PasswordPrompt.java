package io.portside.engine.site;

import java.util.Optional;

import io.portside.engine.profile.Site;

/** Asks a person for a site's password. Called on a worker thread, blocks until answered. */
@FunctionalInterface
public interface PasswordPrompt {
    /**
     * @param refused the server's words when a password was just refused, else empty
     * @return empty: cancelled
     */
    Optional<Answer> ask(Site site, Optional<String> refused);

    /**
     * Asks for the password of the proxy through which the site is reached, in the same words, with the proxy's name and
     * account.
     *
     * @return empty: cancelled
     */
    default Optional<Answer> proxyPassword(Site site) {
        return site.proxy().flatMap(proxy -> ask(
                Site.of(site.id(), proxy.host(), proxy.host(), proxy.port(), proxy.user().orElse("")),
                Optional.empty()));
    }

    /** @param remember store it once the login has worked. The receiver overwrites {@code password}. */
    record Answer(char[] password, boolean remember) {}
}
