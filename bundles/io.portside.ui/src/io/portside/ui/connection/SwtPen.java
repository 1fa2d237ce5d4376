package io.portside.ui.connection;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/**
 * Draws on the screen or into an image, in the desktop's colours: whatever its theme is, texts are as legible as in a
 * list. UI thread.
 */
final class SwtPen implements Pen {
    private static final int HEAD_LENGTH = 9;
    private static final int HEAD_HALF = 4;
    private static final RGB RED = new RGB(214, 32, 48);
    private static final RGB YELLOW = new RGB(240, 180, 0);
    private static final RGB BLUE = new RGB(40, 110, 200);

    private final GC gc;
    private final Font normal;
    private final Font bold;
    private final Map<Tone, Color> colours = new EnumMap<>(Tone.class);

    SwtPen(GC gc, Font normal, Font bold, Display display) {
        this.gc = gc;
        this.normal = normal;
        this.bold = bold;
        RGB back = display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB();
        RGB fore = display.getSystemColor(SWT.COLOR_LIST_FOREGROUND).getRGB();
        // High contrast themes want two colours, and the signs tell the rest.
        boolean plain = display.getHighContrast();
        set(Tone.TEXT, fore);
        set(Tone.MUTED, plain ? fore : mixed(fore, back, 70));
        set(Tone.LINE, mixed(fore, back, plain ? 100 : 25));
        set(Tone.ACCENT, plain ? fore : mixed(BLUE, fore, 60));
        set(Tone.FAILED, plain ? fore : mixed(RED, fore, 75));
        set(Tone.SELECTED, display.getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT).getRGB());
        set(Tone.SELECTION, display.getSystemColor(SWT.COLOR_LIST_SELECTION).getRGB());
        set(Tone.FAILED_BACK, plain ? back : mixed(RED, back, 14));
        set(Tone.NOTICE_BACK, plain ? back : mixed(YELLOW, back, 16));
        set(Tone.HEAD_BACK, display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND).getRGB());
    }

    private void set(Tone tone, RGB rgb) {
        colours.put(tone, new Color(rgb));
    }

    private static RGB mixed(RGB one, RGB other, int percent) {
        return new RGB((one.red * percent + other.red * (100 - percent)) / 100,
                (one.green * percent + other.green * (100 - percent)) / 100,
                (one.blue * percent + other.blue * (100 - percent)) / 100);
    }

    /** What the rows lie on. */
    static Color paper(Device device) {
        return device.getSystemColor(SWT.COLOR_LIST_BACKGROUND);
    }

    @Override
    public void fill(int x, int y, int width, int height, Tone tone) {
        gc.setBackground(colours.get(tone));
        gc.fillRectangle(x, y, width, height);
    }

    @Override
    public void line(int x1, int y1, int x2, int y2, Tone tone, boolean dashed) {
        gc.setForeground(colours.get(tone));
        gc.setLineStyle(dashed ? SWT.LINE_DASH : SWT.LINE_SOLID);
        gc.drawLine(x1, y1, x2, y2);
    }

    @Override
    public void head(int x, int y, boolean right, Tone tone) {
        int back = right ? x - HEAD_LENGTH : x + HEAD_LENGTH;
        gc.setBackground(colours.get(tone));
        gc.fillPolygon(new int[]{x, y, back, y - HEAD_HALF, back, y + HEAD_HALF});
    }

    @Override
    public void text(int x, int middle, String text, Align align, Tone tone, boolean heavy) {
        if (text.isEmpty()) {
            return;
        }
        gc.setFont(heavy ? bold : normal);
        gc.setForeground(colours.get(tone));
        Point size = gc.textExtent(text, SWT.DRAW_TRANSPARENT);
        int left = switch (align) {
            case LEFT -> x;
            case CENTRE -> x - size.x / 2;
            case RIGHT -> x - size.x;
        };
        gc.drawText(text, left, middle - size.y / 2, SWT.DRAW_TRANSPARENT);
    }

    @Override
    public int width(String text, boolean heavy) {
        gc.setFont(heavy ? bold : normal);
        return gc.textExtent(text, SWT.DRAW_TRANSPARENT).x;
    }
}
