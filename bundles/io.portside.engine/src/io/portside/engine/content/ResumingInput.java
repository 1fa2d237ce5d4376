package io.portside.engine.content;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.portside.engine.files.Entry;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/**
 * A remote file's bytes, which go on where they broke off: the file must still have its size and time, and the last bytes
 * that had come must come again as they were. Where the server cannot begin in the middle, it begins at the start and
 * what had come is passed over. One thread.
 */
@SuppressWarnings("super") // InputStream's own reads byte by byte, and closes nothing.
final class ResumingInput extends InputStream {
    private static final int OVERLAP = 64 * 1024;
    /** So much without a break, and the next one is a first one. */
    private static final long PROGRESS = 4L << 20;
    private static final List<Duration> PAUSES = List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final Volume volume;
    private final VolumePath path;
    private final Entry entry;
    private final CancelToken cancel;
    private final Runnable resumed;
    private final byte[] ring = new byte[OVERLAP];
    private final long begin;
    private InputStream in;
    private long position;
    private int breaks;
    private long brokeAt;
    private boolean fromStartOnly;

    /** @param resumed told each time it goes on after a break */
    ResumingInput(Volume volume, VolumePath path, Entry entry, long offset, CancelToken cancel, Runnable resumed)
            throws ProblemException {
        this.volume = volume;
        this.path = path;
        this.entry = entry;
        this.cancel = cancel;
        this.resumed = resumed;
        this.begin = offset;
        this.position = offset;
        this.in = volume.read(path, offset, cancel);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            try {
                int count = in.read(bytes, offset, length);
                for (int i = 0; i < count; i++) {
                    ring[(int) ((position + i) % OVERLAP)] = bytes[offset + i];
                }
                position += Math.max(0, count);
                return count;
            } catch (ProblemStreamException e) {
                resume(e);
            }
        }
    }

    private void resume(ProblemStreamException first) throws IOException {
        ProblemStreamException failure = first;
        while (true) {
            cancel.check();
            if (position - brokeAt >= PROGRESS) {
                breaks = 0;
            }
            ProblemKind kind = failure.problem().problem().kind();
            if (breaks == PAUSES.size() || kind != ProblemKind.TRANSFER_BROKEN && kind != ProblemKind.SESSION_LOST) {
                throw failure;
            }
            closeQuietly();
            pause(PAUSES.get(breaks++));
            brokeAt = position;
            try {
                requireUnchanged();
                reopen();
                resumed.run();
                return;
            } catch (ProblemException e) {
                failure = new ProblemStreamException(e);
            } catch (ProblemStreamException e) {
                failure = e;
            }
        }
    }

    private void requireUnchanged() throws ProblemException {
        Optional<Entry> now = volume.stat(path, cancel);
        boolean same = now.isPresent() && now.get().size().equals(entry.size()) && (entry.modified().isEmpty()
                || entry.coarseTime() || now.get().modified().equals(entry.modified()));
        if (!same) {
            throw changed();
        }
    }

    private void reopen() throws ProblemException, IOException {
        int overlap = (int) Math.min(OVERLAP, position - begin);
        byte[] again = new byte[overlap];
        try {
            in = volume.read(path, fromStartOnly ? 0 : position - overlap, cancel);
            if (fromStartOnly) {
                in.skipNBytes(position - overlap);
            }
            if (in.readNBytes(again, 0, overlap) < overlap) {
                throw changed();
            }
        } catch (ProblemStreamException e) {
            if (e.problem().problem().kind() == ProblemKind.COMMAND_REFUSED && !fromStartOnly) {
                // No REST here.
                fromStartOnly = true;
                closeQuietly();
                reopen();
                return;
            }
            throw e;
        }
        byte[] before = new byte[overlap];
        for (int i = 0; i < overlap; i++) {
            before[i] = ring[(int) ((position - overlap + i) % OVERLAP)];
        }
        if (!Arrays.equals(before, again)) {
            throw changed();
        }
    }

    private ProblemException changed() {
        return new ProblemException(
                Problem.of(ProblemKind.SOURCE_CHANGED, "changed while the connection was lost", path.toString()), null);
    }

    private void pause(Duration time) throws OperationCancelledException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration waking = cancel.onCancel(cancelled::countDown)) {
            cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException();
        }
        cancel.check();
    }

    private void closeQuietly() {
        try {
            in.close();
        } catch (IOException e) {
            // It is broken already.
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
