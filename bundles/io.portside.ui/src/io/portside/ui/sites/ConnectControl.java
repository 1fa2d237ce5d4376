package io.portside.ui.sites;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

import io.portside.engine.EngineListener;
import io.portside.engine.PortsideEngine;
import io.portside.ui.prompt.PromptService;
import io.portside.ui.sync.SyncDesk;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** The connect field as a tool control of the window's top trim. Wants a {@link SiteOpener} in its context. UI thread. */
public final class ConnectControl implements EngineListener {
    private PortsideEngine engine;
    private Display display;
    private ConnectBar bar;

    @PostConstruct
    void create(Composite parent, PortsideEngine running, PromptService prompts, SiteOpener opener,
            SyncDesk desk) {
        engine = running;
        display = parent.getDisplay();
        bar = new ConnectBar(parent, new EngineSiteBook(engine), opener, prompts,
                () -> new SitesDialog(parent.getShell(), engine).ask(site -> opener.open(site, true), desk::openPairs));
        engine.addListener(this);
    }

    @PreDestroy
    void dispose() {
        engine.removeListener(this);
    }

    @Override
    public void sitesChanged() {
        try {
            display.asyncExec(bar::reload);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
            // The window went away meanwhile; nobody needs the list any more.
        }
    }
}
