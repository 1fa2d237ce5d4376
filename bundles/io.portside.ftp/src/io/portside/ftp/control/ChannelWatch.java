package io.portside.ftp.control;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.SessionLostException;

/**
 * The one place where a session's thread waits. All channels of the session are registered here, so that whichever of
 * them has something to say ends the wait, as does a cancelled token or an abandoned session. Used like this: look at
 * every channel without blocking, and when none had anything, {@link #await}.
 *
 * <p>Belongs to the session's thread; {@link #wake} and {@link #abandon} may come from any.
 */
@SuppressWarnings("resource") // The registration is closed by the scope that is returned.
public final class ChannelWatch implements Closeable {
    private final Selector selector;
    private CancelToken cancel = CancelToken.never();
    private volatile boolean abandoned;

    public ChannelWatch() throws FtpException {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new SessionLostException("no selector", e);
        }
    }

    /** Makes {@code token} the one that ends waits, until the returned scope is closed. */
    public Scope enter(CancelToken token) {
        CancelToken outer = cancel;
        cancel = token;
        CancelToken.Registration registration = token.onCancel(this::wake);
        return () -> {
            registration.close();
            cancel = outer;
        };
    }

    /** Watches {@code channel}, which becomes non-blocking. */
    public SelectionKey register(SelectableChannel channel, int operations) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations);
    }

    /**
     * Waits until a registered channel is ready, somebody wakes us, or {@code deadline} passes; returns at once when it
     * has passed.
     *
     * @param deadline in {@link System#nanoTime} terms
     * @throws FtpException {@link io.portside.ftp.error.OperationCancelledException}, {@link SessionLostException}
     */
    public void await(long deadline) throws FtpException {
        check();
        long nanos = deadline - System.nanoTime();
        try {
            if (nanos <= 0) {
                selector.selectNow();
            } else {
                selector.select((nanos + 999_999) / 1_000_000);
            }
            selector.selectedKeys().clear();
        } catch (IOException | ClosedSelectorException e) {
            throw new SessionLostException("selector closed", e);
        }
        check();
    }

    /** Throws when the token is cancelled or the session abandoned. */
    public void check() throws FtpException {
        cancel.check();
        if (abandoned) {
            throw new SessionLostException("session closed");
        }
    }

    /**
     * Closes a channel and lets go of it: a closed channel keeps its port until the selector has forgotten it, and a
     * listener would go on to accept.
     */
    public void release(Closeable channel) {
        try {
            channel.close();
            if (selector.isOpen()) {
                selector.selectNow();
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException e) {
            // It is gone either way.
        }
    }

    /** Ends a wait, now or the next one. Any thread. */
    public void wake() {
        selector.wakeup();
    }

    /** Ends this and every later wait with {@link SessionLostException}. Any thread. */
    public void abandon() {
        abandoned = true;
        selector.wakeup();
    }

    public boolean isAbandoned() {
        return abandoned;
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            // Nothing waits any more.
        }
    }

    /** {@code timeout} from now, in {@link System#nanoTime} terms. */
    public static long deadline(Duration timeout) {
        return System.nanoTime() + timeout.toNanos();
    }

    /** Whether {@code deadline} is over. */
    public static boolean passed(long deadline) {
        return deadline - System.nanoTime() <= 0;
    }

    /** Ends what {@link ChannelWatch#enter} began. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
