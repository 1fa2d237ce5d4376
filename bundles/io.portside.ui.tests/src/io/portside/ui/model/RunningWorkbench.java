package io.portside.ui.model;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.contexts.EclipseContextFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.internal.workbench.E4Workbench;
import org.eclipse.e4.ui.internal.workbench.swt.E4Application;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import io.portside.engine.PortsideEngine;
import io.portside.ui.Screen;
import io.portside.ui.app.LifeCycle;
import io.portside.ui.app.UiMemory;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;

/** The whole program in a test: life cycle, model, renderers, on the screen there is. UI thread. */
@SuppressWarnings("restriction")
final class RunningWorkbench {
    /** What a test does while the window is open. */
    interface Body {
        void run(RunningWorkbench workbench) throws Exception;
    }

    private static final long PATIENCE = 5_000;

    private final E4Workbench workbench;

    private RunningWorkbench(E4Workbench workbench) {
        this.workbench = workbench;
    }

    /** Opens the window, runs the body in its event loop, closes the window. */
    static void run(Body body, String... arguments) throws Exception {
        Display display = Screen.display();
        E4Workbench workbench = new E4Application().createE4Workbench(new Started(arguments), display);
        IEclipseContext context = workbench.getContext();
        Throwable[] failure = new Throwable[1];
        display.asyncExec(() -> {
            try {
                body.run(new RunningWorkbench(workbench));
            } catch (Exception | Error e) {
                failure[0] = e;
            } finally {
                workbench.close();
            }
        });
        UiMemory memory = context.get(UiMemory.class);
        try (PortsideEngine engine = context.get(PortsideEngine.class)) {
            workbench.createAndRunUI(workbench.getApplication());
            memory.saveAndWait(PATIENCE);
        }
        // Takes the injected event handlers back; the next window's events are none of theirs.
        context.dispose();
        quieten(workbench);
        if (failure[0] instanceof Error error) {
            throw error;
        } else if (failure[0] instanceof Exception exception) {
            throw exception;
        }
    }

    /**
     * The platform adds a filter for shells that are activated and never takes it away (PartRenderingEngine); it would ask the
     * disposed context for its services when the next test opens a dialog: "contextService is null".
     */
    private static void quieten(E4Workbench workbench) {
        IEclipseContext quiet = EclipseContextFactory.create("after the end");
        quiet.set(EContextService.class, (EContextService) Proxy.newProxyInstance(
                RunningWorkbench.class.getClassLoader(), new Class<?>[]{EContextService.class},
                (proxy, method, values) -> null));
        workbench.getApplication().setContext(quiet);
    }

    <T> T get(Class<T> type) {
        return workbench.getContext().get(type);
    }

    MWindow window() {
        return workbench.getApplication().getChildren().get(0);
    }

    /** The pane of that side, once it shows that folder's rows. */
    Pane pane(Pane.Side side, String folder) {
        Panes panes = get(Panes.class);
        Screen.until(() -> panes.get(side).filter(pane -> shows(pane, folder)).isPresent());
        return panes.get(side).get();
    }

    static boolean shows(Pane pane, String folder) {
        return !pane.content().loading() && pane.location().isPresent()
                && pane.location().get().path().toString().equals(folder) && rows(pane).getItemCount() > 0;
    }

    static Table rows(Pane pane) {
        Table[] found = new Table[1];
        pane.view().onTable(table -> found[0] = table);
        return found[0];
    }

    /** A key as the toolkit reports it to the control that has the keyboard. */
    static void press(Control control, int keyCode, char character, int modifiers) {
        Event event = new Event();
        event.keyCode = keyCode;
        event.character = character;
        event.stateMask = modifiers;
        event.doit = true;
        control.notifyListeners(SWT.KeyDown, event);
    }

    /** What the launcher would pass. */
    private static final class Started implements IApplicationContext {
        private final String[] arguments;

        Started(String... arguments) {
            this.arguments = arguments;
        }

        @Override
        public Map<String, Object> getArguments() {
            Map<String, Object> map = new HashMap<>();
            map.put(APPLICATION_ARGS, arguments);
            return map;
        }

        @Override
        public void applicationRunning() {
            // Nothing shows a splash.
        }

        @Override
        public String getBrandingApplication() {
            return "org.eclipse.e4.ui.workbench.swt.E4Application";
        }

        @Override
        public String getBrandingName() {
            return "Portside";
        }

        @Override
        public String getBrandingDescription() {
            return null;
        }

        @Override
        public String getBrandingId() {
            return "io.portside.ui.product";
        }

        @Override
        public String getBrandingProperty(String key) {
            return Arrays.stream(Platform.getExtensionRegistry()
                    .getExtension("org.eclipse.core.runtime.products", getBrandingId()).getConfigurationElements())
                    .flatMap(product -> Arrays.stream(product.getChildren("property")))
                    .filter(property -> property.getAttribute("name").equals(key))
                    .map(property -> property.getAttribute("value")).findFirst().orElse(null);
        }

        @Override
        public Bundle getBrandingBundle() {
            return FrameworkUtil.getBundle(LifeCycle.class);
        }

        @Override
        public void setResult(Object result, IApplication application) {
            throw new UnsupportedOperationException();
        }
    }
}
