package io.portside.ui.sync.pair;

import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.work.Work;

/**
 * Edits one pair. Checks while someone types; saves on a worker and closes when that has worked, else everything typed is
 * still there. UI thread.
 */
public final class PairEditor extends TitleAreaDialog {
    private static final int COMPARE = IDialogConstants.CLIENT_ID;

    private final PairBook book;
    private final PairShelf shelf;
    private final PairForm initial;
    private final boolean existing;
    private PairFields fields;
    private boolean saving;
    private boolean touched;
    private Optional<Edited> saved = Optional.empty();

    /**
     * What was saved.
     *
     * @param compare whether the folders are to be compared now
     */
    public record Edited(SyncPair pair, boolean compare) {}

    private PairEditor(Shell parent, PairBook book, PairShelf shelf, SyncPair pair, boolean existing) {
        super(parent);
        this.book = book;
        this.shelf = shelf;
        this.initial = PairForm.of(pair);
        this.existing = existing;
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    public static PairEditor edit(Shell parent, PairBook book, PairShelf shelf, SyncPair pair) {
        return new PairEditor(parent, book, shelf, pair, true);
    }

    /** A new pair that begins with these values. */
    public static PairEditor create(Shell parent, PairBook book, PairShelf shelf, SyncPair pair) {
        return new PairEditor(parent, book, shelf, pair, false);
    }

    /** Blocks in an event loop; empty when nothing was saved. */
    public Optional<Edited> ask() {
        open();
        return saved;
    }

    Optional<Edited> saved() {
        return saved;
    }

    PairFields fields() {
        return fields;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(existing ? NLS.bind(Messages.editTitle, initial.text(PairForm.Field.NAME)) : Messages.newTitle);
    }

    @Override
    public void create() {
        super.create();
        setTitle(existing
                ? LegacyActionTools.escapeMnemonics(initial.text(PairForm.Field.NAME))
                : Messages.newTitle);
        fields.show(initial);
        fields.onChange(() -> {
            touched = true;
            validate();
        });
        validate();
        // Smaller, fields would be out of sight; the screen was asked for its size already.
        getShell().setMinimumSize(getShell().getSize());
        fields.text(PairForm.Field.NAME).setFocus();
        fields.text(PairForm.Field.NAME).selectAll();
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite body = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        GridLayoutFactory.swtDefaults().margins(10, 8).spacing(8, 8).applyTo(body);
        fields = new PairFields(body, shelf, initial.choices());
        return area;
    }

    // Other buttons than OK and Cancel, so not those of the superclass.
    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COMPARE, Messages.saveAndCompare, true).setToolTipText(Messages.saveAndCompareTip);
        createButton(parent, IDialogConstants.OK_ID, Messages.save, false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    private Optional<PairForm.Fault> fault(PairForm form) {
        return form.fault(shelf.namesBut(initial.id()), shelf.volumes());
    }

    private void validate() {
        Optional<PairForm.Fault> fault = fault(fields.form(initial.id()));
        getButton(IDialogConstants.OK_ID).setEnabled(fault.isEmpty() && !saving);
        getButton(COMPARE).setEnabled(fault.isEmpty() && !saving);
        // Nobody wants to be told that an empty form is empty.
        boolean tell = touched || existing;
        fields.mark(fault.filter(found -> tell).map(PairForm.Fault::field));
        setErrorMessage(tell ? fault.map(PairForm.Fault::message).orElse(null) : null);
        setMessage(Messages.editorMessage);
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case COMPARE -> save(true);
            case IDialogConstants.OK_ID -> save(false);
            default -> super.buttonPressed(id);
        }
    }

    /** Closes when the saving has worked, not now. */
    private void save(boolean compare) {
        PairForm form = fields.form(initial.id());
        if (saving || fault(form).isPresent()) {
            return;
        }
        setSaving(true);
        SyncPair pair = form.pair();
        Work.run(Messages.savingPair, getShell(), () -> {
            book.save(pair);
            return pair;
        }, kept -> {
            saved = Optional.of(new Edited(kept, compare));
            setSaving(false);
            super.okPressed();
        }, this::failed);
    }

    private void failed(Problem problem) {
        setSaving(false);
        setErrorMessage(new ProblemWording(Formats.here()).line(problem));
    }

    private void setSaving(boolean now) {
        saving = now;
        for (int id : new int[]{COMPARE, IDialogConstants.OK_ID, IDialogConstants.CANCEL_ID}) {
            getButton(id).setEnabled(!now);
        }
        if (now) {
            setMessage(Messages.savingPair);
        }
    }

    @Override
    protected void handleShellCloseEvent() {
        if (!saving) {
            super.handleShellCloseEvent();
        }
    }
}
