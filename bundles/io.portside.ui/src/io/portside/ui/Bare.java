package io.portside.ui;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.*;
import jakarta.annotation.PostConstruct;
public class Bare {
    @PostConstruct
    void create(Composite p) {
        new Label(p, SWT.NONE).setText("hello");
    }
}
