package io.portside.ui.sites;

import java.util.List;

import io.portside.engine.doctor.SiteDoctor;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import io.portside.engine.site.KnownNetwork;

/** The sites and their passwords. Every method but {@link #doctor()} blocks: worker threads only. */
interface SiteBook {
    SiteShelf load() throws ProblemException;

    /**
     * Saves the site, then does to its passwords what was asked for.
     *
     * @param password overwritten here
     * @param proxy    the proxy's, overwritten here
     * @return false when a password could only be kept for as long as the program runs
     */
    boolean save(Site site, PasswordChange password, PasswordChange proxy) throws ProblemException;

    /** The profile and its password. */
    void delete(Site site) throws ProblemException;

    /** Whether a password is saved; asks nobody. */
    boolean hasPassword(String siteId) throws ProblemException;

    /** Whether a password for the site's proxy is saved; asks nobody. */
    boolean hasProxyPassword(String siteId) throws ProblemException;

    /** What was learned about the ways to a site, the latest first. */
    List<KnownNetwork> knownRoutes(Site site) throws ProblemException;

    /** Forgets it. */
    void forgetRoutes(Site site) throws ProblemException;

    /** Examines sites. Any thread. */
    SiteDoctor doctor();

    /** Puts the previous version of a damaged profile back. */
    Site restore(String file) throws ProblemException;
}
