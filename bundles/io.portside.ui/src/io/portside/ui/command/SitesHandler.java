package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.PortsideEngine;
import io.portside.ui.sites.SiteOpener;
import io.portside.ui.sites.SitesDialog;
import io.portside.ui.sync.SyncDesk;
import jakarta.inject.Named;

/** Shows the list of sites and opens the one that is chosen. */
public final class SitesHandler {
    @Execute
    void run(PortsideEngine engine, SiteOpener opener, SyncDesk desk,
            @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        new SitesDialog(shell, engine).ask(site -> opener.open(site, true), desk::openPairs);
    }
}
