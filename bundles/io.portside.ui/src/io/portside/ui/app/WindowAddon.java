package io.portside.ui.app;

import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.IWindowCloseHandler;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.event.Event;

import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.ProblemException;
import io.portside.ui.pane.PanePart;
import io.portside.ui.pane.Panes;
import io.portside.ui.pane.SiteCatalog;
import io.portside.ui.status.StatusLine;
import io.portside.ui.sync.StepNews;
import io.portside.ui.sync.SyncDesk;
import io.portside.ui.sync.SyncSwitch;
import io.portside.ui.tour.Tour;
import jakarta.inject.Inject;

/** What can only be done once the window is there, and the question before it goes. */
public final class WindowAddon {
    @Inject
    @Optional
    void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, MApplication application,
            EModelService models, UiMemory memory, PortsideEngine engine, StatusLine status, SiteCatalog catalog,
            StartArguments arguments, Panes panes, SyncDesk desk, StepNews news,
            Workers workers) {
        if (event.getProperty(IEventBroker.DATA) != application
                || !(models.find(WindowPlace.WINDOW, application) instanceof MTrimmedWindow window)) {
            return;
        }
        // The renderer sets its own handler when it makes the window, so not before.
        window.getContext().set(IWindowCloseHandler.class,
                closing -> mayClose(closing, window, models, memory, engine, status, desk));
        desk.window(new SyncSwitch(window, models, panes));
        if (window.getWidget() instanceof Shell shell) {
            // GTK takes the menu bar's height off after the first layout, which then cuts off the bottom trim.
            shell.layout(true, true);
            StartupReport.begin(shell, panes);
            KeyboardReturn.begin(window, shell);
            StallWatch.beginIfWanted(shell.getDisplay());
        }
        catalog.sitesChanged();
        workers.execute(() -> keepInStep(engine, news));
        tour(window, arguments, panes, engine);
    }

    // It is the engine's, which closes it.
    @SuppressWarnings("resource")
    private static void keepInStep(PortsideEngine engine, StepNews news) {
        try {
            engine.inStep().start(news);
        } catch (ProblemException e) {
            // The list of pairs tells, when somebody looks at it.
            ILog.of(WindowAddon.class).warn("Pairs are not kept in step", e);
        }
    }

    private static void tour(MTrimmedWindow window, StartArguments arguments, Panes panes, PortsideEngine engine) {
        if (arguments.tour().isEmpty() || !(window.getWidget() instanceof Shell shell)) {
            return;
        }
        IEclipseContext context = window.getContext();
        ECommandService commands = context.get(ECommandService.class);
        EHandlerService handlers = context.get(EHandlerService.class);
        new Tour(shell, arguments.tour().get()).begin(arguments.right(), panes, engine,
                id -> handlers.executeHandler(commands.createCommand(id)), failure -> {
                    failure.ifPresent(reason -> context.get(MApplication.class).getContext().set(LifeCycle.TOUR_FAILURE,
                            reason));
                    context.get(IWorkbench.class).close();
                });
    }

    private static boolean mayClose(MWindow closing, MTrimmedWindow window, EModelService models, UiMemory memory,
            PortsideEngine engine, StatusLine status, SyncDesk desk) {
        long running = engine.transfers().snapshots().stream().filter(snapshot -> !snapshot.state().finished()).count()
                + status.operations() + (desk.session().running() ? 1 : 0);
        if (running > 0) {
            MessageDialog question = new MessageDialog((Shell) closing.getWidget(), Messages.closeTitle, null,
                    NLS.bind(Messages.closeQuestion, running), MessageDialog.QUESTION, 1, Messages.closeAnyway,
                    Messages.stay);
            if (question.open() != 0) {
                return false;
            }
        }
        desk.closing();
        new WindowPlace(models, memory).remember(window);
        for (MPart part : models.findElements(window, null, MPart.class)) {
            if (part.getObject() instanceof PanePart pane) {
                pane.remember();
            }
        }
        memory.save();
        return true;
    }
}
