package io.portside.ftp.transfer;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Optional;

/** A file to upload. It can be opened again, because a broken transfer is repeated. */
public interface ContentSource {
    /** Size in bytes now. An upload fails when the bytes that come are more or fewer. */
    long size() throws IOException;

    /** Modification time to give to the copy, where known. */
    Optional<Instant> modified() throws IOException;

    /** The bytes from {@code offset} on; the caller closes it. */
    ReadableByteChannel open(long offset) throws IOException;
}
