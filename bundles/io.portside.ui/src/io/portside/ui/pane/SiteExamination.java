package io.portside.ui.pane;

import java.util.Optional;

import org.eclipse.swt.widgets.Control;

import io.portside.engine.PortsideEngine;
import io.portside.engine.profile.Site;
import io.portside.ui.doctor.DoctorDialog;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.work.Work;

/** Has the doctor look at a site that a pane cannot show; settings taken over are saved and tried at once. UI thread. */
final class SiteExamination {
    private final PortsideEngine engine;

    SiteExamination(PortsideEngine engine) {
        this.engine = engine;
    }

    void begin(Pane pane, Control asker, Site site) {
        boolean saved = engine.editable(site.id());
        new DoctorDialog(asker.getShell(), engine.doctor(), site, Optional.empty(),
                saved ? Messages.takeOver : Messages.tryWith).ask()
                .ifPresent(better -> take(pane, asker, better, saved));
    }

    private void take(Pane pane, Control asker, Site better, boolean saved) {
        Work.run(Messages.takeOver, asker, () -> {
            if (saved) {
                engine.store().save(better);
            }
            // What is open still has the settings of before.
            engine.connections().close(better.id());
            return better;
        }, site -> pane.open(saved ? pane.places().site(site) : pane.places().unsaved(site)),
                problem -> new ProblemDialog(asker.getShell(), problem).open());
    }
}
