package io.portside.ui.sync.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.prompt.NamedFrame;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.sync.table.GrowingTable;
import io.portside.ui.sync.table.GrowingTable.Column;
import io.portside.ui.work.Work;

/** The list of pairs: search, of one site or all, compare, new, edit, duplicate, delete. Reads and writes on workers. UI thread. */
public final class PairList {
    private static final int NOTE_WIDTH = 400;

    private final Composite page;
    private final PairBook book;
    private final PairActions actions;
    private final Text search;
    private final Combo place;
    private final GrowingTable table;
    private final Label note;
    private final Button compare;
    private final Button edit;
    private final Button duplicate;
    private final Button history;
    private final Button delete;
    private List<String> volumes = List.of(""); //$NON-NLS-1$
    private PairShelf shelf = PairShelf.EMPTY;
    private List<SyncPair> shown = List.of();
    private Optional<String> wanted = Optional.empty();
    private boolean loaded;

    public PairList(Composite parent, PairBook book, PairActions actions) {
        this.book = book;
        this.actions = actions;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).spacing(8, 6).applyTo(page);
        Composite line = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(line);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(8, 0).applyTo(line);
        new Label(line, SWT.NONE).setText(Messages.find);
        search = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
        search.setMessage(Messages.findHint);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(search);
        search.addListener(SWT.Modify, e -> show(Optional.empty()));
        new Label(line, SWT.NONE).setText(Messages.ofPlace);
        place = new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN);
        place.setItems(Messages.allPlaces);
        place.select(0);
        place.addListener(SWT.Selection, e -> show(Optional.empty()));
        GridDataFactory.fillDefaults().hint(200, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(place);
        Composite frame = NamedFrame.in(page, Messages.listName);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
        table = new GrowingTable(frame,
                List.of(new Column(Messages.columnName, 200, SWT.LEFT, 3),
                        new Column(Messages.columnLeft, 180, SWT.LEFT, 3),
                        new Column(Messages.columnMode, 130, SWT.LEFT, 2),
                        new Column(Messages.columnRight, 180, SWT.LEFT, 3),
                        new Column(Messages.columnInStep, 230, SWT.LEFT, 2)),
                this::fill);
        table.onTable(control -> {
            control.addListener(SWT.Selection, e -> enable());
            control.addListener(SWT.DefaultSelection, e -> selected().ifPresent(actions::compare));
            control.addListener(SWT.KeyDown, e -> {
                if (e.keyCode == SWT.DEL && e.stateMask == 0) {
                    delete();
                }
            });
        });
        Composite column = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().applyTo(column);
        GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(column);
        compare = action(column, Messages.compare, Messages.compareTip, () -> selected().ifPresent(actions::compare));
        action(column, Messages.newPair, Messages.newPairTip, this::create);
        edit = action(column, Messages.edit, Messages.editTip, () -> selected().ifPresent(this::edit));
        duplicate = action(column, Messages.duplicate, Messages.duplicateTip, this::duplicate);
        history = action(column, Messages.history, Messages.historyTip, () -> selected().ifPresent(actions::history));
        delete = action(column, Messages.delete, Messages.deleteTip, this::delete);
        note = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(NOTE_WIDTH, SWT.DEFAULT).applyTo(note);
        note.setText(Messages.reading);
        search.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
                table.table().setFocus();
                e.doit = false;
            }
        });
        enable();
    }

    private Button action(Composite column, String text, String tip, Runnable action) {
        Button button = new Button(column, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        return button;
    }

    public Composite control() {
        return page;
    }

    GrowingTable table() {
        return table;
    }

    Label note() {
        return note;
    }

    public void focus() {
        table.table().setFocus();
    }

    public void focusSearch() {
        search.setFocus();
    }

    /** Shows the pairs that have a folder on this volume; a new pair begins with it. */
    public void only(String volume) {
        search.setText(""); //$NON-NLS-1$
        wanted = Optional.of(volume);
        load();
    }

    public void compareSelected() {
        selected().ifPresent(actions::compare);
    }

    /** Reads the pairs again. */
    public void load() {
        load(Optional.empty());
    }

    private void load(Optional<String> select) {
        Work.run(Messages.reading, page, book::load, read -> {
            shelf = read;
            loaded = true;
            places();
            show(select);
        }, this::tell);
    }

    /** What is known of pairs that are kept in step may have changed. */
    public void refresh() {
        table.refresh();
        enable();
    }

    private void places() {
        String chosen = wanted.orElse(volumes.get(Math.max(0, place.getSelectionIndex())));
        wanted = Optional.empty();
        volumes = new ArrayList<>();
        volumes.add(""); //$NON-NLS-1$
        List<String> names = new ArrayList<>();
        names.add(Messages.allPlaces);
        for (String volume : shelf.volumes()) {
            if (!volume.equals(SyncEnd.LOCAL)) {
                volumes.add(volume);
                names.add(shelf.label(volume));
            }
        }
        place.setItems(names.toArray(String[]::new));
        place.select(Math.max(0, volumes.indexOf(chosen)));
    }

    private void show(Optional<String> select) {
        Optional<String> wanted = select.or(() -> selected().map(SyncPair::id));
        String volume = volumes.get(Math.max(0, place.getSelectionIndex()));
        shown = shelf.matching(search.getText(), Optional.of(volume).filter(id -> !id.isEmpty()));
        int index = 0;
        for (int i = 0; i < shown.size(); i++) {
            if (wanted.isPresent() && shown.get(i).id().equals(wanted.get())) {
                index = i;
            }
        }
        table.show(shown.size(), shown.isEmpty() ? new int[0] : new int[]{index}, 0);
        enable();
    }

    Optional<SyncPair> selected() {
        int index = table.table().getSelectionIndex();
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private void fill(TableItem item, int index) {
        SyncPair pair = shown.get(index);
        item.setText(new String[]{pair.name(), shelf.label(pair.left()), RuleWording.mode(pair.rules().mode()),
                shelf.label(pair.right()), state(pair)});
    }

    private String state(SyncPair pair) {
        String when = inStep(pair.keepInStep());
        String state = actions.state(pair);
        return state.isEmpty() ? when : NLS.bind(Messages.whenAndState, when, state);
    }

    private static String inStep(KeepInStep step) {
        String every = step.every().map(span -> NLS.bind(Messages.everySpan, Quantities.span(span))).orElse(""); //$NON-NLS-1$
        if (!step.watch()) {
            return every.isEmpty() ? Messages.byHand : every;
        }
        return every.isEmpty() ? Messages.onChange : NLS.bind(Messages.onChangeAnd, every);
    }

    private void enable() {
        boolean one = selected().isPresent();
        compare.setEnabled(one);
        edit.setEnabled(one);
        duplicate.setEnabled(one);
        history.setEnabled(one);
        delete.setEnabled(one && !selected().map(SyncPair::id).equals(actions.busy()));
        if (loaded) {
            String text = LegacyActionTools.escapeMnemonics(words());
            if (!text.equals(note.getText())) {
                note.setText(text);
                page.layout();
            }
        }
    }

    private String words() {
        if (!shelf.damaged().isEmpty()) {
            return new ProblemWording(Formats.here()).line(shelf.damaged().get(0));
        }
        if (shown.isEmpty()) {
            return shelf.pairs().isEmpty() ? Messages.noPairs : Messages.noMatch;
        }
        return selected().map(actions::words).orElse(""); //$NON-NLS-1$
    }

    private void create() {
        String volume = volumes.get(Math.max(0, place.getSelectionIndex()));
        String right = volume.isEmpty() ? SyncEnd.LOCAL : volume;
        ask(PairEditor.create(shell(), book, shelf,
                actions.fromPanes(shelf).filter(pair -> volume.isEmpty() || pair.uses(volume))
                        .orElseGet(() -> SyncPair.of("", new SyncEnd(SyncEnd.LOCAL, ""), new SyncEnd(right, ""), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
                                SyncRules.DEFAULT))));
    }

    private void edit(SyncPair pair) {
        ask(PairEditor.edit(shell(), book, shelf, pair));
    }

    private void duplicate() {
        selected().ifPresent(pair -> ask(PairEditor.create(shell(), book, shelf, shelf.copyOf(pair))));
    }

    private void ask(PairEditor editor) {
        editor.ask().ifPresent(edited -> {
            load(Optional.of(edited.pair().id()));
            if (edited.compare()) {
                actions.compare(edited.pair());
            }
        });
    }

    private void delete() {
        selected().filter(pair -> delete.isEnabled()).ifPresent(pair -> {
            MessageDialog question = new MessageDialog(shell(), Messages.deleteTitle, null,
                    LegacyActionTools.escapeMnemonics(NLS.bind(Messages.deleteQuestion, pair.name())),
                    MessageDialog.QUESTION, 1, Messages.deleteButton, IDialogConstants.CANCEL_LABEL);
            if (question.open() == 0) {
                Work.run(Messages.reading, page, () -> {
                    book.delete(pair);
                    return pair;
                }, gone -> load(), this::tell);
            }
        });
    }

    private Shell shell() {
        return page.getShell();
    }

    private void tell(Problem problem) {
        loaded = true;
        enable();
        new ProblemDialog(shell(), problem).open();
    }
}
