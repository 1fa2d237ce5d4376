package io.portside.engine.secret;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Passwords in memory, for as long as the program runs. Thread-safe, never blocks. */
public final class SessionOnlySecretStore implements SecretStore {
    private final Map<String, char[]> passwords = new HashMap<>();

    @Override
    public synchronized Optional<char[]> get(String siteId) {
        return Optional.ofNullable(passwords.get(siteId)).map(char[]::clone);
    }

    @Override
    public synchronized boolean holds(String siteId) {
        return passwords.containsKey(siteId);
    }

    @Override
    public synchronized void put(String siteId, char[] password) {
        wipe(passwords.put(siteId, password.clone()));
    }

    @Override
    public synchronized void remove(String siteId) {
        wipe(passwords.remove(siteId));
    }

    @Override
    public boolean persistent() {
        return false;
    }

    private static void wipe(char[] old) {
        if (old != null) {
            Arrays.fill(old, '\0');
        }
    }
}
