package io.portside.ui.log;

import java.time.Instant;

/**
 * One line of the log.
 *
 * @param session number of the site's control connection, from 1
 * @param text    without line ends and other control characters
 */
public record LogLine(Instant at, String siteId, String site, int session, Direction direction, String text) {
    /** Who speaks. */
    public enum Direction {
        /** We to the server. */
        OUT("->"), //$NON-NLS-1$
        /** The server to us. */
        IN("<-"), //$NON-NLS-1$
        /** Something that is no line of the control connection. */
        NOTE("**"); //$NON-NLS-1$

        private final String arrow;

        Direction(String arrow) {
            this.arrow = arrow;
        }

        /** Two characters that show it. */
        public String arrow() {
            return arrow;
        }
    }
}
