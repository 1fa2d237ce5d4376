package io.portside.ui.pane;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The small field in which what is typed over the rows appears; there only while it holds something. */
final class FilterLine {
    private final Composite line;
    private final Text field;
    private final Runnable toRows;
    private boolean silent;

    /** @param toRows gives the focus back to the rows */
    FilterLine(Composite parent, Consumer<String> changed, Runnable toRows) {
        this.toRows = toRows;
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 2).applyTo(line);
        Label label = new Label(line, SWT.NONE);
        label.setText(Messages.filter);
        field = new Text(line, SWT.SINGLE | SWT.BORDER);
        field.setMessage(Messages.filterHint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        field.addListener(SWT.Modify, event -> {
            if (!silent) {
                changed.accept(field.getText());
            }
        });
        field.addListener(SWT.KeyDown, this::key);
        field.addListener(SWT.FocusOut, event -> {
            if (field.getText().isEmpty()) {
                setVisible(false);
            }
        });
        line.setVisible(false);
    }

    Composite control() {
        return line;
    }

    /** Opens the field with what was typed. */
    void type(String text) {
        setVisible(true);
        field.setFocus();
        field.setText(field.getText() + text);
        field.setSelection(field.getText().length());
    }

    /** Shows the filter that is in force without calling back; the field goes when there is none. */
    void show(String filter) {
        if (!filter.equals(field.getText())) {
            silent = true;
            field.setText(filter);
            silent = false;
        }
        if (!filter.isEmpty() || !field.isFocusControl()) {
            setVisible(!filter.isEmpty());
        }
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ESC -> {
                field.setText("");
                toRows.run();
                event.doit = false;
            }
            case SWT.CR, SWT.KEYPAD_CR, SWT.ARROW_DOWN, SWT.ARROW_UP -> {
                toRows.run();
                event.doit = false;
            }
            default -> {
                // Everything else is for the field.
            }
        }
    }

    private void setVisible(boolean visible) {
        if (line.getVisible() != visible) {
            line.setVisible(visible);
            ((GridData) line.getLayoutData()).exclude = !visible;
            line.getParent().layout();
        }
    }
}
