package io.portside.ftp.vfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.portside.ftp.FtpSite;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.transfer.TransferProgress;

/**
 * A retrieve, which pushes, as a stream, which is pulled from. The transfer runs on a thread of its own and is at most a
 * few buffers ahead. The stream ends only when the transfer has ended well; whatever else happens is thrown to the
 * reader. Closing early ends the transfer. For one reader.
 */
final class RetrievePipe extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int AHEAD = 16;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread daemon = new Thread(work, "portside-retrieve");
        daemon.setDaemon(true);
        return daemon;
    });
    private final CancelToken transfer = new CancelToken();
    private final CancelToken.Registration withCaller;
    private final Deque<ByteBuffer> full = new ArrayDeque<>();
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    // Guarded by this, like the two above.
    private boolean ended;
    private boolean closed;
    private Optional<IOException> failure = Optional.empty();

    @SuppressWarnings("resource") // The sink is the pipe.
    RetrievePipe(FtpSite site, String path, long offset, CancelToken cancel) {
        withCaller = cancel.onCancel(transfer::cancel);
        transfer.onCancel(this::wake);
        THREADS.execute(() -> {
            try {
                site.retrieve(path, offset, new Sink(), TransferProgress.NONE, transfer);
                end(Optional.empty());
            } catch (IOException e) {
                end(Optional.of(e));
            } catch (RuntimeException e) {
                end(Optional.of(new IOException(e)));
            }
        });
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void end(Optional<IOException> thrown) {
        ended = true;
        failure = thrown;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    @SuppressWarnings("super") // InputStream's own reads byte by byte.
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (full.isEmpty() && !ended && !closed) {
            await();
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        // What came before a failure is good, and whoever resumes need not ask for it again.
        ByteBuffer buffer = full.peek();
        if (failure.isPresent() && (buffer == null || transfer.isCancelled())) {
            throw failure.get();
        }
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        if (!buffer.hasRemaining()) {
            spare.add(full.remove().clear());
            notifyAll();
        }
        return count;
    }

    @Override
    @SuppressWarnings("super") // InputStream's own does nothing.
    public void close() {
        synchronized (this) {
            closed = true;
            full.clear();
            notifyAll();
        }
        withCaller.close();
        transfer.cancel();
    }

    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private synchronized int accept(ByteBuffer bytes) throws IOException {
        while (full.size() >= AHEAD && !closed && !transfer.isCancelled()) {
            await();
        }
        if (closed || transfer.isCancelled()) {
            throw new OperationCancelledException();
        }
        ByteBuffer last = full.peekLast();
        int count = Math.min(bytes.remaining(), BUFFER);
        // Small pieces are put together; the first buffer is the reader's.
        if (last == null || full.size() == 1 || last.capacity() - last.limit() < count) {
            last = spare.isEmpty() ? ByteBuffer.allocate(BUFFER) : spare.remove();
            last.limit(0);
            full.add(last);
        }
        int position = last.position();
        int end = last.limit();
        last.limit(end + count);
        last.put(end, bytes, bytes.position(), count);
        bytes.position(bytes.position() + count);
        last.position(position);
        notifyAll();
        return count;
    }

    private final class Sink implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int total = bytes.remaining();
            while (bytes.hasRemaining()) {
                accept(bytes);
            }
            return total;
        }

        @Override
        public boolean isOpen() {
            return !transfer.isCancelled();
        }

        @Override
        public void close() {
            // The end is told when the transfer has been checked, not when its last byte came.
        }
    }
}
