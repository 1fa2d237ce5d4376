package io.portside.ui.theme;

import java.net.URL;
import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;

/** The icons as images of one display; made when first asked for, gone with the display. UI thread. */
public final class Icons {
    private final Display display;
    private final Map<Icon, Image> images = new EnumMap<>(Icon.class);

    public Icons(Display display) {
        this.display = display;
        display.disposeExec(() -> images.values().forEach(Image::dispose));
    }

    /** Belongs to this object; never dispose it. */
    public Image get(Icon icon) {
        return images.computeIfAbsent(icon, this::load);
    }

    private Image load(Icon icon) {
        URL url = FrameworkUtil.getBundle(Icons.class).getEntry(icon.path());
        return ImageDescriptor.createFromURL(url).createImage(true, display);
    }
}
