package io.portside.ui.sync.pair;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.ui.sync.pair.PairForm.Choices;
import io.portside.ui.sync.pair.PairForm.Field;

/** The fields of the pair editor on their tabs; turns them into a {@link PairForm} and back. UI thread. */
final class PairFields {
    private static final int TEXT_WIDTH = 600;
    private static final int PATTERN_ROWS = 5;
    private static final String FAULTY = "\u26a0 "; //$NON-NLS-1$

    private final TabFolder tabs;
    private final PairTexts texts = new PairTexts();
    private EndGroup left;
    private EndGroup right;
    private Combo mode;
    private Label meaning;
    private Button hidden;
    private Combo comparison;
    private Combo links;
    private Combo deletion;
    private Combo conflict;
    private Button watch;

    PairFields(Composite body, PairShelf shelf, Choices chosen) {
        tabs = new TabFolder(body, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
        folders(tab(Messages.tabFolders), shelf, chosen);
        content(tab(Messages.tabContent));
        safety(tab(Messages.tabSafety));
        time(tab(Messages.tabTime));
    }

    private Composite tab(String title) {
        Composite page = new Composite(tabs, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 10).spacing(8, 8).applyTo(page);
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(page);
        return page;
    }

    private void folders(Composite page, PairShelf shelf, Choices chosen) {
        Composite line = columns(page, 2);
        texts.add(line, Field.NAME, Messages.name, "", ""); //$NON-NLS-1$ //$NON-NLS-2$
        Composite ends = columns(page, 2);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(10, 0).applyTo(ends);
        left = new EndGroup(ends, texts, Field.LEFT_FOLDER, Messages.left, shelf, chosen.leftVolume());
        right = new EndGroup(ends, texts, Field.RIGHT_FOLDER, Messages.right, shelf, chosen.rightVolume());
        Composite how = columns(page, 2);
        mode = texts.combo(how, Messages.mode, "", RuleWording.all(SyncMode.values(), RuleWording::mode)); //$NON-NLS-1$
        mode.addListener(SWT.Selection, e -> follow());
        new Label(how, SWT.NONE);
        meaning = explanation(how, ""); //$NON-NLS-1$
    }

    private void content(Composite page) {
        Composite lines = columns(page, 1);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(lines);
        texts.lines(lines, Field.PATTERNS, Messages.patterns, Messages.patternsTip, PATTERN_ROWS);
        explanation(lines, Messages.patternsText);
        Composite limits = columns(page, 4);
        texts.small(limits, Field.SMALLEST, Messages.smallest, Messages.sizeTip, Messages.sizeHint);
        texts.small(limits, Field.LARGEST, Messages.largest, Messages.sizeTip, Messages.sizeHint);
        texts.small(limits, Field.YOUNGEST, Messages.youngest, Messages.youngestTip, Messages.spanHint);
        texts.small(limits, Field.OLDEST, Messages.oldest, Messages.oldestTip, Messages.spanHint);
        hidden = check(page, Messages.hidden, Messages.hiddenTip);
        Composite choices = columns(page, 2);
        comparison = texts.combo(choices, Messages.comparison, Messages.comparisonTip,
                RuleWording.all(Comparison.values(), RuleWording::comparison));
        links = texts.combo(choices, Messages.links, "", //$NON-NLS-1$
                RuleWording.all(LinkPolicy.values(), RuleWording::links));
    }

    private void safety(Composite page) {
        Composite choices = columns(page, 2);
        deletion = texts.combo(choices, Messages.deletion, Messages.deletionTip,
                RuleWording.all(DeletionPolicy.values(), RuleWording::deletion));
        conflict = texts.combo(choices, Messages.conflict, "", //$NON-NLS-1$
                RuleWording.all(ConflictChoice.values(), RuleWording::conflict));
        Group keep = PairTexts.group(page, Messages.keep, 6);
        texts.small(keep, Field.TRASH_DAYS, Messages.trashDays, Messages.keepTip, Messages.forEver);
        texts.small(keep, Field.VERSIONS, Messages.versions, Messages.keepTip, Messages.allVersions);
        texts.small(keep, Field.VERSION_DAYS, Messages.versionDays, Messages.keepTip, Messages.forEver);
        GridDataFactory.fillDefaults().span(6, 1).grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT)
                .applyTo(explanation(keep, Messages.keepText));
        Group guards = PairTexts.group(page, Messages.guards, 4);
        texts.small(guards, Field.DELETIONS, Messages.deletions, Messages.deletionsTip, ""); //$NON-NLS-1$
        texts.small(guards, Field.PERCENT, Messages.percent, Messages.deletionsTip, ""); //$NON-NLS-1$
        Label text = explanation(guards, Messages.guardsText);
        GridDataFactory.fillDefaults().span(4, 1).grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(text);
    }

