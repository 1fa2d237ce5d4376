package io.portside.cli.work;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.secret.SecretStore;

/** The password from standard input in the place of the stored ones, for the sites of the run. Thread-safe. */
final class GivenPassword implements SecretStore {
    private final char[] password;
    private final SecretStore others;
    private final Set<String> sites = ConcurrentHashMap.newKeySet();

    /**
     * @param password taken over
     * @param others   for secrets that are not a site's password, such as that of a certificate's file
     */
    GivenPassword(char[] password, SecretStore others) {
        this.password = password;
        this.others = others;
    }

    /** The password is this site's. */
    void use(String siteId) {
        sites.add(siteId);
    }

    @Override
    public Optional<char[]> get(String id) throws ProblemException {
        if (!sites.contains(id)) {
            return others.get(id);
        }
        synchronized (this) {
            return Optional.of(password.clone());
        }
    }

    @Override
    public boolean holds(String id) throws ProblemException {
        return sites.contains(id) || others.holds(id);
    }

    @Override
    public void put(String id, char[] other) throws ProblemException {
        others.put(id, other);
    }

    @Override
    public void remove(String id) throws ProblemException {
        others.remove(id);
    }

    @Override
    public boolean persistent() {
        return false;
    }

    synchronized void wipe() {
        Arrays.fill(password, '\0');
    }
}
