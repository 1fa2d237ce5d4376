package io.portside.ftp.session;

import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import io.portside.ftp.control.Command;
import io.portside.ftp.data.AheadOpening;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.session.FileTransfers.Stored;
import io.portside.ftp.session.Session.Delivery;
import io.portside.ftp.session.Session.Landing;
import io.portside.ftp.transfer.TransferProgress;

/**
 * Uploads in few round trips. Everything that has to be known before a file may get its name is asked in one flight: its
 * size, its time, whether the name is taken, the next file's PASV, and RNFR. RNTO waits for the answers. For a small file the first of these flights goes out with STOR itself, where the server keeps it.
 */
final class Deliveries {
    /** A larger file's transfer takes longer than the round trip that is to be saved, and nothing need wait behind it. */
    private static final long SMALL = 1 << 20;
    /** Names that servers are known to change without a word: Pure-FTPd makes an underscore of a space at the end. */
    private static final Pattern ODD = Pattern.compile("\\s.*|.*[\\s.]|.*[^ -~].*|.*[\\\\:*?\"<>|].*");

    private final Conversation conversation;
    private final FileTransfers transfers;
    private final PathInquiry inquiry;
    private final ModificationTimes times;
    private final DataCalls calls;
    private Optional<String> prepared = Optional.empty();

    Deliveries(Conversation conversation, FileTransfers transfers, PathInquiry inquiry, ModificationTimes times,
            DataCalls calls) {
        this.conversation = conversation;
        this.transfers = transfers;
        this.inquiry = inquiry;
        this.times = times;
        this.calls = calls;
    }

    Landing deliver(Delivery delivery, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress) throws FtpException {
        Optional<AheadOpening> next = calls.ahead(route);
        boolean kept = false;
        try {
            List<Command> flight = landing(delivery, next);
            List<Command> behind = delivery.size() <= SMALL && !delivery.text() ? calls.behind(flight) : List.of();
            Stored stored = stored(delivery, source, route, watch, progress, behind, flight);
            List<Reply> replies = stored.behind().orElse(List.of());
            if (replies.size() < flight.size()) {
                replies = conversation.askAll(flight.toArray(Command[]::new));
            }
            if (next.isPresent() && replies.size() > 2) {
                calls.keep(next.get(), replies.get(replies.size() - 2));
                kept = true;
            }
            return landed(delivery, stored.bytes(), replies, next.isPresent());
        } finally {
            if (!kept) {
                next.ifPresent(AheadOpening::close);
            }
        }
    }

    private Stored stored(Delivery delivery, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress, List<Command> behind, List<Command> flight) throws FtpException {
        boolean renaming = flight.size() > 1 && behind.size() == flight.size();
        boolean done = false;
        try {
            Stored stored = delivery.text()
                    ? transfers.storeText(delivery.temporary(), source, route, watch, progress)
                    : transfers.store(delivery.temporary(), delivery.offset(), source, route, watch, progress, behind);
            done = true;
            return stored;
        } finally {
            if (!done && renaming) {
                // The transfer broke, but RNFR went out with it and was answered: half a file can be renamed as well.
                prepared = Optional.of(delivery.temporary());
            }
        }
    }

    /** SIZE, the time where its command is known, the look at the final name, the next data connection, and RNFR. */
    private List<Command> landing(Delivery delivery, Optional<AheadOpening> next) throws FtpException {
        String path = delivery.temporary();
        List<Command> flight = new ArrayList<>();
        flight.add(conversation.command("SIZE", path));
        if (delivery.modified().isPresent()) {
            Optional<Command> time = times.known(path, delivery.modified().get());
            if (time.isEmpty() && times.possible()) {
                // Which command sets a time here is found out by trying, after the transfer.
                return flight;
            }
            if (time.isPresent()) {
                flight.add(time.get());
                times.proof(path).ifPresent(flight::add);
            }
        }
        if (delivery.name().isPresent()) {
            flight.addAll(inquiry.look(delivery.name().get()));
        }
        // Before RNFR, which has to come directly before RNTO.
        next.ifPresent(opening -> flight.add(opening.negotiation()));
        flight.add(conversation.command("RNFR", path));
        return flight;
    }

    private Landing landed(Delivery delivery, long moved, List<Reply> replies, boolean next) throws FtpException {
        OptionalLong bytes = PathInquiry.bytes(replies.get(0));
        Optional<Long> size = bytes.isPresent() ? Optional.of(bytes.getAsLong()) : Optional.empty();
        if (!delivery.text() && bytes.isPresent() && bytes.getAsLong() != delivery.size()) {
            calls.wrongSize();
        }
        if (replies.size() == 1) {
            boolean timed = times.set(delivery.temporary(), delivery.modified().orElseThrow());
            return new Landing(moved, size, timed, Optional.empty(), false);
        }
        int look = delivery.name().isPresent() ? inquiry.look(delivery.name().get()).size() : 0;
        int rename = replies.size() - 1;
        int end = next ? rename - 1 : rename;
        boolean timed = end - look > 1 && replies.get(1).completed()
                && (end - look == 2 || times.proves(replies.get(2), delivery.modified().orElseThrow()));
        Optional<Boolean> taken = look == 0 ? Optional.empty() : inquiry.taken(replies.subList(end - look, end));
        boolean renaming = replies.get(rename).code() == 350;
        prepared = renaming ? Optional.of(delivery.temporary()) : Optional.empty();
        return new Landing(moved, size, timed, taken, renaming);
    }

    /**
     * Ends a rename that was prepared and does not come: ProFTPD answers 501 to everything but RNTO until one has come. The
     * temporary file gets the name that it has.
     */
    void settle() throws FtpException {
        if (prepared.isPresent()) {
            Command rename = conversation.command("RNTO", prepared.get());
            prepared = Optional.empty();
            conversation.ask(rename);
        }
    }

    Optional<Boolean> commit(String from, String to, boolean renaming) throws FtpException {
        // Made first: a name that cannot be sent is found out before the server is asked anything.
        List<Command> flight = new ArrayList<>(List.of(conversation.command("RNTO", to)));
        if (renaming) {
            prepared = Optional.empty();
        } else {
            settle();
            Reply ready = conversation.require(conversation.command("RNFR", from));
            if (ready.code() != 350) {
                throw new ProtocolException("RNFR answered with " + ready);
            }
        }
        boolean looks = conversation.pipelined() || ODD.matcher(to.substring(to.lastIndexOf('/') + 1)).matches();
        if (looks) {
            flight.add(conversation.command("SIZE", to));
        }
        List<Reply> replies = conversation.askAll(flight.toArray(Command[]::new));
        if (replies.get(0).negative()) {
            throw new CommandRefusedException("RNTO", replies.get(0));
        }
        if (!looks) {
            return Optional.empty();
        }
        int size = replies.get(1).code();
        return size == 213 ? Optional.of(true) : size == 550 ? Optional.of(false) : Optional.empty();
    }
}
