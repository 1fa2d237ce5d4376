package io.portside.ui.sites;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.problem.Problem;
import io.portside.engine.profile.Site;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.doctor.DoctorDialog;
import io.portside.ui.work.Work;

/**
 * Edits one site. Checks while someone types; saves on a worker and closes when that has worked, else everything typed
 * is still there. UI thread.
 */
final class SiteEditor extends TitleAreaDialog {
    private static final int TEST = IDialogConstants.CLIENT_ID;

    private final SiteBook book;
    private final SiteForm initial;
    private final boolean existing;
    private final String pairs;
    private SiteEditorFields fields;
    private boolean saving;
    private boolean touched;
    private Optional<Site> saved = Optional.empty();

    private SiteEditor(Shell parent, SiteBook book, SiteForm initial, boolean existing, String pairs) {
        super(parent);
        this.book = book;
        this.initial = initial;
        this.existing = existing;
        this.pairs = pairs;
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    /** @param pairs names of the folder pairs that use the site; empty: none */
    static SiteEditor edit(Shell parent, SiteBook book, Site site, String pairs) {
        return new SiteEditor(parent, book, SiteForm.of(site), true, pairs);
    }

    /** A new site that begins with these values. */
    static SiteEditor create(Shell parent, SiteBook book, SiteForm form) {
        return new SiteEditor(parent, book, form, false, ""); //$NON-NLS-1$
    }

    /** Blocks in an event loop; empty when nothing was saved. */
    Optional<Site> ask() {
        open();
        return saved;
    }

    /** What was saved last. */
    Optional<Site> saved() {
        return saved;
    }

    SiteEditorFields fields() {
        return fields;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(existing ? NLS.bind(Messages.editTitle, initial.name()) : Messages.newTitle);
    }

    @Override
    public void create() {
        super.create();
        setTitle(LegacyActionTools.escapeMnemonics(existing ? initial.name() : Messages.newTitle));
        fields.show(initial);
        fields.onChange(() -> {
            touched = true;
            validate();
        });
        validate();
        if (existing) {
            askForPassword();
            remembered();
            fields.memory().onForget(this::forget);
        }
        fields.text(SiteForm.Field.HOST).setFocus();
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite body = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        GridLayoutFactory.swtDefaults().margins(10, 8).spacing(8, 8).applyTo(body);
        fields = new SiteEditorFields(body);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, TEST, Messages.test, false).setToolTipText(Messages.testTip);
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setText(Messages.save);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == TEST) {
            test();
        } else {
            super.buttonPressed(id);
        }
    }

    /** As typed, saved or not; what the doctor proposes goes into the fields and is saved with them. */
    private void test() {
        SiteForm form = fields.form(initial.id());
        if (saving || form.fault().isPresent()) {
            return;
        }
        new DoctorDialog(getShell(), book.doctor(), form.site(), fields.typedPassword(), Messages.takeOver).ask()
                .ifPresent(site -> {
                    fields.show(SiteForm.of(site).with(SiteForm.Field.NAME, form.name()));
                    touched = true;
                    validate();
                    setMessage(Messages.takenOver, IMessageProvider.INFORMATION);
                });
    }

    private void askForPassword() {
        Work.run(Messages.readingSites, getShell(), () -> book.hasPassword(initial.id()), fields::passwordSaved,
                problem -> fields.passwordSaved(false));
        Work.run(Messages.readingSites, getShell(), () -> book.hasProxyPassword(initial.id()),
                fields.proxyPassword()::saved, problem -> fields.proxyPassword().saved(false));
    }

    private void remembered() {
        Site site = initial.site();
        Work.run(Messages.readingSites, getShell(), () -> book.knownRoutes(site), fields.memory()::show,
                problem -> fields.memory().show(List.of()));
    }

    /** At once and not with Save: it is no setting of the site. */
    private void forget() {
        Site site = initial.site();
        Work.run(Messages.forget, getShell(), () -> {
            book.forgetRoutes(site);
            return book.knownRoutes(site);
        }, fields.memory()::show, this::failed);
    }

    private void validate() {
        Optional<SiteForm.Fault> fault = fields.form(initial.id()).fault();
        getButton(IDialogConstants.OK_ID).setEnabled(fault.isEmpty() && !saving);
        getButton(TEST).setEnabled(fault.isEmpty() && !saving);
        // Nobody wants to be told that an empty form is empty.
        boolean tell = touched || existing;
        fields.mark(fault.filter(found -> tell).map(SiteForm.Fault::field));
        setErrorMessage(tell ? fault.map(SiteForm.Fault::message).orElse(null) : null);
        fields.urlFault().filter(said -> fault.isPresent()).ifPresent(this::setErrorMessage);
        tellOfPairs();
    }

    /** They follow the site, whatever becomes of it. */
    private void tellOfPairs() {
        SiteForm now = fields.form(initial.id());
        if (!pairs.isEmpty() && differs(now, SiteForm.Field.HOST, SiteForm.Field.PORT, SiteForm.Field.USER)) {
            setMessage(NLS.bind(Messages.pairsElsewhere, pairs), IMessageProvider.WARNING);
        } else if (!pairs.isEmpty() && differs(now, SiteForm.Field.NAME)) {
            setMessage(NLS.bind(Messages.pairsFollow, pairs), IMessageProvider.INFORMATION);
        } else {
            setMessage(Messages.editorMessage);
        }
    }

    private boolean differs(SiteForm now, SiteForm.Field... of) {
        return Arrays.stream(of).anyMatch(field -> !now.text(field).strip().equals(initial.text(field).strip()));
    }

    // Closes when the saving has worked, not now.
    @SuppressWarnings("super")
    @Override
    protected void okPressed() {
        SiteForm form = fields.form(initial.id());
        if (saving || form.fault().isPresent()) {
            return;
        }
        setSaving(true);
        Site site = form.site();
        PasswordChange password = fields.passwordChange();
        PasswordChange proxy = fields.proxyPasswordChange();
        Work.run(Messages.savingSite, getShell(), () -> book.save(site, password, proxy), kept -> savedAs(site, kept),
                this::failed);
    }

    private void savedAs(Site site, boolean passwordKept) {
        saved = Optional.of(site);
        setSaving(false);
        if (passwordKept) {
            super.okPressed();
            return;
        }
        setErrorMessage(null);
        setMessage(Messages.passwordOnlyForNow, IMessageProvider.WARNING);
        fields.passwordSaved(true);
        getButton(IDialogConstants.CANCEL_ID).setText(IDialogConstants.CLOSE_LABEL);
    }

    private void failed(Problem problem) {
        setSaving(false);
        setErrorMessage(new ProblemWording(Formats.here()).line(problem));
    }

    private void setSaving(boolean now) {
        saving = now;
        getButton(IDialogConstants.OK_ID).setEnabled(!now);
        getButton(TEST).setEnabled(!now);
        getButton(IDialogConstants.CANCEL_ID).setEnabled(!now);
        fields.setEnabled(!now);
        if (now) {
            setMessage(Messages.savingSite);
        }
    }

    @Override
    protected void handleShellCloseEvent() {
        if (!saving) {
            super.handleShellCloseEvent();
        }
    }
}
