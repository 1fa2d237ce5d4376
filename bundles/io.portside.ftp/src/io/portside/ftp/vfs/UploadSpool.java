package io.portside.ftp.vfs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;

/**
 * An output stream whose bytes wait in a local file until it is closed, then go up as one atomic upload. So the size is
 * known beforehand, a broken upload can be repeated, and what fails on the way to closing changes nothing on the server.
 */
@SuppressWarnings("resource") // The spool is closed with the stream.
final class UploadSpool extends FilterOutputStream {
    private final FtpFileObject target;
    private final Path spool;
    private boolean closed;
    private boolean failed;

    UploadSpool(FtpFileObject target) throws IOException {
        this(target, Files.createTempFile("portside-", ".spool"));
    }

    private UploadSpool(FtpFileObject target, Path spool) throws IOException {
        super(Files.newOutputStream(spool));
        this.target = target;
        this.spool = spool;
    }

    @Override
    @SuppressWarnings("super") // Through the other one, which notices failures.
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    @SuppressWarnings("super") // FilterOutputStream's own writes byte by byte.
    public void write(byte[] bytes, int offset, int length) throws IOException {
        boolean written = false;
        try {
            out.write(bytes, offset, length);
            written = true;
        } finally {
            failed |= !written;
        }
    }

    /** Uploads; an IOException means that the file on the server is as it was. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            super.close();
            if (failed) {
                throw new IOException("not uploaded, because not everything could be written to " + spool);
            }
            target.upload(new Spooled(spool, Files.size(spool)), true, TransferProgress.NONE);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private record Spooled(Path spool, long size) implements ContentSource {
        @Override
        public Optional<Instant> modified() {
            return Optional.empty();
        }

        @Override
        public ReadableByteChannel open(long offset) throws IOException {
            return FileChannel.open(spool, StandardOpenOption.READ).position(offset);
        }
    }
}
