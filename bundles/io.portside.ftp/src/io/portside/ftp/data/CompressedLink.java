package io.portside.ftp.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import io.portside.ftp.control.Link;

/**
 * The bytes of MODE Z (draft-preston-ftpext-deflate): one zlib stream a data connection. The end counts only when the
 * stream's own end mark and its checksum have come; a connection that ends before is a broken one.
 */
final class CompressedLink extends LinkLayer {
    private static final int BUFFER = 64 * 1024;

    private final Deflater deflater = new Deflater();
    private final Inflater inflater = new Inflater();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
    private final ByteBuffer out = ByteBuffer.allocate(BUFFER).limit(0);

    CompressedLink(Link link) {
        super(link);
    }

    /** What the compressed bytes go over. */
    Link inner() {
        return link;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        try {
            while (true) {
                int count = inflater.finished() ? 0 : inflater.inflate(into);
                if (count > 0) {
                    return count;
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("compressed data want a dictionary");
                }
                if (inflater.finished() && inflater.getRemaining() > 0) {
                    throw new IOException("bytes after the end of the compressed data");
                }
                int got = link.read(in.clear());
                in.flip();
                if (got < 0 && !inflater.finished()) {
                    throw new EOFException("compressed data without their end");
                }
                if (got <= 0) {
                    return got;
                }
                if (inflater.finished()) {
                    throw new IOException("bytes after the end of the compressed data");
                }
                inflater.setInput(in);
            }
        } catch (DataFormatException e) {
            throw new IOException("compressed data are damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int count = 0;
        while (sent() && from.hasRemaining()) {
            int before = from.remaining();
            deflater.setInput(from);
            deflater.deflate(out.clear());
            out.flip();
            count += before - from.remaining();
        }
        return count;
    }

    /** Whether nothing compressed waits for the network. */
    private boolean sent() throws IOException {
        while (out.hasRemaining()) {
            if (link.write(out) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean shutdownOutput() throws IOException {
        deflater.finish();
        while (sent()) {
            if (deflater.finished()) {
                return super.shutdownOutput();
            }
            deflater.deflate(out.clear());
            out.flip();
        }
        return false;
    }

    @Override
    public boolean flush() throws IOException {
        return sent() && super.flush();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        inflater.end();
        super.close();
    }
}
