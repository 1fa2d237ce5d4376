package io.portside.ui.sites;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.Problem;
import io.portside.engine.profile.Site;
import io.portside.ui.prompt.NamedFrame;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.sites.SiteShelf.Damaged;
import io.portside.ui.sites.SiteShelf.Known;
import io.portside.ui.sites.SiteShelf.Row;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.work.Work;

/** The list of sites: search, connect, new, duplicate, edit, delete. UI thread; reads and writes on workers. */
public final class SitesDialog extends Dialog {
    private static final int NAMED = 5;

    private final SiteBook book;
    private SiteShelf shelf = SiteShelf.EMPTY;
    private List<Row> shown = List.of();
    private Text search;
    private SiteTable table;
    private Label note;
    private Button duplicate;
    private Button edit;
    private Button delete;
    private Button pairs;
    private Button restore;
    private boolean loaded;
    private Optional<Site> chosen = Optional.empty();
    private Optional<Site> pairsOf = Optional.empty();

    public SitesDialog(Shell parent, PortsideEngine engine) {
        this(parent, new EngineSiteBook(engine));
    }

    SitesDialog(Shell parent, SiteBook book) {
        super(parent);
        this.book = book;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /**
     * Blocks in an event loop.
     *
     * @param connect hears of the site to connect to, if one was chosen
     * @param show    hears of the site whose folder pairs are to be shown, if that was chosen
     */
    public void ask(Consumer<Site> connect, Consumer<Site> show) {
        open();
        chosen.ifPresent(connect);
        pairsOf.ifPresent(show);
    }

    Optional<Site> pairsOf() {
        return pairsOf;
    }

    Optional<Site> chosen() {
        return chosen;
    }

    Table table() {
        return table.control();
    }

    Text search() {
        return search;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.sitesTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(8, 8).applyTo(area);
        Composite line = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(line);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(line);
        new Label(line, SWT.NONE).setText(Messages.search);
        search = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
        search.setMessage(Messages.searchHint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        search.addListener(SWT.Modify, e -> show(selected().map(Row::key)));
        search.addListener(SWT.KeyDown, this::fromSearchToTable);
        Composite frame = NamedFrame.in(area, Messages.sitesTitle);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, 300).applyTo(frame);
        table = new SiteTable(frame);
        table.control().addListener(SWT.Selection, e -> enable());
        table.control().addListener(SWT.DefaultSelection, e -> connect());
        table.control().addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.DEL && delete.isEnabled()) {
                delete();
            }
        });
        actions(area);
        note = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(560, convertHeightInCharsToPixels(3))
                .applyTo(note);
        return area;
    }

    private void actions(Composite area) {
        Composite column = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().applyTo(column);
        GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(column);
        action(column, Messages.newSite, Messages.newSiteTip, () -> edit(SiteForm.empty()));
        duplicate = action(column, Messages.duplicate, Messages.duplicateTip, this::duplicate);
        edit = action(column, Messages.edit, Messages.editTip, this::edit);
        delete = action(column, Messages.delete, Messages.deleteTip, this::delete);
        pairs = action(column, Messages.pairs, Messages.pairsTip, this::showPairs);
        restore = action(column, Messages.restore, Messages.restoreTip, this::restore);
    }

    private Button action(Composite column, String text, String tip, Runnable action) {
        Button button = new Button(column, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(16), SWT.DEFAULT)
                .applyTo(button);
        return button;
    }

    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.connect, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
        note.setText(Messages.readingSites);
        enable();
        load(Optional.empty());
        table.control().setFocus();
    }

    private void load(Optional<String> select) {
        Work.run(Messages.readingSites, getShell(), book::load, read -> {
            shelf = read;
            loaded = true;
            show(select.or(() -> selected().map(Row::key)));
        }, this::tell);
    }

    private void show(Optional<String> select) {
        shown = shelf.matching(search.getText());
        table.show(shown);
        int index = 0;
        for (int i = 0; i < shown.size(); i++) {
            if (select.isPresent() && shown.get(i).key().equals(select.get())) {
                index = i;
            }
        }
        if (!shown.isEmpty()) {
            table.control().setSelection(index);
        }
        enable();
    }

    private Optional<Row> selected() {
        int index = table.control().getSelectionIndex();
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private Optional<Known> selectedSite() {
        return selected().filter(Known.class::isInstance).map(Known.class::cast);
    }

    private void enable() {
        Optional<Known> known = selectedSite();
        boolean editable = known.map(Known::editable).orElse(false);
        duplicate.setEnabled(known.isPresent());
        edit.setEnabled(editable);
        delete.setEnabled(editable);
        pairs.setEnabled(known.isPresent());
        restore.setEnabled(selectedDamaged().flatMap(Damaged::previous).isPresent());
        getButton(IDialogConstants.OK_ID).setEnabled(known.isPresent());
        if (loaded) {
            note.setText(LegacyActionTools.escapeMnemonics(note()));
        }
    }

    private Optional<Damaged> selectedDamaged() {
        return selected().filter(Damaged.class::isInstance).map(Damaged.class::cast);
    }

    private String note() {
        if (shown.isEmpty()) {
            return shelf.rows().isEmpty() ? Messages.noSites : NLS.bind(Messages.noMatch, search.getText());
        }
        Optional<Damaged> damaged = selectedDamaged();
        if (damaged.isPresent()) {
            ProblemWording.Words words = new ProblemWording(Formats.here()).words(damaged.get().problem());
            return words.what() + ' ' + words.why() + ' ' + words.todo();
        }
        return selectedSite().map(SitesDialog::note).orElse(""); //$NON-NLS-1$
    }

    private static String note(Known known) {
        if (!known.editable()) {
            return Messages.readOnlyNote;
        }
        return known.pairs().isEmpty() ? "" : NLS.bind(Messages.pairsNote, names(known)); //$NON-NLS-1$
    }

    /** Of its pairs, not too many. */
    private static String names(Known known) {
        String names = known.pairs().stream().limit(NAMED).collect(Collectors.joining(", ")); //$NON-NLS-1$
        int more = known.pairs().size() - NAMED;
        return more > 0 ? NLS.bind(Messages.andMore, names, more) : names;
    }

    private void showPairs() {
        pairsOf = selectedSite().map(Known::site);
        close();
    }

    private void fromSearchToTable(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN) {
            table.control().setFocus();
            event.doit = false;
        }
    }

    private void edit() {
        selectedSite().filter(Known::editable).ifPresent(
                known -> SiteEditor.edit(getShell(), book, known.site(), names(known)).ask()
                        .ifPresent(site -> load(key(site))));
    }

    private void edit(SiteForm form) {
        SiteEditor.create(getShell(), book, form).ask().ifPresent(site -> load(key(site)));
    }

    private void duplicate() {
        selectedSite().ifPresent(known -> {
            List<String> names = shelf.known().stream().map(row -> row.site().name()).toList();
            edit(SiteForm.copyOf(known.site(), SiteForm.copyName(known.site().name(), names)));
        });
    }

    private void delete() {
        selectedSite().filter(Known::editable).ifPresent(known -> {
            MessageDialog question = new MessageDialog(getShell(), Messages.deleteTitle, null,
                    LegacyActionTools.escapeMnemonics(question(known)),
                    MessageDialog.QUESTION, 1, Messages.deleteButton, IDialogConstants.CANCEL_LABEL);
            if (question.open() == 0) {
                change(() -> {
                    book.delete(known.site());
                    return Optional.empty();
                });
            }
        });
    }

    private static String question(Known known) {
        String text = NLS.bind(Messages.deleteQuestion, known.site().name());
        return known.pairs().isEmpty() ? text : text + NLS.bind(Messages.deleteWithPairs, names(known));
    }

    private void restore() {
        selectedDamaged().ifPresent(damaged -> change(() -> key(book.restore(damaged.file()))));
    }

    private void change(Work.Task<Optional<String>> task) {
        Work.run(Messages.savingSite, getShell(), task, this::load, problem -> {
            tell(problem);
            load(Optional.empty());
        });
    }

    private static Optional<String> key(Site site) {
        return Optional.of(site.id());
    }

    private void tell(Problem problem) {
        loaded = true;
        enable();
        new ProblemDialog(getShell(), problem).open();
    }

    private void connect() {
        if (getButton(IDialogConstants.OK_ID).isEnabled()) {
            okPressed();
        }
    }

    @Override
    protected void okPressed() {
        chosen = selectedSite().map(Known::site);
        super.okPressed();
    }
}
