package io.portside.ui.sync;

import java.util.Optional;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
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
    private static final String STACK = "io.portside.stack.bottom"; //$NON-NLS-1$
    private static final String FILE_KEYS = "io.portside.keys"; //$NON-NLS-1$
    private static final String SYNC_KEYS = "io.portside.keys.sync"; //$NON-NLS-1$

    private boolean shown;
    /** Shares of the bottom stack: a preview wants more room than panes, which a folder rarely fills. */
    private String stackInSync = "1500"; //$NON-NLS-1$
    private Optional<String> stackInFiles = Optional.empty();

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
            keys(true);
            find(STACK).ifPresent(stack -> {
                stackInFiles = Optional.ofNullable(stack.getContainerData());
                stack.setContainerData(stackInSync);
            });
        } else {
            parts().activate((MPart) sync.get(), true);
        }
    }

    /** The bottom line has the keys of what is shown, and the tools of panes that nobody sees are not to be had. */
    private void keys(boolean sync) {
        find(FILE_KEYS).ifPresent(keys -> keys.setVisible(!sync));
        find(SYNC_KEYS).ifPresent(keys -> {
            keys.setToBeRendered(true);
            keys.setVisible(sync);
        });
        window.getContext().get(IEventBroker.class).post(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC,
                UIEvents.ALL_ELEMENT_ID);
    }

    /** The sashes as they are for the panes: so they are remembered. */
    void giveRoomBack() {
        if (shown) {
            find(STACK).ifPresent(stack -> {
                stackInSync = stack.getContainerData();
                stackInFiles.ifPresent(stack::setContainerData);
            });
        }
    }

    void files() {
        Optional<MUIElement> sync = find(SyncPart.ID);
        Optional<MUIElement> files = find(FILES);
        if (!shown || sync.isEmpty() || files.isEmpty()) {
            return;
        }
        giveRoomBack();
        shown = false;
        keys(false);
        setVisible(files.get(), true);
        panes.setHidden(false);
        find(LEFT).map(MPart.class::cast).ifPresent(part -> parts().activate(part, true));
        sync.get().setVisible(false);
    }
}
