package io.portside.ftp.data;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.reply.Reply;

/** Hears what a server still owes after a transfer that did not end well, so that its session can go on. On the session's thread. */
final class Settling {
    private static final Set<String> LISTINGS = Set.of("MLSD", "LIST", "NLST");

    private final ControlConnection control;
    private final ChannelWatch watch;

    Settling(ControlConnection control, ChannelWatch watch) {
        this.control = control;
        this.watch = watch;
    }

    /**
     * A server that waits for its own connection to us hears nothing else for 60 to 134 s, and counts the session for as
     * long. Where we can end that, the session goes on.
     */
    void free(RouteOpening opening) {
        if (control.owed() == 0 || !control.sound()) {
            return;
        }
        Duration patience = control.roundTrip().multipliedBy(3).plusMillis(150);
        try (ChannelWatch.Scope uncancelled = watch.enter(CancelToken.never())) {
            long deadline = ChannelWatch.deadline(patience);
            boolean knocking = opening.knock();
            while (knocking && control.owed() > 0 && !ChannelWatch.passed(deadline)) {
                opening.pollKnock();
                Optional<Reply> reply = control.poll();
                if (reply.isEmpty()) {
                    watch.await(deadline);
                } else if (reply.get().code() == 150 || reply.get().code() == 226) {
                    // It took the knock for the data connection, and what it could not send is still in its buffer.
                    control.close();
                }
            }
        } catch (FtpException e) {
            // The control connection is unsound now and the session will not be used again.
        }
    }

    /**
     * After a listing that was cut: Pure-FTPd keeps what it could not send in its buffer, and sends it in front of the next
     * listing, of whatever folder. So no listing ever follows on that session.
     *
     * @param begun whether a 1yz came
     * @param last  the final reply, null where none came
     */
    void spoiled(Command command, boolean begun, Reply last) {
        if (LISTINGS.contains(command.verb()) && (begun || last == null)) {
            control.close();
        }
    }

    /**
     * After a cancel: the reset data connection makes most servers answer at once; the others get an ABOR, whose reply is
     * owed on top of the transfer's. Who is silent even then has lost the session.
     */
    void settle() {
        Duration patience = control.roundTrip().multipliedBy(3).plusMillis(150);
        try (ChannelWatch.Scope uncancelled = watch.enter(CancelToken.never())) {
            drain(patience);
            if (control.owed() > 0) {
                control.send(Command.of("ABOR"));
                drain(patience);
            }
        } catch (FtpException e) {
            // The control connection is unsound now and the session will not be used again.
        }
    }

    private void drain(Duration limit) throws FtpException {
        long deadline = ChannelWatch.deadline(limit);
        while (control.owed() > 0 && !ChannelWatch.passed(deadline)) {
            if (control.poll().isEmpty()) {
                watch.await(deadline);
            }
        }
    }
}
