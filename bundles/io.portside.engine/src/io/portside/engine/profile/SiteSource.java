package io.portside.engine.profile;

import java.util.List;

import io.portside.engine.problem.ProblemException;

/**
 * Sites that come with the program instead of from a file, such as the demo's. An OSGi service. {@link #sites()} must be
 * quick; {@link #resolve} may take its time (start a server) and is called on a worker thread each time the site is opened.
 */
public interface SiteSource {
    /** Shown in the list, read-only. Host and port may be placeholders. */
    List<Site> sites();

    /** The site as it can be reached now, and its password. */
    Resolved resolve(String siteId) throws ProblemException;

    /** The caller overwrites {@code password}. */
    record Resolved(Site site, char[] password) {}
}
