package io.portside.ui.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.statusreporter.StatusReporter;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;
import org.eclipse.e4.ui.workbench.lifecycle.PostWorkbenchClose;
import org.eclipse.e4.ui.workbench.lifecycle.ProcessAdditions;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;

import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.secret.FallbackSecretStore;
import io.portside.ui.connection.ConnectionLog;
import io.portside.ui.log.WireLog;
import io.portside.ui.pane.Panes;
import io.portside.ui.pane.SiteCatalog;
import io.portside.ui.prompt.PromptService;
import io.portside.ui.sites.SiteOpener;
import io.portside.ui.status.StatusLine;
import io.portside.ui.sync.EngineSyncHouse;
import io.portside.ui.sync.StepNews;
import io.portside.ui.sync.SyncDesk;
import io.portside.ui.sync.SyncHouse;
import io.portside.ui.sync.SyncSession;
import io.portside.ui.theme.Icons;
import io.portside.ui.transfers.SpeedLimit;
import io.portside.ui.transfers.TargetOpener;

/**
 * Begin and end of the program. Everything here runs before the window is there, so it only builds what is cheap: the
 * engine opens no file and no socket until it is asked, the memory is read meanwhile.
 */
public final class LifeCycle {
    /** How long the window waits for the small file with its bounds, milliseconds. */
    private static final int MEMORY_PATIENCE = 150;
    /** How long the end waits for that file to be written, milliseconds. */
    private static final int SAVE_PATIENCE = 2_000;
    private static final String MEMORY_FILE = "window.properties";
    /** Exit codes. */
    private static final int TOUR_FAILED = 2;
    private static final int IN_USE = 3;
    /** In the application context when the tour did not succeed: why. */
    static final String TOUR_FAILURE = "io.portside.tour.failure";

    private PromptService prompts;
    private PortsideEngine engine;

    @PostContextCreate
    @SuppressWarnings("restriction")
    void begin(IEclipseContext context, IApplicationContext application, Display display) {
        StartArguments arguments = StartArguments
                .parse((String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        Optional<Path> area = instanceArea(arguments);
        Workers workers = new Workers();
        UiMemory memory = new UiMemory(area.map(folder -> folder.resolve(MEMORY_FILE)), workers);
        context.set(StartArguments.class, arguments);
        context.set(Workers.class, workers);
        context.set(UiMemory.class, memory);
        context.set(StatusReporter.class, new StatusPresenter(display));
        StatusLine status = new StatusLine(display, workers);
        context.set(StatusLine.class, status);
        context.set(Icons.class, new Icons(display));
        Panes panes = new Panes();
        context.set(Panes.class, panes);
        prompts = new PromptService(display);
        context.set(PromptService.class, prompts);
        // Started without an instance area nothing is to be kept; the engine still needs somewhere to work.
        Path state = area.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"),
                "portside-" + ProcessHandle.current().pid()));
        SiteSources sources = new SiteSources(FrameworkUtil.getBundle(LifeCycle.class).getBundleContext());
        engine = new PortsideEngine(
                new EngineSettings(Messages.thisComputer, state, FallbackSecretStore.in(state, prompts),
                        prompts, prompts, prompts, sources::all));
        EngineFeed feed = new EngineFeed((millis, work) -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> display.timerExec(millis, work));
            }
        });
        engine.addListener(feed);
        WireLog log = new WireLog();
        engine.addListener(log);
        context.set(WireLog.class, log);
        ConnectionLog connections = new ConnectionLog();
        engine.addListener(connections);
        context.set(ConnectionLog.class, connections);
        context.set(EngineFeed.class, feed);
        context.set(PortsideEngine.class, engine);
        context.set(SpeedLimit.class, new SpeedLimit(memory, engine::limitBandwidth));
        SiteCatalog catalog = new SiteCatalog(engine, workers, display);
        feed.subscribe(catalog);
        feed.subscribe(new TroubleTeller(status));
        context.set(SiteCatalog.class, catalog);
        context.set(SyncDesk.class, desk(context, display, workers, panes, status));
    }

    /** What opens something in the panes brings them back, should the synchronise view be in their place. */
    private SyncDesk desk(IEclipseContext context, Display display, Workers workers, Panes panes, StatusLine status) {
        SyncHouse house = new EngineSyncHouse(engine);
        Executor ui = work -> {
            if (!display.isDisposed()) {
                display.asyncExec(work);
            }
        };
        StepNews news = new StepNews(ui);
        context.set(StepNews.class, news);
        SyncDesk desk = new SyncDesk(house, new SyncSession(house::synchroniser, workers, ui), news, panes, status);
        context.set(TargetOpener.class, folder -> {
            desk.showFiles();
            panes.show(folder);
        });
        context.set(SiteOpener.class, (site, saved) -> {
            desk.showFiles();
            panes.forSite().ifPresent(
                    pane -> pane.open(saved ? pane.places().site(site) : pane.places().unsaved(site)));
        });
        return desk;
    }

    @ProcessAdditions
    void placeWindow(MApplication application, EModelService models, UiMemory memory, SpeedLimit limit,
            Display display) {
        memory.await(MEMORY_PATIENCE);
        limit.restore();
        new WindowPlace(models, memory).restore(application, display.getBounds());
    }

    @PostWorkbenchClose
    void end(IEclipseContext context, UiMemory memory) {
        // First the questions, because a worker that waits for an answer cannot be stopped.
        prompts.close();
        engine.close();
        memory.saveAndWait(SAVE_PATIENCE);
        if (context.get(TOUR_FAILURE) instanceof String reason) {
            System.err.println(reason);
            System.exit(TOUR_FAILED);
        }
    }

    /** The folder for everything that is kept, unless another Portside has it. */
    private static Optional<Path> instanceArea(StartArguments arguments) {
        Location location = Platform.getInstanceLocation();
        if (location == null || location.getURL() == null) {
            return Optional.empty();
        }
        Path folder = new File(location.getURL().getPath()).toPath();
        try {
            if (location.isLocked()) {
                refuse(arguments, NLS.bind(Messages.inUse, folder));
            }
        } catch (IOException e) {
            refuse(arguments, NLS.bind(Messages.cannotUse, folder, e.getLocalizedMessage()));
        }
        return Optional.of(folder);
    }

    private static void refuse(StartArguments arguments, String why) {
        if (arguments.tour().isPresent()) {
            System.err.println(why);
        } else {
            MessageDialog.openError(null, Messages.cannotStart, why);
        }
        System.exit(IN_USE);
    }
}
