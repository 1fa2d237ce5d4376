package io.portside.ftp.transfer;

import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.session.Session;

/** The one session of an upload, kept from its first step to its last and replaced when it was lost. One thread. */
final class HeldSession implements AutoCloseable {
    private final DataAccess access;
    private Optional<Session> session = Optional.empty();

    HeldSession(DataAccess access) {
        this.access = access;
    }

    /** One step on a session. */
    @FunctionalInterface
    interface Step<T> {
        T on(Session session) throws FtpException;
    }

    /** The session; borrows one where none is held or the one that is held has become useless. */
    Session get(CancelToken cancel) throws FtpException {
        if (session.isPresent() && !session.get().usable()) {
            close();
        }
        if (session.isEmpty()) {
            session = Optional.of(access.borrow(cancel));
        }
        return session.get();
    }

    /** The session that is held. */
    Optional<Session> held() {
        return session;
    }

    /** A step that may be done twice: repeated once when its session is lost. */
    <T> T repeated(CancelToken cancel, Step<T> step) throws FtpException {
        try {
            return step.on(get(cancel));
        } catch (SessionLostException e) {
            close();
            cancel.check();
            return step.on(get(cancel));
        }
    }

    /** Gives the session back; the next {@link #get} borrows another one. */
    @Override
    public void close() {
        session.ifPresent(access::giveBack);
        session = Optional.empty();
    }
}
