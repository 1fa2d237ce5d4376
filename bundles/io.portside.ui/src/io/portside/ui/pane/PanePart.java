package io.portside.ui.pane;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.e4.ui.services.EMenuService;
import org.eclipse.e4.ui.services.IStylingEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import io.portside.engine.EngineListener;
import io.portside.engine.PortsideEngine;
import io.portside.engine.files.Location;
import io.portside.engine.profile.Site;
import io.portside.engine.site.SiteStatus;
import io.portside.ui.app.EngineFeed;
import io.portside.ui.app.StartArguments;
import io.portside.ui.app.UiMemory;
import io.portside.ui.app.Workers;
import io.portside.ui.dnd.PaneDrag;
import io.portside.ui.dnd.PaneDrop;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.engine.text.RouteWording;
import io.portside.ui.theme.Icons;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** The part of one pane: brings the pane together with commands, menus, drag and drop and what is remembered. */
public final class PanePart implements EngineListener {
    /** Keys that only the rows of a pane have, such as Backspace. */
    private static final String ROWS_CONTEXT = "io.portside.context.rows";
    private static final String LEFT_PART = "io.portside.part.left";

    private Pane pane;

    private UiMemory memory;
    private EngineFeed feed;
    private String key;

    @PostConstruct
    void create(Composite parent, MPart part, Panes panes, PortsideEngine engine, EngineFeed feed, Workers workers,
            UiMemory memory, StartArguments start, SiteCatalog catalog, Icons icons, IStylingEngine styles,
            ECommandService commandService, EHandlerService handlers, EContextService contexts, EMenuService menus) {

        this.memory = memory;
        this.feed = feed;
        boolean left = part.getElementId().equals(LEFT_PART);
        key = left ? "left" : "right";
        Formats formats = Formats.here();
        Consumer<String> commands = id -> {
            ParameterizedCommand command = commandService.createCommand(id);
            handlers.executeHandler(command);
        };
        VolumesMenu volumes = new VolumesMenu(engine, catalog, icons, commands);
        ProblemWording problems = new ProblemWording(formats);
        PaneTools tools = new PaneTools(styles, icons, formats, new RouteWording(formats), problems,
                new Places(engine), workers, id -> Optional.of(engine.connections().status(id)), commands,
                volumes::fill,
                (entering, location) -> follow(panes, engine, entering, location),
                problem -> new ProblemDialog(parent.getShell(), problem).open(),
                (asking, site) -> new SiteExamination(engine).begin(asking, parent, site));
        pane = new Pane(left ? Pane.Side.LEFT : Pane.Side.RIGHT, parent, tools);
        panes.add(pane);
        parent.addListener(SWT.Activate, event -> panes.activate(pane));
        pane.view().onTable(table -> {
            table.addListener(SWT.FocusIn, event -> contexts.activateContext(ROWS_CONTEXT));
            table.addListener(SWT.FocusOut, event -> contexts.deactivateContext(ROWS_CONTEXT));
            new PaneDrag(pane, table);
            new PaneDrop(pane, engine::transfers, table);
            if (table.getMenu() == null) {
                menus.registerContextMenu(table, "io.portside.menu.context." + key);
            }
        });
        remembered();
        feed.subscribe(this);
        Destination first = (left ? start.left() : start.right())
                .map(argument -> pane.places().argument(argument, (left ? start.right() : start.left()).isEmpty()))
                .or(() -> memory.get(key + ".folder").map(pane.places()::local)).orElseGet(pane.places()::home);
        // The window comes first, its contents after.
        parent.getDisplay().asyncExec(() -> {
            if (!parent.isDisposed()) {
                panes.activate(panes.active().orElse(pane));
                pane.open(first);
            }
        });
    }

    /** Brings the local folder that belongs to a site into the other pane, if that shows local files. */
    private static void follow(Panes panes, PortsideEngine engine, Pane entering, Location location) {
        String folder = engine.connections().site(location.volume().id()).map(Site::localFolder).orElse("");
        if (!folder.isBlank()) {
            panes.all().stream().filter(pane -> pane != entering && !pane.remote())
                    .forEach(pane -> pane.open(pane.places().local(folder)));
        }
    }

    private void remembered() {
        memory.get(key + ".columns").ifPresent(text -> {
            try {
                pane.view().setColumnWidths(Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray());
            } catch (NumberFormatException e) {
                // Somebody edited the file; the widths stay as they are.
            }
        });
        memory.get(UiMemory.HIDDEN).ifPresent(text -> pane.setHidden(Boolean.parseBoolean(text)));
    }

    @Focus
    void focus() {
        pane.view().focus();
    }

    /** For remembering, at the end. */
    public void remember() {
        pane.lastLocalLocation().ifPresent(location -> memory.put(key + ".folder", PathText.of(location)));
        pane.view().columnWidths().ifPresent(widths -> memory.put(key + ".columns",
                Arrays.stream(widths).mapToObj(String::valueOf).collect(Collectors.joining(","))));
    }

    @PreDestroy
    void end() {
        feed.unsubscribe(this);
        pane.cancel();
    }

    @Override
    public void folderChanged(Location folder) {
        if (pane.shows(folder)) {
            pane.changed();
        }
    }

    @Override
    public void siteStatus(SiteStatus status) {
        pane.location().filter(here -> here.volume().id().equals(status.siteId()))
                .ifPresent(here -> pane.view().showStatus());
    }
}
