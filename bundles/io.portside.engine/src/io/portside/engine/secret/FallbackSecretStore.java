package io.portside.engine.secret;

import java.nio.file.Path;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;

/**
 * Keeps in memory what the store on disk would not take, so that a person is asked once a session and not at each
 * connection. Never on disk in clear text instead.
 */
public final class FallbackSecretStore implements SecretStore {
    /** In the state folder. */
    static final String FILE = "secrets";
    private final SecretStore disk;
    private final SessionOnlySecretStore session = new SessionOnlySecretStore();
    private volatile boolean failed;

    public FallbackSecretStore(SecretStore disk) {
        this.disk = disk;
    }

    /** The store of a state folder: {@code secrets} in it. Touches nothing before it is used. */
    public static SecretStore in(Path stateFolder, MasterPasswordPrompt prompt) {
        return new FallbackSecretStore(new EquinoxSecretStore(stateFolder.resolve(FILE), prompt));
    }

    @Override
    public Optional<char[]> get(String siteId) throws ProblemException {
        Optional<char[]> kept = session.get(siteId);
        return kept.isPresent() ? kept : disk.get(siteId);
    }

    @Override
    public boolean holds(String siteId) throws ProblemException {
        return session.holds(siteId) || disk.holds(siteId);
    }

    /** Never fails; {@link #persistent()} then tells whether it is on disk. */
    @Override
    public void put(String siteId, char[] password) {
        try {
            disk.put(siteId, password);
            session.remove(siteId);
            failed = false;
        } catch (ProblemException e) {
            session.put(siteId, password);
            failed = true;
        }
    }

    @Override
    public void remove(String siteId) throws ProblemException {
        session.remove(siteId);
        disk.remove(siteId);
    }

    /** False once storing has failed or a person refused the master password, until it works again. */
    @Override
    public boolean persistent() {
        return !failed && disk.persistent();
    }
}
