package io.portside.ui.app;

import java.util.List;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Rectangle;

/** Where the window was and how its sashes stood. UI thread. */
final class WindowPlace {
    static final String WINDOW = "io.portside.window";
    /** Elements whose share of a sash is remembered. */
    private static final List<String> SHARES = List.of("io.portside.part.left", "io.portside.part.right",
            "io.portside.sash.panes", "io.portside.stack.bottom");
    private static final String BOUNDS = "window.";
    private static final String SHARE = "share.";
    private static final int LEAST_WIDTH = 500;
    private static final int LEAST_HEIGHT = 300;

    private final EModelService models;
    private final UiMemory memory;

    WindowPlace(EModelService models, UiMemory memory) {
        this.models = models;
        this.memory = memory;
    }

    /** @param screen all monitors together; a window that would lie outside is not put there */
    void restore(MApplication application, Rectangle screen) {
        MWindow window = (MWindow) models.find(WINDOW, application);
        int width = memory.getInt(BOUNDS + "width").orElse(0);
        int height = memory.getInt(BOUNDS + "height").orElse(0);
        int x = memory.getInt(BOUNDS + "x").orElse(screen.x);
        int y = memory.getInt(BOUNDS + "y").orElse(screen.y);
        if (width >= LEAST_WIDTH && height >= LEAST_HEIGHT && screen.contains(x, y)) {
            window.setX(x);
            window.setY(y);
            window.setWidth(width);
            window.setHeight(height);
        } else {
            // Small screens must not cut off the lower end of the first window.
            window.setWidth(Math.min(window.getWidth(), screen.width));
            window.setHeight(Math.min(window.getHeight(), screen.height));
        }
        if (memory.get(BOUNDS + "maximized").filter(Boolean::parseBoolean).isPresent()) {
            window.getTags().add(IPresentationEngine.WINDOW_MAXIMIZED_TAG);
        }
        for (String id : SHARES) {
            memory.getInt(SHARE + id).ifPresent(share -> {
                MUIElement element = models.find(id, application);
                if (element != null && share > 0) {
                    element.setContainerData(String.valueOf(share));
                }
            });
        }
    }

    void remember(MTrimmedWindow window) {
        memory.put(BOUNDS + "x", window.getX());
        memory.put(BOUNDS + "y", window.getY());
        memory.put(BOUNDS + "width", window.getWidth());
        memory.put(BOUNDS + "height", window.getHeight());
        memory.put(BOUNDS + "maximized", window.getTags().contains(IPresentationEngine.WINDOW_MAXIMIZED_TAG));
        for (String id : SHARES) {
            MUIElement element = models.find(id, window);
            if (element != null && element.getContainerData() != null) {
                memory.put(SHARE + id, element.getContainerData());
            }
        }
    }
}
