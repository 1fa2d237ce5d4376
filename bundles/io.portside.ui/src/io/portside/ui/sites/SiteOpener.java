package io.portside.ui.sites;

import io.portside.engine.profile.Site;

/** Opens a site in a pane. Put into the application's context by whoever owns the panes. UI thread. */
@FunctionalInterface
public interface SiteOpener {
    /** @param saved whether the site is in the list; else it was only typed */
    void open(Site site, boolean saved);
}
