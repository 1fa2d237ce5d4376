package io.portside.ui.sync.preview;

import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.text.Formats;

/** All that is known of the item at the cursor, both sides beside each other. UI thread. */
final class DetailsPane {
    private final Composite area;
    private final ItemWording wording;
    private final PlanAdviser adviser;
    private final Label what;
    private final Label why;
    private final Label leftNow;
    private final Label rightNow;
    private final Label leftBefore;
    private final Label rightBefore;

    DetailsPane(Composite parent, Formats formats, PlanAdviser adviser) {
        this.adviser = adviser;
        wording = new ItemWording(formats);
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 2).spacing(12, 2).applyTo(area);
        what = value(area, 3);
        what.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        heading(Messages.why);
        why = new Label(area, SWT.WRAP);
        // Room for three lines, which a conflict needs, whether they are needed or not, or the rows above would jump.
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1)
                .hint(100, 3 * what.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(why);
        new Label(area, SWT.NONE);
        heading(Messages.leftSide);
        heading(Messages.rightSide);
        heading(Messages.now);
        leftNow = value(area, 1);
        rightNow = value(area, 1);
        heading(Messages.lastTime);
        leftBefore = value(area, 1);
        rightBefore = value(area, 1);
    }

    private void heading(String text) {
        Label label = new Label(area, SWT.NONE);
        label.setText(text);
        label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(label);
    }

    private static Label value(Composite parent, int span) {
        Label label = new Label(parent, SWT.NONE);
        // A width of its own would let a long text push the other column away.
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).span(span, 1).applyTo(label);
        return label;
    }

    Composite control() {
        return area;
    }

    void show(Optional<PlanItem> item, int selected) {
        if (item.isEmpty() || selected > 1) {
            set(what, selected > 1 ? NLS.bind(Messages.manySelected, selected) : ""); //$NON-NLS-1$
            for (Label label : new Label[]{why, leftNow, rightNow, leftBefore, rightBefore}) {
                set(label, ""); //$NON-NLS-1$
            }
            return;
        }
        PlanItem entry = item.get();
        String action = ItemWording.action(entry);
        set(what, entry.from().map(from -> NLS.bind(Messages.movedFrom, entry.path(), from))
                .orElseGet(() -> entry.path().toString()) + " \u2013 " + action); //$NON-NLS-1$
        set(why, adviser.explanation(entry));
        set(leftNow, wording.facts(entry, Side.LEFT));
        set(rightNow, wording.facts(entry, Side.RIGHT));
        set(leftBefore, wording.before(entry, Side.LEFT));
        set(rightBefore, wording.before(entry, Side.RIGHT));
    }

    private static void set(Label label, String text) {
        String safe = LegacyActionTools.escapeMnemonics(text);
        if (!safe.equals(label.getText())) {
            label.setText(safe);
            // A dash says no more in a tip.
            label.setToolTipText(text.length() > 1 ? safe : null);
        }
    }
}
