package io.portside.ftp.setting;

/** Local ports to listen on in active mode, both ends included. */
public record PortRange(int first, int last) {
    public PortRange {
        if (first < 1 || last > 65535 || first > last) {
            throw new IllegalArgumentException("port range " + first + "-" + last);
        }
    }

    /** How many ports. */
    public int size() {
        return last - first + 1;
    }
}
