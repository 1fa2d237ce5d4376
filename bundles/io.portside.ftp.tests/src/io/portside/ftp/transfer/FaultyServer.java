package io.portside.ftp.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.Session;

/** Files in memory, and a fault at any step that a test names. Looks at its own state after every step. */
class FaultyServer implements DataAccess {
    /** What goes wrong at a step. */
    enum Fault {
        /** The session ends, the command was not carried out. */
        LOST_BEFORE,
        /** The session ends, the command was carried out. */
        LOST_AFTER,
        /** The session ends, the command is carried out later, and in between those of other sessions are. */
        LATE,
        /** The session ends, and no other can be had. */
        DEAD_BEFORE, DEAD_AFTER,
        /** 550, the session goes on. */
        REFUSED,
        /** A transfer ends in the middle. */
        BROKEN,
        /** The route fails before the first byte. */
        ROUTE,
        /** The person cancels; the session is closed as the command may have been sent. */
        CANCELLED
    }

    final Map<String, String> files = new TreeMap<>();
    final List<String> steps = new ArrayList<>();
    CancelToken cancel = new CancelToken();
    final Runnable invariant;
    boolean resumes = true;
    boolean tellsSize = true;
    boolean replaces = true;
    /** After how many steps more the server comes to what is {@link Fault#LATE}, and how much of a file it has by then. */
    int lateSteps = 1;
    int lateBytes = 3;
    int sessions;
    int held;
    int mostHeld;
    int routeFailures;
    private final Map<Integer, Fault> faults = new TreeMap<>();
    private final Map<Integer, Effect> late = new TreeMap<>();
    private boolean dead;

    FaultyServer(Runnable invariant) {
        this.invariant = invariant;
    }

    /** The step with this number (from 0) meets the fault. */
    void failAt(int step, Fault what) {
        faults.put(step, what);
    }

    /** Connections can be had again. */
    void revive() {
        dead = false;
        faults.clear();
    }

    @Override
    public Session borrow(CancelToken token) throws FtpException {
        token.check();
        if (dead) {
            throw new SessionLostException("no connection");
        }
        held++;
        mostHeld = Math.max(mostHeld, held);
        sessions++;
        return new FaultySession(this, sessions);
    }

    @Override
    public void giveBack(Session session) {
        held--;
    }

    @Override
    public void findRoute(String folder, CancelToken token) throws FtpException {
        if (held > 0) {
            throw new AssertionError("a task searches while it holds a session");
        }
        token.check();
    }

    @Override
    public Route route(Session session) {
        return Route.PASSIVE_EPSV;
    }

    @Override
    public OpenWatch watch() {
        return OpenWatch.of(Duration.ofSeconds(1));
    }

    @Override
    public void routeFailed(Session session, RouteFailure failure) {
        routeFailures++;
    }

    /** What a step does to the files. */
    interface Effect {
        void happen() throws FtpException;
    }

    /** Carries out a step, or what goes wrong in its place. */
    void step(FaultySession session, String name, CancelToken token, Effect effect) throws FtpException {
        if (dead || !session.usable()) {
            throw new SessionLostException("gone");
        }
        if (token.isCancelled()) {
            session.end();
            throw new OperationCancelledException();
        }
        int number = steps.size();
        steps.add(name);
        come(late.remove(number));
        Fault fault = faults.get(number);
        if (fault == null) {
            effect.happen();
            invariant.run();
            return;
        }
        dead = fault == Fault.DEAD_BEFORE || fault == Fault.DEAD_AFTER;
        switch (fault) {
            case REFUSED -> throw new CommandRefusedException(name, new Reply(550, "no"));
            case ROUTE -> {
                session.end();
                throw new RouteFailedException(new RouteFailure(Route.PASSIVE_EPSV,
                        RouteFailure.Evidence.CONNECT_REFUSED, Duration.ZERO, Optional.empty()));
            }
            case CANCELLED -> {
                cancel.cancel();
                effect.happen();
                invariant.run();
                session.end();
                throw new OperationCancelledException();
            }
            case LATE -> late.put(number + lateSteps, effect);
            case LOST_AFTER, DEAD_AFTER -> effect.happen();
            case LOST_BEFORE, DEAD_BEFORE, BROKEN -> {
                // Nothing happened on the server.
            }
        }
        invariant.run();
        session.end();
        throw new SessionLostException("lost at " + name);
    }

    /** The server comes to what it was asked for by sessions that are gone. */
    void catchUp() throws FtpException {
        for (Effect effect : late.values()) {
            come(effect);
        }
        late.clear();
    }

    private void come(Effect effect) throws FtpException {
        if (effect == null) {
            return;
        }
        try {
            effect.happen();
        } catch (CommandRefusedException e) {
            // Nobody is there to hear it.
        }
        invariant.run();
    }

    /** STOR: a fault leaves half of the bytes, but the invariant is looked at after each byte. */
    long store(FaultySession session, String path, long offset, ReadableByteChannel source, TransferProgress progress,
            CancelToken token) throws FtpException {
        Fault fault = faults.get(steps.size());
        long[] moved = {0};
        try {
            step(session, "STOR", token, fault == Fault.LATE
                    ? lateStore(path, offset, source, progress)
                    : () -> moved[0] = receive(path, offset, source, false, progress));
        } catch (CommandRefusedException | RouteFailedException | OperationCancelledException e) {
            throw e;
        } catch (SessionLostException e) {
            if (fault != null && fault != Fault.LATE && fault != Fault.LOST_AFTER && fault != Fault.DEAD_AFTER) {
                receive(path, offset, source, true, progress);
            }
            if (fault == Fault.BROKEN) {
                throw new TransferBrokenException(1, "reset", e);
            }
            throw e;
        }
        return moved[0];
    }

    /** The bytes are on their way; the file is emptied, or made, or filled up to the offset, when the server comes to it. */
    private Effect lateStore(String path, long offset, ReadableByteChannel source, TransferProgress progress)
            throws FtpException {
        ByteBuffer bytes = ByteBuffer.allocate(lateBytes);
        try {
            while (bytes.hasRemaining() && source.read(bytes) > 0) {
                // Until there are as many.
            }
        } catch (IOException e) {
            throw new LocalFailureException(bytes.position(), e);
        }
        progress.moved(bytes.position());
        String content = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return () -> files.put(path,
                (files.getOrDefault(path, "") + "\0".repeat((int) offset)).substring(0, (int) offset) + content);
    }

    private long receive(String path, long offset, ReadableByteChannel source, boolean half, TransferProgress progress)
            throws FtpException {
        String before = offset == 0 ? "" : files.get(path).substring(0, (int) offset);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        try {
            while (source.read(one) > 0 && !(half && bytes.size() >= 3)) {
                bytes.write(one.get(0));
                one.clear();
                files.put(path, before + bytes);
                progress.moved(1);
                invariant.run();
            }
        } catch (IOException e) {
            throw new LocalFailureException(bytes.size(), e);
        }
        files.putIfAbsent(path, before);
        return bytes.size();
    }

    CommandRefusedException refused(String verb) {
        return new CommandRefusedException(verb, new Reply(550, "no"));
    }
}
