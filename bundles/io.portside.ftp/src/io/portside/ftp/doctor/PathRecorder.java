package io.portside.ftp.doctor;

import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.FtpEventListener;

/** Reads from a session's events what its last data connection went over. Passes everything on. Any thread. */
final class PathRecorder implements FtpEventListener {
    private final FtpEventListener next;
    private volatile DataPath path = DataPath.UNKNOWN;
    private volatile Optional<Duration> connected = Optional.empty();

    PathRecorder(FtpEventListener next) {
        this.next = next;
    }

    @Override
    public void on(FtpEvent event) {
        if (event instanceof FtpEvent.ControlConnected control) {
            connected = Optional.of(control.took());
        } else if (event instanceof FtpEvent.DataListening listening) {
            path = new DataPath(Optional.of(listening.advertised()), Optional.of(listening.bound()), Optional.empty());
        } else if (event instanceof FtpEvent.DataConnecting connecting) {
            path = new DataPath(Optional.of(connecting.advertised()), Optional.of(connecting.used()), Optional.empty());
        } else if (event instanceof FtpEvent.DataOpened opened) {
            path = new DataPath(path.advertised(), path.used(), Optional.of(opened.remote()));
        }
        next.on(event);
    }

    /** How long the control connection took. */
    Optional<Duration> connected() {
        return connected;
    }

    /** The next data connection has nothing to do with the last one. */
    void forget() {
        path = DataPath.UNKNOWN;
    }

    DataPath path() {
        return path;
    }
}
