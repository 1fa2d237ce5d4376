package io.portside.ui.pane;

import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import io.portside.engine.PortsideEngine;
import io.portside.engine.profile.Site;
import io.portside.engine.site.SiteStatus;
import io.portside.ui.command.Commands;
import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** The menu of a pane's volume button: this computer, the sites, and what can be done about them. */
final class VolumesMenu {
    private final PortsideEngine engine;
    private final SiteCatalog catalog;
    private final Icons icons;
    private final Consumer<String> commands;

    VolumesMenu(PortsideEngine engine, SiteCatalog catalog, Icons icons, Consumer<String> commands) {
        this.engine = engine;
        this.catalog = catalog;
        this.icons = icons;
        this.commands = commands;
    }

    void fill(Pane pane, Menu menu) {
        item(menu, engine.connections().local().label(), Icon.LOCAL, () -> pane.open(pane.places().home()));
        new MenuItem(menu, SWT.SEPARATOR);
        for (Site site : catalog.sites()) {
            boolean open = engine.connections().status(site.id()).state() == SiteStatus.State.CONNECTED;
            item(menu, open ? NLS.bind(Messages.openSite, site.name()) : site.name(), Icon.SITE,
                    () -> pane.open(site));
        }
        if (!catalog.sites().isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        item(menu, Messages.allSites, Icon.CONNECT, () -> commands.accept(Commands.SITES));
        boolean remote = pane.location().filter(here -> here.volume().remote()).isPresent();
        item(menu, Messages.disconnect, Icon.DISCONNECT, () -> commands.accept(Commands.DISCONNECT)).setEnabled(remote);
    }

    private MenuItem item(Menu menu, String text, Icon icon, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.setImage(icons.get(icon));
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }
}
