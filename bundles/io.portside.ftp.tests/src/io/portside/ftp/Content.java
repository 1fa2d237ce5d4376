package io.portside.ftp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;

/** Bytes in memory to upload. */
final class Content implements ContentSource {
    static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private final byte[] bytes;

    Content(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public Optional<Instant> modified() {
        return Optional.of(TIME);
    }

    @Override
    public ReadableByteChannel open(long offset) {
        return Channels.newChannel(new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
    }

    /** Downloads a file into memory. */
    static byte[] of(FtpSite site, String path) throws IOException {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                WritableByteChannel sink = Channels.newChannel(bytes)) {
            site.retrieve(path, 0, sink, TransferProgress.NONE, CancelToken.never());
            return bytes.toByteArray();
        }
    }
}
