/**
 * Sites as the person handles them: the connect field with its menu, the list of sites, the editor. Reads and writes
 * through {@link io.portside.ui.sites.SiteBook} on workers; never opens a connection itself, that is the
 * {@link io.portside.ui.sites.SiteOpener}'s. UI thread, except where a class says otherwise.
 */
package io.portside.ui.sites;
