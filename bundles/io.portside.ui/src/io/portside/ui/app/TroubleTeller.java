package io.portside.ui.app;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.EngineListener;
import io.portside.engine.problem.Problem;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.status.StatusLine;

/** Says in the status line what failed beside what anyone waits for, such as keeping a password. UI thread. */
final class TroubleTeller implements EngineListener {
    private final ProblemWording wording = new ProblemWording(Formats.here());
    private final StatusLine status;

    TroubleTeller(StatusLine status) {
        this.status = status;
    }

    @Override
    public void trouble(String siteName, Problem problem) {
        status.say(NLS.bind(Messages.trouble, siteName, wording.line(problem)));
    }
}
