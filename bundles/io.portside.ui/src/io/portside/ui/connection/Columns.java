package io.portside.ui.connection;

/**
 * Where the columns of a sequence lie, in pixels.
 *
 * @param unit    width of an average character
 * @param waited  right end of the waiting times
 * @param session middle of the session's number
 * @param width   of everything
 */
record Columns(int unit, int time, int waited, int session, Span control, Span data, int width) {
    private static final int TIME = 13;
    private static final int WAITED = 9;
    private static final int SESSION = 5;
    private static final int PORT = 7;
    private static final int NARROWEST_LANE = 40;
    private static final int MARGIN = 1;

    /**
     * A lane.
     *
     * @param client x of our line
     * @param server x of the server's line
     */
    record Span(int left, int client, int server, int right) {}

    /** Fits {@code available} pixels, or is wider where that is too little. */
    static Columns of(int available, int unit) {
        int gutter = (MARGIN + TIME + WAITED + SESSION) * unit;
        int width = Math.max(available, narrowest(unit));
        int control = (width - gutter) * 11 / 20;
        int port = PORT * unit;
        Span left = new Span(gutter, gutter + port, gutter + control - port, gutter + control);
        Span right = new Span(gutter + control, gutter + control + port, width - port, width);
        return new Columns(unit, MARGIN * unit, (MARGIN + TIME + WAITED) * unit,
                gutter - SESSION * unit / 2, left, right, width);
    }

    static int narrowest(int unit) {
        return (MARGIN + TIME + WAITED + SESSION + 2 * NARROWEST_LANE) * unit;
    }
}
