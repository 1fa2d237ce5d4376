package io.portside.ftp.session;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.session.FakeServer.Way;
import io.portside.ftp.transfer.TransferProgress;

/** A session with a {@link FakeServer}; writes what happens into the transcript. */
final class FakeSession implements Session {
    private final FakeServer server;
    private final VirtualTime time;
    private final int number;
    private final Inbox<Boolean> closing;
    private boolean usable = true;
    private boolean waiting;
    private boolean closed;

    FakeSession(FakeServer server, VirtualTime time, int number) {
        this.server = server;
        this.time = time;
        this.number = number;
        this.closing = time.inbox();
    }

    void pass(long millis, CancelToken cancel) throws FtpException {
        FakeServer.pass(time, closing, millis, cancel, this::close);
    }

    void drop() {
        usable = false;
        closing.post(true);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public SiteOnNetwork place() {
        return new SiteOnNetwork("fake:21", "127.0.0.0/8");
    }

    @Override
    public ServerFacts facts() {
        return server.facts();
    }

    @Override
    public boolean usable() {
        return usable && !closed;
    }

    @Override
    public List<Doubt> list(String path, Route route, OpenWatch watch, ListingSink sink, CancelToken cancel)
            throws FtpException {
        time.log("#" + number + " LIST " + route);
        open(route, watch, cancel);
        server.rows(route, this, sink, cancel);
        pass(40, cancel);
        time.log("#" + number + " listed");
        return List.of();
    }

    @Override
    public long retrieve(String path, long offset, WritableByteChannel sink, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        time.log("#" + number + " RETR " + route);
        open(route, watch, cancel);
        return 0;
    }

    private void open(Route route, OpenWatch watch, CancelToken cancel) throws FtpException {
        alive();
        long began = time.nanos();
        usable = false;
        waiting = true;
        Way way = server.next(route);
        if (way instanceof Way.Opens opens && opens.after() <= watch.budget().toMillis()) {
            pass(opens.after(), cancel);
            watch.opened(Duration.ofNanos(time.nanos() - began));
        } else if (way instanceof Way.Fails fails) {
            pass(fails.after(), cancel);
            usable = fails.clean();
            waiting = false;
            throw failure(route, fails.evidence(), began);
        } else if (way instanceof Way.Freed) {
            try (CancelToken.Registration ignored = cancel.onCancel(() -> closing.post(true))) {
                closing.poll(watch.budget());
            }
            usable = !closed;
            waiting = false;
            cancel.check();
            throw failure(route, route.active() ? Evidence.NO_INBOUND : Evidence.CONNECT_TIMED_OUT, began);
        } else if (way instanceof Way.Loses loses) {
            pass(loses.after(), cancel);
            throw new SessionLostException("421");
        } else if (way instanceof Way.Refuses refuses) {
            pass(refuses.after(), cancel);
            usable = true;
            throw new CommandRefusedException("LIST", new Reply(refuses.code(), "no"));
        } else {
            pass(watch.budget().toMillis(), cancel);
            throw failure(route, route.active() ? Evidence.NO_INBOUND : Evidence.CONNECT_TIMED_OUT, began);
        }
        waiting = false;
        usable = true;
    }

    private RouteFailedException failure(Route route, Evidence evidence, long began) {
        return new RouteFailedException(
                new RouteFailure(route, evidence, Duration.ofNanos(time.nanos() - began), Optional.empty()));
    }

    private void alive() throws FtpException {
        if (!usable()) {
            throw new SessionLostException("gone");
        }
    }

    @Override
    public void noop(CancelToken cancel) throws FtpException {
        time.log("#" + number + " NOOP");
        pass(1, cancel);
        alive();
    }

    @Override
    public Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException {
        time.log("#" + number + " MLST " + path);
        pass(40, cancel);
        alive();
        return Optional.empty();
    }

    @Override
    public void deleteFile(String path, CancelToken cancel) throws FtpException {
        time.log("#" + number + " DELE " + path);
        pass(40, cancel);
        alive();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            time.log("#" + number + " closed");
            server.left(this, waiting);
            closing.post(true);
        }
    }

    @Override
    public long store(String path, long offset, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public Optional<Long> size(String path, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public boolean setModified(String path, Instant when, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public void makeFolder(String path, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public void removeFolder(String path, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public void rename(String from, String to, CancelToken cancel) {
        throw new AssertionError();
    }
}
