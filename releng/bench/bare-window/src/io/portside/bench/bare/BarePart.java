package io.portside.bench.bare;

import java.time.Instant;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;

import jakarta.annotation.PostConstruct;

/** One label; says on standard output when the window has been painted. */
public final class BarePart {
    @PostConstruct
    void create(Composite parent) {
        new Label(parent, SWT.NONE).setText("A bare e4 window");
        parent.addListener(SWT.Paint, new Listener() {
            @Override
            public void handleEvent(org.eclipse.swt.widgets.Event event) {
                parent.removeListener(SWT.Paint, this);
                parent.getDisplay()
                        .asyncExec(() -> System.out.println("usable at " + Instant.now().toEpochMilli()));
            }
        });
    }
}
