package io.portside.ui.pane;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;

import io.portside.engine.files.Location;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.site.SiteStatus;
import io.portside.ui.command.Commands;
import io.portside.engine.text.ProblemWording;

/** The widgets of a pane, painted from its content. UI thread. */
public final class PaneView implements LocationBar.Actions {
    /** What may be explained by looking at the connections, as opposed to files and permissions. */
    private static final Set<ProblemKind> DOCTORS = EnumSet.of(ProblemKind.UNKNOWN_HOST, ProblemKind.CONNECT_REFUSED,
            ProblemKind.CONNECT_TIMED_OUT, ProblemKind.CONNECT_UNREACHABLE, ProblemKind.NOT_FTP,
            ProblemKind.LOGIN_REFUSED, ProblemKind.TOO_MANY_SESSIONS, ProblemKind.SESSION_LOST, ProblemKind.NO_ROUTE,
            ProblemKind.TLS_REFUSED, ProblemKind.TLS_HANDSHAKE, ProblemKind.TLS_REUSE_REQUIRED,
            ProblemKind.DATA_NOT_PROTECTED, ProblemKind.CERTIFICATE_REFUSED, ProblemKind.CERTIFICATE_CHANGED,
            ProblemKind.PROTOCOL);
    /** Folders that are there sooner than this, milliseconds, take the place of the old one without a flicker. */
    private static final int CALM = 150;

    private final Pane pane;
    private final PaneTools tools;
    private final LocationBar bar;
    private final PaneHeader header;
    private boolean allWanted;
    private final Composite stack;
    private final StackLayout stacked = new StackLayout();
    private final Composite rowsPage;
    private final RowLabels labels;
    private final FileTable table;
    private final Label emptyHint;
    private final StatePage statePage;
    private final FilterLine filter;
    private final Label summary;
    private final SummaryWording wording;
    private PaneContent painted;