    private void time(Composite page) {
        Group speed = PairTexts.group(page, Messages.speed, 4);
        texts.small(speed, Field.LIMIT, Messages.limit, Messages.limitTip, Messages.none);
        texts.small(speed, Field.SESSIONS, Messages.sessions, Messages.sessionsTip, Messages.asSite);
        Group step = PairTexts.group(page, Messages.inStep, 2);
        watch = check(step, Messages.watch, Messages.watchTip);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(watch);
        texts.small(step, Field.EVERY, Messages.every, Messages.everyTip, Messages.never);
        Label text = explanation(step, Messages.inStepText);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(text);
    }

    private static Composite columns(Composite page, int count) {
        Composite line = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        GridLayoutFactory.fillDefaults().numColumns(count).spacing(8, 6).applyTo(line);
        return line;
    }

    private static Label explanation(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private Button check(Composite parent, String text, String tip) {
        Button button = new Button(parent, SWT.CHECK);
        button.setText(text);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> texts.changed());
        return button;
    }

    /** What goes with the mode: its meaning, and a backup keeps versions whatever else was chosen. */
    private void follow() {
        SyncMode chosen = SyncMode.values()[mode.getSelectionIndex()];
        meaning.setText(RuleWording.meaning(chosen));
        boolean backup = chosen == SyncMode.BACKUP_RIGHT;
        deletion.setEnabled(!backup);
        if (backup) {
            deletion.select(DeletionPolicy.VERSIONS.ordinal());
        }
        conflict.setEnabled(chosen == SyncMode.TWO_WAY);
        meaning.requestLayout();
    }

    void onChange(Runnable runnable) {
        texts.onChange(runnable);
    }

    void show(PairForm form) {
        texts.show(form);
        Choices chosen = form.choices();
        left.show(chosen.leftVolume());
        right.show(chosen.rightVolume());
        mode.select(chosen.mode().ordinal());
        hidden.setSelection(chosen.hidden());
        comparison.select(chosen.comparison().ordinal());
        links.select(chosen.links().ordinal());
        deletion.select(chosen.deletion().ordinal());
        conflict.select(chosen.conflict().ordinal());
        watch.setSelection(chosen.watch());
        follow();
    }

    /** As typed. */
    PairForm form(String id) {
        return new PairForm(id, texts.all(), new Choices(left.volume(), right.volume(),
                SyncMode.values()[mode.getSelectionIndex()], hidden.getSelection(),
                Comparison.values()[comparison.getSelectionIndex()],
                DeletionPolicy.values()[deletion.getSelectionIndex()],
                ConflictChoice.values()[conflict.getSelectionIndex()], LinkPolicy.values()[links.getSelectionIndex()],
                watch.getSelection()));
    }

    /** Marks the tab on which the fault is. */
    void mark(Optional<Field> fault) {
        String[] titles = {Messages.tabFolders, Messages.tabContent, Messages.tabSafety, Messages.tabTime};
        int faulty = fault.map(PairFields::tab).orElse(-1);
        for (int i = 0; i < titles.length; i++) {
            String title = i == faulty ? FAULTY + titles[i] : titles[i];
            if (!title.equals(tabs.getItem(i).getText())) {
                tabs.getItem(i).setText(title);
            }
        }
    }

    private static int tab(Field field) {
        return switch (field) {
            case NAME, LEFT_FOLDER, RIGHT_FOLDER -> 0;
            case PATTERNS, SMALLEST, LARGEST, YOUNGEST, OLDEST -> 1;
            case DELETIONS, PERCENT, TRASH_DAYS, VERSIONS, VERSION_DAYS -> 2;
            case LIMIT, SESSIONS, EVERY -> 3;
        };
    }

    Text text(Field field) {
        return texts.get(field);
    }

    Combo mode() {
        return mode;
    }

    Combo deletion() {
        return deletion;
    }

    EndGroup right() {
        return right;
    }

    TabFolder tabs() {
        return tabs;
    }
}
