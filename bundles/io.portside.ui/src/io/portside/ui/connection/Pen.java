package io.portside.ui.connection;

/** What a sequence is drawn with: on the screen, into an image, or as SVG. Coordinates are pixels from the top left. */
interface Pen {
    /** Which colour, chosen by the pen to fit its background. */
    enum Tone {
        TEXT, MUTED, LINE, ACCENT, FAILED, SELECTED, SELECTION, FAILED_BACK, NOTICE_BACK, HEAD_BACK
    }

    /** Where a text lies to its x. */
    enum Align {
        LEFT, CENTRE, RIGHT
    }

    void fill(int x, int y, int width, int height, Tone tone);

    void line(int x1, int y1, int x2, int y2, Tone tone, boolean dashed);

    /** The head of an arrow whose point is here; {@code right}: it points there. */
    void head(int x, int y, boolean right, Tone tone);

    /** @param middle the text's middle line */
    void text(int x, int middle, String text, Align align, Tone tone, boolean bold);

    int width(String text, boolean bold);
}
