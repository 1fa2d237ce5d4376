package io.portside.testkit.lab;

import java.util.Locale;

/** The FTP servers of the lab. {@link #APACHE} is written in Java and starts slower than the others. */
public enum LabServer {
    VSFTPD, PROFTPD, PURE_FTPD, APACHE;

    /** As the lab's own command calls it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
