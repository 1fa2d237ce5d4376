package io.portside.ui.doctor;

import java.util.List;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;

import io.portside.engine.doctor.DoctorReport;
import io.portside.engine.doctor.DoctorReport.Statement;
import io.portside.engine.doctor.DoctorReport.Weight;

/** The doctor's conclusions: a sentence, what to do, what else, and the settings that suit better. UI thread. */
final class ReportView {
    private static final int ICON = 48;

    private final Composite area;
    private final int width;

    ReportView(Composite area, int width) {
        this.area = area;
        this.width = width;
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 8).applyTo(area);
    }

    void show(DoctorReport report) {
        Statement main = report.main();
        Label icon = new Label(area, SWT.NONE);
        icon.setImage(area.getDisplay().getSystemImage(icon(main.weight())));
        icon.setToolTipText(weight(main.weight()));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        Label sentence = line(main.sentence(), 1);
        sentence.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        if (!main.remedy().isEmpty()) {
            line(NLS.bind(Messages.remedy, main.remedy()), 2);
        }
        evidence(main.evidence());
        List<Statement> others = report.statements().subList(1, report.statements().size());
        if (!others.isEmpty()) {
            StringBuilder also = new StringBuilder(Messages.also);
            for (Statement other : others) {
                also.append("\n\u2022 ").append(other.sentence());
                if (!other.remedy().isEmpty()) {
                    also.append(' ').append(other.remedy());
                }
            }
            line(also.toString(), 2);
        }
        if (!report.complete()) {
            line(Messages.incomplete, 2);
        }
        report.offer().ifPresent(offer -> {
            Group group = new Group(area, SWT.NONE);
            group.setText(Messages.offer);
            GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(group);
            GridLayoutFactory.swtDefaults().margins(8, 6).applyTo(group);
            Label changes = new Label(group, SWT.WRAP);
            changes.setText(LegacyActionTools.escapeMnemonics(String.join("\n", offer.changes())));
            GridDataFactory.fillDefaults().grab(true, false).hint(width - ICON, SWT.DEFAULT).applyTo(changes);
        });
        area.layout(true, true);
    }

    private void evidence(List<String> evidence) {
        if (!evidence.isEmpty()) {
            line(Messages.seen + "\n\u2022 " + String.join("\n\u2022 ", evidence), 2);
        }
    }

    private static int icon(Weight weight) {
        return switch (weight) {
            case FATAL -> SWT.ICON_ERROR;
            case OBSTACLE -> SWT.ICON_WARNING;
            case NOTE, FINE -> SWT.ICON_INFORMATION;
        };
    }

    private static String weight(Weight weight) {
        return switch (weight) {
            case FATAL -> Messages.weightFatal;
            case OBSTACLE -> Messages.weightObstacle;
            case NOTE, FINE -> Messages.weightFine;
        };
    }

    private Label line(String text, int span) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(LegacyActionTools.escapeMnemonics(text));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).span(span, 1)
                .hint(span == 2 ? width : width - ICON, SWT.DEFAULT).applyTo(label);
        return label;
    }
}
