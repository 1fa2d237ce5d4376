package io.portside.ftp.transfer;

/** Hears how a transfer goes on. Called on the transferring thread, often; must be quick. */
@FunctionalInterface
public interface TransferProgress {
    /** {@code bytes} more payload bytes have moved; negative when a repeat starts again from an earlier offset. */
    void moved(long bytes);

    /** For callers that do not care. */
    TransferProgress NONE = bytes -> {};
}
