package io.portside.ui.sites;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;

import io.portside.ftp.setting.Verify;
import io.portside.ui.sites.SiteForm.Field;

/** How files and their names are moved. UI thread. */
final class TransferTab {
    private static final String[] CHARSETS = {"UTF-8", "ISO-8859-1", "ISO-8859-15", "windows-1250", "windows-1251",
            "windows-1252", "Shift_JIS", "EUC-JP", "GBK", "Big5", "EUC-KR"};

    private static final List<Verify> CHECKS = List.of(Verify.AUTO, Verify.ALWAYS, Verify.SIZE_ONLY);

    private final Combo charset;
    private final Combo verify;
    private final Button compress;

    TransferTab(Composite body, FormTexts texts) {
        Group speed = texts.group(body, Messages.groupSpeed, 2);
        texts.add(speed, Field.MAX_SESSIONS, Messages.sessions, Messages.sessionsTip, "", 1);
        texts.add(speed, Field.LIMIT, Messages.limit, Messages.limitTip, Messages.limitHint, 1);
        new Label(speed, SWT.NONE);
        compress = new Button(speed, SWT.CHECK);
        compress.setText(Messages.compress);
        compress.setToolTipText(Messages.compressTip);
        compress.addListener(SWT.Selection, e -> texts.changed());
        Group checks = texts.group(body, Messages.groupChecks, 2);
        new Label(checks, SWT.NONE).setText(Messages.verify);
        verify = new Combo(checks, SWT.READ_ONLY | SWT.DROP_DOWN);
        verify.setItems(Messages.verifyAuto, Messages.verifyAlways, Messages.verifySize);
        verify.setToolTipText(Messages.verifyTip);
        verify.addListener(SWT.Selection, e -> texts.changed());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(verify);
        Group text = texts.group(body, Messages.groupText, 2);
        texts.add(text, Field.TEXT_NAMES, Messages.textNames, Messages.textNamesTip, Messages.textNamesHint, 1);
        Label note = new Label(text, SWT.WRAP);
        note.setText(Messages.textNamesNote);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(SiteEditorFields.TEXT_WIDTH, SWT.DEFAULT)
                .applyTo(note);
        Group names = texts.group(body, Messages.groupNames, 2);
        new Label(names, SWT.NONE).setText(Messages.charset);
        charset = new Combo(names, SWT.DROP_DOWN);
        charset.setItems(CHARSETS);
        charset.setToolTipText(Messages.charsetTip);
        charset.addListener(SWT.Modify, e -> texts.changed());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(charset);
    }

    void show(SiteForm form) {
        charset.setText(form.text(Field.CHARSET));
        verify.select(CHECKS.indexOf(form.choices().verify()));
        compress.setSelection(form.choices().compress());
    }

    String charset() {
        return charset.getText();
    }

    Verify verify() {
        return CHECKS.get(verify.getSelectionIndex());
    }

    Combo verifyChoice() {
        return verify;
    }

    boolean compresses() {
        return compress.getSelection();
    }
}
