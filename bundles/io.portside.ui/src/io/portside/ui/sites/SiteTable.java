package io.portside.ui.sites;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.portside.engine.profile.Site;
import io.portside.ui.sites.SiteShelf.Damaged;
import io.portside.ui.sites.SiteShelf.Known;
import io.portside.ui.sites.SiteShelf.Row;

/** The table of the list of sites. UI thread. */
final class SiteTable {
    private final Table table;
    private List<Row> rows = List.of();

    SiteTable(Composite parent) {
        table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setHeaderVisible(true);
        column(Messages.columnName, 220);
        column(Messages.columnServer, 150);
        column(Messages.columnUser, 80);
        column(Messages.columnPairs, 95);
        table.addListener(SWT.SetData, this::fill);
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    Table control() {
        return table;
    }

    void show(List<Row> next) {
        rows = next;
        table.setItemCount(rows.size());
        table.clearAll();
    }

    private void fill(Event event) {
        if (event.index < rows.size()) {
            ((TableItem) event.item).setText(texts(rows.get(event.index)));
        }
    }

    static String[] texts(Row row) {
        if (row instanceof Known known) {
            Site site = known.site();
            String name = known.editable() ? site.name() : NLS.bind(Messages.demoName, site.name());
            String pairs = known.pairs().isEmpty() ? "" : String.valueOf(known.pairs().size()); //$NON-NLS-1$
            return new String[]{name, server(known), site.user(), pairs};
        }
        return new String[]{NLS.bind(Messages.damagedName, ((Damaged) row).file()), "", "", ""}; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    /** Where a site that comes with the program listens is known only once it was started. */
    private static String server(Known known) {
        Site site = known.site();
        if (!known.editable()) {
            return Messages.thisComputer;
        }
        return site.port() == Site.DEFAULT_PORT ? site.host() : site.host() + ':' + site.port();
    }
}
