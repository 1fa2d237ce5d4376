package io.portside.ui.sites;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.portside.ui.sites.SiteForm.Field;

/** The text fields of the editor's tabs, by their names. UI thread. */
final class FormTexts {
    private final Map<Field, Text> texts = new EnumMap<>(Field.class);
    private Runnable changed = () -> {};

    void onChange(Runnable runnable) {
        changed = runnable;
    }

    void changed() {
        changed.run();
    }

    Group group(Composite body, String title, int columns) {
        Group group = new Group(body, SWT.NONE);
        group.setText(title);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.swtDefaults().numColumns(columns).margins(8, 6).spacing(8, 6).applyTo(group);
        return group;
    }

    /** A label and a field: for a screen reader the field is called like the label before it. */
    Text add(Composite group, Field field, String label, String tip, String hint, int span) {
        new Label(group, SWT.NONE).setText(label);
        Text text = new Text(group, SWT.BORDER | SWT.SINGLE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).span(span, 1).applyTo(text);
        text.setToolTipText(tip.isEmpty() ? null : tip);
        text.setMessage(hint);
        text.addListener(SWT.Modify, e -> changed.run());
        texts.put(field, text);
        return text;
    }

    /** With a button that chooses a file. */
    Text file(Composite group, Field field, String label, String tip, String hint, String[] extensions) {
        Text text = add(group, field, label, tip, hint, 1);
        Button browse = new Button(group, SWT.PUSH);
        browse.setText(Messages.browseFile);
        browse.setToolTipText(tip);
        browse.addListener(SWT.Selection, e -> {
            FileDialog dialog = new FileDialog(group.getShell(), SWT.OPEN);
            dialog.setFilterExtensions(extensions);
            dialog.setFileName(text.getText());
            String chosen = dialog.open();
            if (chosen != null) {
                text.setText(chosen);
            }
        });
        enabledWith(text, browse);
        return text;
    }

    private static void enabledWith(Text text, Button button) {
        text.setData(button);
    }

    Text get(Field field) {
        return texts.get(field);
    }

    void enable(Field field, boolean enabled) {
        Text text = texts.get(field);
        text.setEnabled(enabled);
        if (text.getData() instanceof Button button) {
            button.setEnabled(enabled);
        }
    }

    void set(Field field, String value) {
        if (!value.equals(texts.get(field).getText())) {
            texts.get(field).setText(value);
        }
    }

    void show(SiteForm form) {
        texts.keySet().forEach(field -> set(field, form.text(field)));
    }

    Map<Field, String> all() {
        Map<Field, String> all = new EnumMap<>(Field.class);
        texts.forEach((field, text) -> all.put(field, text.getText()));
        return all;
    }
}
