package io.portside.ui.theme;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;

/** In the place of the window's own, which need a running OSGi. */
public final class Icons {
    private final Image image;

    public Icons(Display display) {
        image = new Image(display, 16, 16);
    }

    public Image get(Icon icon) {
        return image;
    }
}
