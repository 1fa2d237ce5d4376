package io.portside.ui.prompt;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Location;
import io.portside.engine.transfer.ExistsPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.engine.transfer.ExistsPrompt.Question;
import io.portside.engine.text.Formats;

/** Asks what to do when the target exists: both files side by side, the harmless choice preselected. UI thread. */
final class ExistsDialog extends Dialog implements Asking<Answer> {
    private static final int LONGEST = 30;

    private final Question question;
    private final FileComparison comparison;
    private final Formats formats = Formats.here();
    private final Map<Choice, Button> choices = new EnumMap<>(Choice.class);
    private Button forAll;
    private Optional<Answer> answer = Optional.empty();

    ExistsDialog(Shell parent, Question question) {
        super(parent);
        this.question = question;
        comparison = FileComparison.of(question.sourceEntry(), question.targetEntry());
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    public Optional<Answer> answer() {
        return answer;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.existsTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).equalWidth(true).margins(10, 10).spacing(8, 8).applyTo(area);
        Label message = new Label(area, SWT.WRAP);
        message.setText(LegacyActionTools.escapeMnemonics(
                NLS.bind(Messages.existsMessage, question.targetEntry().name(), question.target().volume().label())));
        GridDataFactory.fillDefaults().span(2, 1).hint(convertWidthInCharsToPixels(80), SWT.DEFAULT).applyTo(message);
        facts(area, Messages.existsTarget, question.target(), question.targetEntry());
        facts(area, Messages.existsSource, question.source(), question.sourceEntry());
        Label verdict = new Label(area, SWT.WRAP);
        verdict.setText(verdict());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(verdict);
        Group group = new Group(area, SWT.NONE);
        group.setText(Messages.existsQuestion);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(group);
        GridLayoutFactory.swtDefaults().applyTo(group);
        choice(group, Choice.REPLACE, Messages.replace);
        choice(group, Choice.REPLACE_IF_NEWER, Messages.replaceIfNewer);
        choice(group, Choice.REPLACE_IF_DIFFERENT, Messages.replaceIfDifferent);
        choice(group, Choice.KEEP_BOTH, Messages.keepBoth);
        choice(group, Choice.SKIP, Messages.skip);
        forAll = new Button(area, SWT.CHECK);
        forAll.setText(Messages.forAll);
        forAll.setEnabled(question.more());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(forAll);
        Button suggested = choices.get(comparison.suggestion());
        suggested.setSelection(true);
        suggested.setFocus();
        return area;
    }

    private void facts(Composite area, String title, Location location, Entry entry) {
        Group group = new Group(area, SWT.NONE);
        group.setText(title);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
        fact(group, Messages.folder, String.valueOf(location.path().parent()));
        fact(group, Messages.size, entry.folder()
                ? Messages.isFolder
                : entry.size().isPresent() ? formats.exactSize(entry.size().getAsLong()) : Messages.unknown);
        fact(group, Messages.modified, entry.modified().map(formats::time).orElse(Messages.unknown));
    }

    private void fact(Composite group, String name, String value) {
        new Label(group, SWT.NONE).setText(name);
        Label label = new Label(group, SWT.NONE);
        label.setText(LegacyActionTools.escapeMnemonics(shortened(value)));
        label.setToolTipText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(34), SWT.DEFAULT)
                .applyTo(label);
    }

    /** The middle of a long path says least. */
    static String shortened(String text) {
        int half = LONGEST / 2;
        return text.length() <= LONGEST
                ? text
                : text.substring(0, half - 1) + '\u2026' + text.substring(text.length() - half);
    }

    private String verdict() {
        if (!comparison.replaceable()) {
            return Messages.verdictFolder;
        }
        String age = switch (comparison.age()) {
            case NEWER -> Messages.verdictNewer;
            case OLDER -> Messages.verdictOlder;
            case SAME -> Messages.verdictSameTime;
            case UNKNOWN -> Messages.verdictUnknownTime;
        };
        String size = switch (comparison.size()) {
            case LARGER -> Messages.verdictLarger;
            case SMALLER -> Messages.verdictSmaller;
            case SAME -> Messages.verdictSameSize;
            case UNKNOWN -> Messages.verdictUnknownSize;
        };
        return NLS.bind(Messages.verdict, age, size);
    }

    private void choice(Composite group, Choice choice, String text) {
        Button button = new Button(group, SWT.RADIO);
        button.setText(text);
        button.setEnabled(comparison.replaceable() || choice == Choice.KEEP_BOTH || choice == Choice.SKIP);
        choices.put(choice, button);
    }

    // Other buttons than OK and Cancel, so not those of the superclass.
    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.goOn, true);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancelTransfer, false);
    }

    @Override
    protected void okPressed() {
        choices.forEach((choice, button) -> {
            if (button.getSelection()) {
                answer = Optional.of(new Answer(choice, forAll.getSelection()));
            }
        });
        super.okPressed();
    }
}
