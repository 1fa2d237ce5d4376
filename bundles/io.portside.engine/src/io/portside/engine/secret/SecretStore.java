package io.portside.engine.secret;

import java.util.Optional;

import io.portside.engine.problem.ProblemException;

/** Passwords by site id. Blocking; may ask a person for a master password: worker threads only. */
public interface SecretStore {
    /** A fresh array that the caller overwrites; empty when none is stored. */
    Optional<char[]> get(String siteId) throws ProblemException;

    /** Whether a password is stored. Asks nobody and decrypts nothing. */
    boolean holds(String siteId) throws ProblemException;

    /** Stores encrypted, or throws and stores nothing. */
    void put(String siteId, char[] password) throws ProblemException;

    void remove(String siteId) throws ProblemException;

    /** Under which id the password for a site's proxy is kept. */
    static String ofProxy(String siteId) {
        return siteId + ".proxy";
    }

    /** Whether secrets survive the end of the program. */
    boolean persistent();
}
