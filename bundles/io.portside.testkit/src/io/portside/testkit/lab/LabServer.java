package io.portside.testkit.lab;

import java.util.Locale;

/** The FTP servers of the lab. */
public enum LabServer {
    VSFTPD, PROFTPD, PURE_FTPD;

    /** As the lab's own command calls it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
