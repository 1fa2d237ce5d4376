package io.portside.ui.log;

import org.eclipse.osgi.util.NLS;

/**
 * Which lines are shown: all, those of a site, or those of one of its sessions.
 *
 * @param siteId  empty: all
 * @param site    its name
 * @param session 0: all
 */
record LogFilter(String siteId, String site, int session) {
    static final LogFilter ALL = new LogFilter("", "", 0); //$NON-NLS-1$ //$NON-NLS-2$

    static LogFilter site(LogLine line) {
        return new LogFilter(line.siteId(), line.site(), 0);
    }

    static LogFilter session(LogLine line) {
        return new LogFilter(line.siteId(), line.site(), line.session());
    }

    boolean accepts(LogLine line) {
        return siteId.isEmpty() || siteId.equals(line.siteId()) && (session == 0 || session == line.session());
    }

    String label() {
        if (siteId.isEmpty()) {
            return Messages.allSites;
        }
        return session == 0 ? site : NLS.bind(Messages.oneSession, site, session);
    }
}
