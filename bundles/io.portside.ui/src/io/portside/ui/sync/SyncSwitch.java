package io.portside.ui.sync;

import java.util.Optional;

import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;

import io.portside.ui.pane.Panes;

/** Puts the synchronise view in the place of the panes and back. The view is made when it is first shown. UI thread. */
public final class SyncSwitch {
    private static final String FILES = "io.portside.sash.panes"; //$NON-NLS-1$
    private static final String LEFT = "io.portside.part.left"; //$NON-NLS-1$

    private final MWindow window;
    private final EModelService models;
    private final Panes panes;
    private boolean shown;

    public SyncSwitch(MWindow window, EModelService models, Panes panes) {
        this.window = window;
        this.models = models;
        this.panes = panes;
    }

    boolean shown() {
        return shown;
    }

    private Optional<MUIElement> find(String id) {
        return Optional.ofNullable(models.find(id, window));
    }

    /** A sash in a sash has no widget of its own to hide, so its parts are hidden; and it, or its place would stay empty. */
    private static void setVisible(MUIElement files, boolean visible) {
        if (files instanceof MPartSashContainer sash) {
            sash.getChildren().forEach(part -> part.setVisible(visible));
        }
        files.setVisible(visible);
    }

    private EPartService parts() {
        return window.getContext().get(EPartService.class);
    }

    void show() {
        Optional<MUIElement> sync = find(SyncPart.ID);
        Optional<MUIElement> files = find(FILES);
        if (sync.isEmpty() || files.isEmpty()) {
            return;
        }
        if (!shown) {
            shown = true;
            sync.get().setToBeRendered(true);
            sync.get().setVisible(true);
            panes.setHidden(true);
            parts().activate((MPart) sync.get(), true);
            setVisible(files.get(), false);
        } else {
            parts().activate((MPart) sync.get(), true);
        }
    }

    void files() {
        Optional<MUIElement> sync = find(SyncPart.ID);
        Optional<MUIElement> files = find(FILES);
        if (!shown || sync.isEmpty() || files.isEmpty()) {
            return;
        }
        shown = false;
        setVisible(files.get(), true);
        panes.setHidden(false);
        find(LEFT).map(MPart.class::cast).ifPresent(part -> parts().activate(part, true));
        sync.get().setVisible(false);
    }
}
