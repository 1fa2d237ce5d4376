package io.portside.ui.command;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Shell;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;

/** Tells what went wrong with a file operation. */
final class Problems {
    private Problems() {}

    /** One dialog; the first problem in words, the others in its details. Nothing for a cancelled operation. */
    static void show(Shell shell, List<Problem> problems) {
        if (shell.isDisposed() || problems.get(0).kind() == ProblemKind.CANCELLED) {
            return;
        }
        Problem first = problems.get(0);
        ProblemWording wording = new ProblemWording(Formats.here());
        String others = problems.stream().skip(1).map(wording::line).collect(Collectors.joining("\n"));
        String details = others.isEmpty() ? first.details() : first.details() + "\n\n" + others;
        new ProblemDialog(shell, new Problem(first.kind(), first.facts(), first.routes(), details)).open();
    }
}
