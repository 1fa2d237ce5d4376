package io.portside.ui.sites;

import java.util.Arrays;
import java.util.Collection;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.List;

import io.portside.ftp.setting.Security;
import io.portside.ui.prompt.NamedFrame;
import io.portside.ui.sites.SiteForm.Choices;
import io.portside.ui.sites.SiteForm.Field;

/** Whom to believe, who we are, and what a server needs to be treated specially for. UI thread. */
final class SecurityTab {
    private static final String[] PEM = {"*.pem;*.crt;*.cer", "*"};
    private static final String[] PKCS12 = {"*.p12;*.pfx", "*"};
    private static final int PINS_SHOWN = 3;

    private final FormTexts texts;
    private final Label state;
    private final List pins;
    private final Button remove;
    private final Button clearControl;
    private final Button closeNotify;

    SecurityTab(Composite body, FormTexts texts) {
        this.texts = texts;
        state = new Label(body, SWT.WRAP);
        // The longest, so that there is room for each.
        state.setText(Messages.protectionClear);
        GridDataFactory.fillDefaults().grab(true, false)
                .hint(SiteEditorFields.TEXT_WIDTH, SWT.DEFAULT)
                .applyTo(state);
        Group server = texts.group(body, Messages.groupCertificate, 3);
        Label label = new Label(server, SWT.NONE);
        label.setText(Messages.pins);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Composite frame = NamedFrame.in(server, Messages.pinsName);
        pins = new List(frame, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        pins.setToolTipText(Messages.pinsTip);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, pins.getItemHeight() * PINS_SHOWN).applyTo(frame);
        remove = new Button(server, SWT.PUSH);
        remove.setText(Messages.removePin);
        remove.setToolTipText(Messages.removePinTip);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(remove);
        pins.addListener(SWT.Selection, e -> remove.setEnabled(pins.getSelectionCount() > 0));
        remove.addListener(SWT.Selection, e -> {
            pins.remove(pins.getSelectionIndices());
            remove.setEnabled(false);
            texts.changed();
        });
        texts.file(server, Field.AUTHORITY, Messages.authority, Messages.authorityTip, Messages.authorityHint, PEM);
        Group own = texts.group(body, Messages.groupClient, 3);
        texts.file(own, Field.CLIENT_CERTIFICATE, Messages.clientCertificate, Messages.clientCertificateTip,
                Messages.clientCertificateHint, PKCS12);
        Group special = texts.group(body, Messages.groupSpecial, 1);
        clearControl = box(special, Messages.clearControl, Messages.clearControlTip);
        closeNotify = box(special, Messages.closeNotify, Messages.closeNotifyTip);
        GridLayoutFactory.swtDefaults().margins(8, 6).spacing(8, 6).applyTo(special);
    }

    private Button box(Composite group, String text, String tip) {
        Button box = new Button(group, SWT.CHECK);
        box.setText(text);
        box.setToolTipText(tip);
        box.addListener(SWT.Selection, e -> texts.changed());
        return box;
    }

    void show(Choices choices) {
        pins.setItems(choices.pins().toArray(String[]::new));
        clearControl.setSelection(choices.clearControl());
        closeNotify.setSelection(choices.closeNotifyMissing());
        remove.setEnabled(false);
    }

    /** What is set stays, but matters only where there is TLS. */
    void protection(Security security) {
        boolean encrypted = security != Security.CLEAR;
        state.setText(switch (security) {
            case CLEAR -> Messages.protectionClear;
            case EXPLICIT -> Messages.protectionExplicit;
            case IMPLICIT -> Messages.protectionImplicit;
        });
        pins.setEnabled(encrypted);
        remove.setEnabled(encrypted && pins.getSelectionCount() > 0);
        texts.enable(Field.AUTHORITY, encrypted);
        texts.enable(Field.CLIENT_CERTIFICATE, encrypted);
        clearControl.setEnabled(encrypted);
        closeNotify.setEnabled(encrypted);
    }

    Collection<String> pins() {
        return Arrays.asList(pins.getItems());
    }

    List pinList() {
        return pins;
    }

    Button removePin() {
        return remove;
    }

    boolean clearsControl() {
        return clearControl.getSelection();
    }

    boolean closeNotifyMissing() {
        return closeNotify.getSelection();
    }
}
