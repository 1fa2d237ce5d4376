package io.portside.ui.prompt;

import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.profile.Site;
import io.portside.engine.text.Formats;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;

/**
 * Asks whether a server's certificate may be believed. Whoever just presses Enter or Escape refuses; a certificate that
 * has changed can only be accepted after a box says that it was compared. UI thread.
 */
final class CertificateDialog extends Dialog implements Asking<CertificateDecision> {
    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int ONCE = IDialogConstants.CLIENT_ID + 1;
    private static final int ALWAYS = IDialogConstants.CLIENT_ID + 2;
    private static final int WIDTH = 74;

    private final Site site;
    private final CertificateQuestion question;
    private final CertificateWording wording;
    private Composite fold;
    private Button compared;
    private CertificateDecision decision = CertificateDecision.REFUSE;

    CertificateDialog(Shell parent, Site site, CertificateQuestion question) {
        super(parent);
        this.site = site;
        this.question = question;
        wording = new CertificateWording(question, Formats.here());
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    public Optional<CertificateDecision> answer() {
        return Optional.of(decision);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        String name = site.name().isBlank() ? site.host() : site.name();
        shell.setText(
                NLS.bind(question.changed() ? Messages.certificateChangedTitle : Messages.certificateTitle, name));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(12, 8).applyTo(area);
        Label icon = new Label(area, SWT.NONE);
        icon.setImage(
                parent.getDisplay().getSystemImage(question.changed() ? SWT.ICON_ERROR : SWT.ICON_WARNING));
        icon.setToolTipText(Messages.warning);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        Label headline = line(area, wording.headline(), 1);
        headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        line(area, wording.reasons(), 2);
        line(area, wording.meaning(), 2);
        fingerprint(area, Messages.fingerprint, question.fingerprint());
        question.previous().ifPresent(pin -> fingerprint(area, Messages.fingerprintBefore, pin));
        if (question.changed()) {
            compared = new Button(area, SWT.CHECK);
            compared.setText(Messages.certificateCompared);
            compared.addListener(SWT.Selection, e -> enable());
            GridDataFactory.fillDefaults().span(2, 1).applyTo(compared);
        }
        details(area);
        return area;
    }

    private Label line(Composite area, String text, int span) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(LegacyActionTools.escapeMnemonics(text));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).span(span, 1)
                .hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(label);
        return label;
    }

    private static void fingerprint(Composite area, String title, String pin) {
        Label label = new Label(area, SWT.NONE);
        label.setText(title);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
        // A field and no label, so that it can be selected and copied.
        Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER);
        text.setFont(JFaceResources.getTextFont());
        text.setText(CertificateWording.fingerprint(pin));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(text);
    }

    private void details(Composite area) {
        fold = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(fold);
        GridData data = GridDataFactory.fillDefaults().span(2, 1).grab(true, true)
                .hint(convertWidthInCharsToPixels(WIDTH), convertHeightInCharsToPixels(9)).create();
        data.exclude = true;
        fold.setLayoutData(data);
        fold.setVisible(false);
        new Label(fold, SWT.NONE).setText(Messages.details);
        Text text = new Text(fold, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        text.setText(wording.details());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
    }

    // Other buttons than OK and Cancel, so not those of the superclass.
    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.copyDetails, false).setToolTipText(Messages.copyDetailsTip);
        createButton(parent, IDialogConstants.DETAILS_ID, IDialogConstants.SHOW_DETAILS_LABEL, false);
        createButton(parent, ONCE, Messages.acceptOnce, false).setToolTipText(Messages.acceptOnceTip);
        createButton(parent, ALWAYS, question.changed() ? Messages.acceptInstead : Messages.acceptAlways, false)
                .setToolTipText(Messages.acceptAlwaysTip);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.refuse, true).setFocus();
        enable();
    }

    private void enable() {
        boolean may = compared == null || compared.getSelection();
        getButton(ONCE).setEnabled(may);
        getButton(ALWAYS).setEnabled(may);
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case COPY -> copy();
            case IDialogConstants.DETAILS_ID -> toggleDetails();
            case ONCE -> decide(CertificateDecision.ACCEPT_ONCE);
            case ALWAYS -> decide(CertificateDecision.PIN);
            default -> super.buttonPressed(id);
        }
    }

    private void decide(CertificateDecision made) {
        decision = made;
        setReturnCode(OK);
        close();
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(getShell().getDisplay());
        clipboard.setContents(new Object[]{wording.text()}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void toggleDetails() {
        GridData data = (GridData) fold.getLayoutData();
        data.exclude = !data.exclude;
        fold.setVisible(!data.exclude);
        getButton(IDialogConstants.DETAILS_ID).setText(
                data.exclude ? IDialogConstants.SHOW_DETAILS_LABEL : IDialogConstants.HIDE_DETAILS_LABEL);
        Point wanted = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
        getShell().setSize(Math.max(wanted.x, getShell().getSize().x), wanted.y);
        getShell().layout(true, true);
    }
}
