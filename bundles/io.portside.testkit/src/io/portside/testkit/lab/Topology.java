package io.portside.testkit.lab;

import java.util.Locale;

/** What lies between client and server; releng/lab/README.md describes each. */
public enum Topology {
    OPEN, CLIENT_FIREWALL, CLIENT_FIREWALL_REJECT, CLIENT_NAT, CLIENT_NAT_ALG, SERVER_FIREWALL, SERVER_FIREWALL_REJECT, SERVER_NAT, BOTH_BLOCKED;

    /** As the lab's own command calls it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
