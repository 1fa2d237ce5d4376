package io.portside.ui.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.doctor.DoctorReport;
import io.portside.engine.doctor.DoctorStep;
import io.portside.engine.doctor.SiteDoctor;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.work.Work;

/**
 * Examines a site: first what is being tried, then in a sentence what is the matter and what to do, and the settings that
 * suit better. UI thread.
 */
public final class DoctorDialog extends Dialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int SAVE = IDialogConstants.CLIENT_ID + 1;
    private static final int TAKE = IDialogConstants.CLIENT_ID + 2;
    private static final int WIDTH = 640;

    private final SiteDoctor doctor;
    private final Site site;
    private final Optional<char[]> password;
    private final String takeLabel;
    private final CancelToken cancel = new CancelToken();
    private Composite answer;
    private Composite running;
    private StepTable steps;
    private Optional<DoctorReport> report = Optional.empty();
    private Optional<Site> taken = Optional.empty();

    /**
     * @param password  typed and not saved yet; overwritten by the doctor
     * @param takeLabel what the button says that takes the proposals over
     */
    public DoctorDialog(Shell parent, SiteDoctor doctor, Site site, Optional<char[]> password, String takeLabel) {
        super(parent);
        this.doctor = doctor;
        this.site = site;
        this.password = password;
        this.takeLabel = takeLabel;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** Blocks in an event loop; the site with the proposed settings, if someone took them over. */
    public Optional<Site> ask() {
        open();
        return taken;
    }

    /** What was found, once it was. */
    Optional<DoctorReport> report() {
        return report;
    }

    Optional<Site> taken() {
        return taken;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(NLS.bind(Messages.title, site.name().isBlank() ? site.host() : site.name()));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().margins(12, 12).spacing(8, 8).applyTo(area);
        answer = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(answer);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(answer);
        answer.setVisible(false);
        running = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(running);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(running);
        Label text = new Label(running, SWT.WRAP);
        text.setText(Messages.examining);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
        ProgressBar progress = new ProgressBar(running, SWT.INDETERMINATE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
        steps = new StepTable(area, Messages.stepsName);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, convertHeightInCharsToPixels(12))
                .applyTo(steps.control());
        return area;
    }

    // Other buttons than OK and Cancel, so not those of the superclass.
    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.copy, false).setToolTipText(Messages.copyTip);
        createButton(parent, SAVE, Messages.save, false).setToolTipText(Messages.saveTip);
        createButton(parent, IDialogConstants.DETAILS_ID, Messages.hideEvidence, false);
        createButton(parent, TAKE, takeLabel, false).setToolTipText(Messages.takeTip);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.stop, true);
        for (int id : new int[]{COPY, SAVE, IDialogConstants.DETAILS_ID, TAKE}) {
            getButton(id).setEnabled(false);
        }
        begin();
    }

    private void begin() {
        Display display = getShell().getDisplay();
        Work.run(Messages.examining, getShell(),
                () -> doctor.examine(site, password, step -> told(display, step), cancel), this::found, this::failed);
    }

    /** On the doctor's threads. */
    private void told(Display display, DoctorStep step) {
        try {
            display.asyncExec(() -> {
                if (report.isEmpty() && !steps.control().isDisposed()) {
                    steps.add(step);
                }
            });
        } catch (SWTException e) {
            // The window went away meanwhile; nobody looks any more.
        }
    }

    private void found(DoctorReport done) {
        report = Optional.of(done);
        hide(running);
        new ReportView(answer, WIDTH).show(done);
        reveal(answer);
        steps.show(done.steps());
        fold(false);
        getButton(COPY).setEnabled(true);
        getButton(SAVE).setEnabled(true);
        getButton(IDialogConstants.DETAILS_ID).setEnabled(true);
        getButton(TAKE).setEnabled(done.offer().isPresent());
        getButton(IDialogConstants.CANCEL_ID).setText(IDialogConstants.CLOSE_LABEL);
        if (done.offer().isPresent()) {
            getShell().setDefaultButton(getButton(TAKE));
            getButton(TAKE).setFocus();
        }
    }

    private void failed(Problem problem) {
        if (problem.kind() != ProblemKind.CANCELLED) {
            new ProblemDialog(getShell(), problem).open();
        }
        close();
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case COPY -> copy();
            case SAVE -> save();
            case IDialogConstants.DETAILS_ID -> fold(!steps.control().getVisible());
            case TAKE -> {
                taken = report.flatMap(DoctorReport::offer).map(DoctorReport.Offer::site);
                close();
            }
            default -> super.buttonPressed(id);
        }
    }

    /** Shows or hides what was tried. */
    private void fold(boolean open) {
        if (open) {
            reveal(steps.control());
        } else {
            hide(steps.control());
        }
        getButton(IDialogConstants.DETAILS_ID).setText(open ? Messages.hideEvidence : Messages.showEvidence);
        Point wanted = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
        getShell().setSize(Math.max(wanted.x, getShell().getSize().x), wanted.y);
        getShell().layout(true, true);
    }

    private static void reveal(Control control) {
        control.setVisible(true);
        ((GridData) control.getLayoutData()).exclude = false;
    }

    private static void hide(Control control) {
        control.setVisible(false);
        ((GridData) control.getLayoutData()).exclude = true;
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(getShell().getDisplay());
        report.ifPresent(done -> clipboard.setContents(new Object[]{done.text()},
                new Transfer[]{TextTransfer.getInstance()}));
        clipboard.dispose();
    }

    private void save() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText(Messages.saveTip);
        dialog.setFileName(Messages.saveName);
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            save(Path.of(file));
        }
    }

    void save(Path file) {
        report.map(DoctorReport::text).ifPresent(
                text -> Work.run(Messages.saveTip, getShell(), () -> write(file, text), done -> {},
                        problem -> new ProblemDialog(getShell(), problem).open()));
    }

    private static Path write(Path file, String text) throws ProblemException {
        try {
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemKind.WRITE_FAILED, e.toString(), file.toString(),
                    String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public boolean close() {
        if (report.isEmpty()) {
            // Cancelling closes sockets, which may take its time.
            Thread stopping = new Thread(cancel::cancel, "Portside stops an examination");
            stopping.setDaemon(true);
            stopping.start();
        }
        return super.close();
    }
}