    PaneView(Composite parent, Pane pane, PaneTools tools) {
        this.pane = pane;
        this.tools = tools;
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
        bar = new LocationBar(parent, tools.icons(), this);
        new PathCompletion(bar.path(), pane::location, tools.workers());
        header = new PaneHeader(parent, tools.routes(), tools.icons());
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(stacked);
        rowsPage = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(rowsPage);
        Composite tablePlace = new Composite(rowsPage, SWT.NONE);
        tablePlace.setLayout(new FillLayout());
        labels = new RowLabels(tools.formats(), tools.icons());
        table = new FileTable(tablePlace, labels, pane::sort);
        emptyHint = new Label(rowsPage, SWT.CENTER | SWT.WRAP);
        emptyHint.setVisible(false);
        statePage = new StatePage(stack, pane::retry, pane::cancel,
                () -> pane.site().ifPresent(site -> tools.examine().accept(pane, site)));
        filter = new FilterLine(parent, pane::filter, this::focusRows);
        summary = new Label(parent, SWT.NONE);
        wording = new SummaryWording(tools.formats());
        for (Control control : List.of(bar.control(), header.control(), summary)) {
            GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
        }
        GridDataFactory.fillDefaults().exclude(true).grab(true, false).applyTo(filter.control());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tablePlace);
        GridDataFactory.fillDefaults().exclude(true).grab(true, false).indent(0, 8).applyTo(emptyHint);
        stacked.topControl = rowsPage;
        painted = pane.content();
        table.hook(this::listen);
    }

    private void listen(Table rows) {
        rows.addListener(SWT.KeyDown, this::key);
        rows.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_TAB_NEXT && event.stateMask == 0) {
                event.doit = false;
                tools.commands().accept(Commands.SWITCH);
            }
        });
        rows.addListener(SWT.DefaultSelection, event -> tools.commands().accept(Commands.OPEN));
        rows.addListener(SWT.Selection, event -> showSummary(pane.content()));
    }

    private void key(Event event) {
        boolean plain = (event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0;
        if (event.keyCode == SWT.ESC) {
            escape();
        } else if (plain && (event.character == ' ' || event.keyCode == SWT.INSERT)) {
            event.doit = false;
            table.toggleAndMoveOn();
            showSummary(pane.content());
        } else if (plain && event.character > ' ' && event.character != SWT.DEL) {
            event.doit = false;
            filter.type(String.valueOf(event.character));
        }
    }

    private void escape() {
        if (pane.content().loading()) {
            pane.cancel();
        } else if (!pane.content().options().filter().isEmpty()) {
            pane.filter("");
        }
    }

    /** Paints. */
    void show(PaneContent content) {
        if (stack.isDisposed()) {
            return;
        }
        showPlace(content);
        filter.show(content.options().filter());
        boolean elsewhere = content.state() instanceof PaneState.Loading && content.rows() != painted.rows();
        if (elsewhere) {
            stack.getDisplay().timerExec(CALM, () -> {
                if (!stack.isDisposed() && pane.content().generation() == content.generation()
                        && pane.content().loading()) {
                    paint(pane.content());
                }
            });
        } else {
            paint(content);
        }
    }

    private void paint(PaneContent content) {
        if (content.rows() != painted.rows() || !content.options().equals(painted.options())) {
            table.show(content.rows(), content.options(), content.sameFolder(painted), content.focus());
        }
        painted = content;
        if (allWanted && !content.coming()) {
            allWanted = false;
            if (content.state() instanceof PaneState.Ready) {
                table.selectAll();
            }
        }
        boolean focused = focusInside();
        // GTK leaves the focus on what has been hidden.
        if (showState(content) && focused) {
            focus();
        }
        showSummary(content);
    }

    /** Returns whether rows were replaced by the state's page or the other way round. */
    private boolean showState(PaneContent content) {
        boolean first = content.loading() && content.rows().size() == 0;
        if (content.state() instanceof PaneState.Failed failed) {
            ProblemWording.Words words = tools.problems().words(failed.problem());
            statePage.failed(words.what(), words.why() + "\n" + words.todo(),
                    pane.site().isPresent() && DOCTORS.contains(failed.problem().kind()),
                    () -> tools.details().accept(failed.problem()));
        } else if (first) {
            statePage.loading(content.location().isPresent()
                    ? NLS.bind(Messages.loading, PathText.of(content.location().get()))
                    : NLS.bind(Messages.opening, content.label()));
        }
        showEmptyHint(content);
        Control wanted = first || content.state() instanceof PaneState.Failed ? statePage.control() : rowsPage;
        boolean other = stacked.topControl != wanted;
        if (other) {
            stacked.topControl = wanted;
            stack.layout();
        }
        header.showDoubt(content.state() instanceof PaneState.Ready ready ? String.join("\n", ready.doubts()) : "");
        return other;
    }

    private void showEmptyHint(PaneContent content) {
        String hint = "";
        if (content.empty()) {
            hint = content.rows().filtered() > 0
                    ? NLS.bind(Messages.nothingMatches, content.options().filter())
                    : content.rows().hidden() > 0
                            ? NLS.bind(Messages.onlyHidden, content.rows().hidden())
                            : Messages.emptyFolder;
        }
        boolean visible = !hint.isEmpty();
        emptyHint.setText(hint);
        if (emptyHint.getVisible() != visible) {
            emptyHint.setVisible(visible);
            ((GridData) emptyHint.getLayoutData()).exclude = !visible;
        }
        rowsPage.layout();
    }

    private void showPlace(PaneContent content) {
        Optional<Location> location = content.location();
        boolean remote = location.isPresent() && location.get().volume().remote();
        bar.show(content.label(), remote, location.map(PathText::of).orElse(""), pane.canStep(-1), pane.canStep(1),
                location.isPresent() && !location.get().path().isRoot());
        showStatus();
    }

    /** Paints the header line anew; the site's state or route has changed. */
    public void showStatus() {
        PaneContent content = pane.content();
        Optional<SiteStatus> status = content.location().filter(location -> location.volume().remote())
                .flatMap(location -> tools.status().apply(location.volume().id()));
        header.show(content.label(), status,
                content.location().flatMap(pane.places()::site).map(site -> site.tls().encrypted()).orElse(false));
    }

    private void showSummary(PaneContent content) {
        List<PaneRow> selected = pane.current() ? table.selected() : List.of();
        String text = wording.line(content.rows(), selected);
        boolean there = content.state() instanceof PaneState.Ready || content.coming();
        String told = content.coming() ? NLS.bind(Messages.moreComing, text) : text;
        summary.setText(there ? " " + told.replace("&", "&&") : "");
    }

    /** The table and what replaces it. */
    FileTable table() {
        return table;
    }

    /** Has the hook called with the table now and with each that replaces it. */
    public void onTable(Consumer<Table> hook) {
        table.hook(hook);
    }

    /** The row at a point of the table. */
    public Optional<Integer> indexAt(Point point) {
        return pane.current() ? table.indexAt(point) : Optional.empty();
    }

    /** A row that is shown now. */
    public PaneRow row(int index) {
        return table.rows().get(index);
    }

    /** The icon of a row; belongs to the pane. */
    public Image iconOf(PaneRow row) {
        return labels.icon(row);
    }

    /** Selects one row, as a click does. */
    public void selectOnly(int index) {
        table.selectOnly(index);
    }

    /** All there are: while more are coming once they are here, so that nothing is left out by accident. */
    public void selectAll() {
        allWanted = pane.content().coming();
        if (!allWanted) {
            table.selectAll();
        }
        showSummary(pane.content());
    }

    /** Marks the row at the cursor and moves on. */
    public void toggleAndMoveOn() {
        table.toggleAndMoveOn();
        showSummary(pane.content());
    }

    /** Column widths, for remembering; empty while nobody has changed them. */
    public Optional<int[]> columnWidths() {
        return table.chosenWidths();
    }

    public void setColumnWidths(int... widths) {
        table.setWidths(widths);
    }

    /** Makes it visible which pane the keys go to. */
    public void setActive(boolean active) {
        header.setActive(active, tools.styles());
    }

    /** What the header says of the site's route. */
    public String routeText() {
        return header.routeText();
    }

    public void focusPath() {
        bar.focusPath();
    }

    public void focusFilter() {
        filter.type("");
    }

    /** Gives the keyboard to the rows, or to the button that helps when there are none. */
    public void focus() {
        if (stacked.topControl == rowsPage) {
            focusRows();
        } else {
            statePage.focus();
        }
    }

    private void focusRows() {
        table.focus();
    }

    private boolean focusInside() {
        Control focus = stack.getDisplay().getFocusControl();
        for (Control control = focus; control != null; control = control.getParent()) {
            if (control == stack) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void volumes(Menu menu) {
        tools.volumes().accept(pane, menu);
    }

    @Override
    public void step(int steps) {
        pane.step(steps);
        focus();
    }

    @Override
    public void up() {
        pane.up();
        focus();
    }

    @Override
    public void refresh() {
        pane.refresh();
    }

    @Override
    public List<LocationBar.Place> recent() {
        return pane.recent().stream().map(location -> new LocationBar.Place(
                location.volume().remote() ? location.toString() : PathText.of(location), () -> pane.open(location)))
                .toList();
    }

    @Override
    public void typed(String path) {
        pane.go(path);
        focus();
    }

    @Override
    public void leave() {
        focus();
    }
}
