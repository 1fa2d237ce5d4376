package io.portside.engine.site;

import java.util.Optional;

import io.portside.engine.files.Volume;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;

/** Opens sites and closes them. Thread-safe. */
public interface SiteConnections {
    /** The local file system. Never blocks. */
    Volume local();

    /**
     * The site's volume. Reads the profile, may start a demo server; does not log in yet, the first call on the volume
     * does. The same volume as long as the site is open. Worker threads.
     */
    Volume open(String siteId) throws ProblemException;

    /** A volume for a site that is not saved (typed into the quick connect line). */
    Volume open(Site unsaved) throws ProblemException;

    /** The profile of a site that is open, as it can be reached now; empty when it is not open. Never blocks. */
    Optional<Site> site(String siteId);

    /** Never blocks. */
    SiteStatus status(String siteId);

    /** Ends the site's sessions and running transfers; its volume must not be used any more. Returns quickly. */
    void close(String siteId);
}
