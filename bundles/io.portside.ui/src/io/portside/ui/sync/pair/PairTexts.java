package io.portside.ui.sync.pair;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.portside.ui.sync.pair.PairForm.Field;

/** The text fields of the editor's tabs, by their names. UI thread. */
final class PairTexts {
    private static final int NUMBER_WIDTH = 90;
    private final Map<Field, Text> texts = new EnumMap<>(Field.class);
    private Runnable changed = () -> {};

    void onChange(Runnable runnable) {
        changed = runnable;
    }

    void changed() {
        changed.run();
    }

    static Group group(Composite body, String title, int columns) {
        Group group = new Group(body, SWT.NONE);
        group.setText(title);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.swtDefaults().numColumns(columns).margins(8, 6).spacing(8, 6).applyTo(group);
        return group;
    }

    /** A label and a field: for a screen reader the field is called like the label before it. */
    Text add(Composite group, Field field, String label, String tip, String hint) {
        new Label(group, SWT.NONE).setText(label);
        Text text = new Text(group, SWT.BORDER | SWT.SINGLE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        return keep(text, field, tip, hint);
    }

    /** For a short text, which needs no more room than its hint. */
    Text small(Composite group, Field field, String label, String tip, String hint) {
        Text text = add(group, field, label, tip, hint);
        GridDataFactory.fillDefaults().hint(NUMBER_WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(text);
        return text;
    }

    /** A field of several lines, in which the tabulator goes on to the next field. */
    Text lines(Composite group, Field field, String label, String tip, int rows) {
        new Label(group, SWT.NONE).setText(label);
        Text text = new Text(group, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridData data = GridDataFactory.fillDefaults().grab(true, true).create();
        data.heightHint = text.getLineHeight() * rows;
        text.setLayoutData(data);
        text.addListener(SWT.Traverse, (Event e) -> {
            if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                e.doit = true;
            }
        });
        return keep(text, field, tip, ""); //$NON-NLS-1$
    }

    private Text keep(Text text, Field field, String tip, String hint) {
        text.setToolTipText(tip.isEmpty() ? null : tip);
        text.setMessage(hint);
        text.addListener(SWT.Modify, e -> changed.run());
        texts.put(field, text);
        return text;
    }

    /** A label and a choice. */
    Combo combo(Composite group, String label, String tip, String... items) {
        new Label(group, SWT.NONE).setText(label);
        Combo combo = new Combo(group, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setItems(items);
        combo.setToolTipText(tip.isEmpty() ? null : tip);
        combo.addListener(SWT.Selection, e -> changed.run());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(combo);
        return combo;
    }

    Text get(Field field) {
        return texts.get(field);
    }

    void show(PairForm form) {
        texts.forEach((field, text) -> {
            String wanted = form.texts().getOrDefault(field, ""); //$NON-NLS-1$
            if (!wanted.equals(text.getText())) {
                text.setText(wanted);
            }
        });
    }

    Map<Field, String> all() {
        Map<Field, String> all = new EnumMap<>(Field.class);
        texts.forEach((field, text) -> all.put(field, text.getText()));
        return all;
    }
}
