package io.portside.ui.doctor;

import java.util.List;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.portside.engine.doctor.DoctorStep;
import io.portside.ui.prompt.NamedFrame;

/** What was tried and how it ended, a row each. UI thread. */
final class StepTable {
    private final Composite frame;
    private final Table table;

    StepTable(Composite parent, String name) {
        frame = NamedFrame.in(parent, name);
        table = new Table(frame, SWT.BORDER | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        TableColumnLayout columns = new TableColumnLayout();
        frame.setLayout(columns);
        columns.setColumnData(column(Messages.columnStep), new ColumnWeightData(36, 120));
        columns.setColumnData(column(Messages.columnResult), new ColumnWeightData(14, 70));
        columns.setColumnData(column(Messages.columnWords), new ColumnWeightData(50, 160));
    }

    private TableColumn column(String title) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(title);
        return column;
    }

    Composite control() {
        return frame;
    }

    Table table() {
        return table;
    }

    void add(DoctorStep step) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setText(new String[]{step.label(), result(step), step.words()});
        table.showItem(item);
    }

    private static String result(DoctorStep step) {
        return switch (step.result()) {
            case WORKED -> "\u2713 " + Messages.worked;
            case FAILED -> "\u2717 " + Messages.failed;
            case NEUTRAL -> "\u2013";
        };
    }

    /** All of them in the order of the report. */
    void show(List<DoctorStep> steps) {
        table.removeAll();
        steps.forEach(this::add);
        if (table.getItemCount() > 0) {
            table.setTopIndex(0);
        }
    }
}
