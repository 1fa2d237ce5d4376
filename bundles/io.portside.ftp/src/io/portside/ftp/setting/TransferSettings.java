package io.portside.ftp.setting;

/**
 * How a site's files are moved.
 *
 * @param bytesPerSecond limit over all data connections of the site; 0: none
 * @param compress       {@code MODE Z} where the server offers it
 */
public record TransferSettings(long bytesPerSecond, boolean compress) {
    /** As fast as it goes, as it is. */
    public static final TransferSettings DEFAULT = new TransferSettings(0, false);

    public TransferSettings {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bytes per second " + bytesPerSecond);
        }
    }

    public TransferSettings withBytesPerSecond(long other) {
        return new TransferSettings(other, compress);
    }

    public TransferSettings withCompress(boolean other) {
        return new TransferSettings(bytesPerSecond, other);
    }
}
