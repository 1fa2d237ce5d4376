package io.portside.ui.sites;

import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.engine.profile.Site;
import io.portside.ftp.setting.Security;
import io.portside.ui.prompt.PromptService;
import io.portside.ui.sites.SiteShelf.Known;
import io.portside.ui.work.Work;

/**
 * A field for a server's or site's name and a button with the list of sites. The list is kept ready, so that the menu
 * opens at once. UI thread.
 */
final class ConnectBar {
    private final SiteBook book;
    private final SiteOpener opener;
    private final PromptService prompts;
    private final Runnable manage;
    private final Composite area;
    private final Text field;
    private final ToolItem button;
    private SiteShelf shelf = SiteShelf.EMPTY;
    private boolean loaded;

    /** @param manage opens the list of sites */
    ConnectBar(Composite parent, SiteBook book, SiteOpener opener, PromptService prompts, Runnable manage) {
        this.book = book;
        this.opener = opener;
        this.prompts = prompts;
        this.manage = manage;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 0).spacing(4, 0).applyTo(area);
        Label label = new Label(area, SWT.NONE);
        label.setText(Messages.connectTo);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
        field = new Text(area, SWT.BORDER | SWT.SINGLE);
        field.setMessage(Messages.connectHint);
        field.setToolTipText(Messages.connectFieldTip);
        field.addListener(SWT.DefaultSelection, e -> connect());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(230, SWT.DEFAULT).applyTo(field);
        ToolBar bar = new ToolBar(area, SWT.FLAT | SWT.RIGHT);
        button = new ToolItem(bar, SWT.DROP_DOWN);
        button.setText(Messages.connectButton);
        button.setToolTipText(Messages.connectTip);
        button.addListener(SWT.Selection, this::pressed);
        reload();
    }

    Control control() {
        return area;
    }

    Text field() {
        return field;
    }

    /** Reads the list of sites again. */
    void reload() {
        if (!area.isDisposed()) {
            Work.run(Messages.readingSites, area, book::load, read -> {
                shelf = read;
                loaded = true;
            }, problem -> loaded = true);
        }
    }

    private void pressed(Event event) {
        if (event.detail != SWT.ARROW && !field.getText().isBlank()) {
            connect();
            return;
        }
        Menu menu = new Menu(area);
        fill(menu);
        Rectangle bounds = button.getBounds();
        Point below = button.getParent().toDisplay(bounds.x, bounds.y + bounds.height);
        menu.setLocation(below);
        menu.addListener(SWT.Hide, e -> area.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    /** Demo sites first, marked; saved ones; the list itself. */
    void fill(Menu menu) {
        boolean demo = false;
        boolean any = false;
        for (Known known : shelf.known()) {
            if (demo && known.editable()) {
                new MenuItem(menu, SWT.SEPARATOR);
            }
            demo = !known.editable();
            any = true;
            String name = known.site().name();
            item(menu, demo ? NLS.bind(Messages.demoName, name) : name, () -> opener.open(known.site(), true));
        }
        if (!any) {
            item(menu, loaded ? Messages.noSavedSites : Messages.readingSites, () -> {}).setEnabled(false);
        }
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, Messages.manage, manage);
    }

    private static MenuItem item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(LegacyActionTools.escapeMnemonics(text));
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    /** A site of that name, else a server that is not saved. */
    private void connect() {
        String typed = field.getText();
        if (typed.isBlank()) {
            return;
        }
        Optional<Known> known = shelf.named(typed);
        if (known.isPresent()) {
            opener.open(known.get().site(), true);
            return;
        }
        try {
            SiteUrl url = SiteUrl.parse(typed);
            SiteForm form = SiteForm.of(url);
            Optional<String> fault = form.fault().map(SiteForm.Fault::message);
            if (fault.isPresent()) {
                complain(fault.get());
                return;
            }
            Site site = form.site();
            url.password().ifPresent(secret -> prompts.offer(site.id(), secret));
            // A password must not stay on the screen.
            field.setText(withoutPassword(site));
            opener.open(site, false);
        } catch (SiteUrl.NotAServer e) {
            complain(e.getMessage());
        }
    }

    private static String withoutPassword(Site site) {
        String host = site.host().indexOf(':') >= 0 ? '[' + site.host() + ']' : site.host();
        Security security = site.tls().security();
        String port = site.port() == SiteForm.defaultPort(security) ? "" : ":" + site.port();
        String scheme = security == Security.CLEAR ? "" : SiteUrl.scheme(security);
        return scheme + site.user() + '@' + host + port + site.remoteFolder();
    }

    private void complain(String why) {
        MessageDialog.openError(area.getShell(), Messages.connectFault, LegacyActionTools.escapeMnemonics(why));
        field.setFocus();
    }
}
