package io.portside.ftp.session;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.ftp.control.Command;
import io.portside.ftp.data.DataOutcome;
import io.portside.ftp.data.PreludeStep;
import io.portside.ftp.data.Receiving;
import io.portside.ftp.data.Sending;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.transfer.TransferProgress;

/** RETR and STOR in image type, with the checks that make a transfer count as complete. */
final class FileTransfers {
    private final Conversation conversation;
    private final DataCalls calls;

    FileTransfers(Conversation conversation, DataCalls calls) {
        this.conversation = conversation;
        this.calls = calls;
    }

    /** Bytes moved, and the replies to what was sent behind, where they came in order. */
    record Stored(long bytes, Optional<List<Reply>> behind) {}

    long retrieve(String path, long offset, WritableByteChannel sink, Route route, OpenWatch watch,
            TransferProgress progress) throws FtpException {
        List<PreludeStep> prelude = new ArrayList<>();
        prelude.add(new PreludeStep(conversation.command("SIZE", path), false));
        addRestart(prelude, offset);
        FollowUp followUp = FollowUp.of(calls, route);
        DataOutcome outcome;
        try {
            outcome = calls.run(route, watch, prelude, conversation.command("RETR", path),
                    followUp.commands(), offset > 0,
                    new Receiving(sink, progress, calls.buffer()));
        } catch (FtpException e) {
            followUp.drop();
            throw e;
        }
        followUp.begin(outcome);
        OptionalLong size = PathInquiry.bytes(outcome.prelude().get(0));
        long end = offset + outcome.bytes();
        if (size.isPresent() && size.getAsLong() != end) {
            // The file may have changed since we asked; what counts is what it is now.
            size = PathInquiry.bytes(conversation.ask(conversation.command("SIZE", path)));
        }
        if (size.isPresent() && size.getAsLong() != end) {
            calls.wrongSize();
        }
        if (size.isPresent() && size.getAsLong() > end) {
            throw new TransferBrokenException(outcome.bytes(),
                    "only " + end + " of " + size.getAsLong() + " bytes came",
                    null);
        }
        if (size.isPresent() && size.getAsLong() < end) {
            throw new VerificationFailedException(path, size.getAsLong(), end);
        }
        requireConnection(outcome, size.isPresent());
        if (!outcome.endProven() && size.isEmpty()) {
            throw new TransferBrokenException(outcome.bytes(), "no close_notify and no size: the end is not proven",
                    null);
        }
        return outcome.bytes();
    }

    /** In ASCII type, where SIZE means nothing that could be compared (RFC 3659 section 4). */
    long retrieveText(String path, WritableByteChannel sink, Route route, OpenWatch watch, TransferProgress progress)
            throws FtpException {
        Command retrieve = conversation.command("RETR", path);
        return asText(prelude -> {
            DataOutcome outcome = calls.run(route, watch, prelude, retrieve, true,
                    new Receiving(sink, progress, calls.buffer()));
            requireConnection(outcome, false);
            return outcome.bytes();
        });
    }

    Stored storeText(String path, ReadableByteChannel source, Route route, OpenWatch watch, TransferProgress progress)
            throws FtpException {
        Command store = conversation.command("STOR", path);
        return asText(prelude -> {
            DataOutcome outcome = calls.run(route, watch, prelude, store, true,
                    new Sending(source, progress, calls.buffer()));
            requireConnection(outcome, false);
            return new Stored(outcome.bytes(), Optional.empty());
        });
    }

    /** A transfer in ASCII type. */
    @FunctionalInterface
    private interface TextTransfer<T> {
        /** @param prelude is agreed on before the transfer command goes out: the wrong type would spoil the file */
        T run(List<PreludeStep> prelude) throws FtpException;
    }

    /** Whatever becomes of it, the session is in image type afterwards, or lost. */
    private <T> T asText(TextTransfer<T> transfer) throws FtpException {
        boolean image = false;
        try {
            T result = transfer.run(List.of(new PreludeStep(Command.of("TYPE", "A"), true)));
            conversation.require(Command.of("TYPE", "I"));
            image = true;
            return result;
        } finally {
            if (!image) {
                backToImage();
            }
        }
    }

    private void backToImage() {
        try {
            if (!conversation.settled() || !conversation.ask(Command.of("TYPE", "I")).completed()) {
                conversation.lose();
            }
        } catch (FtpException e) {
            conversation.lose();
        }
    }

    Stored store(String path, long offset, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress, List<Command> behind) throws FtpException {
        List<PreludeStep> prelude = new ArrayList<>();
        addRestart(prelude, offset);
        DataOutcome outcome = calls.run(route, watch, prelude, conversation.command("STOR", path), behind, offset > 0,
                new Sending(source, progress, calls.buffer()));
        requireConnection(outcome, false);
        return new Stored(outcome.bytes(), outcome.behind());
    }

    /** REST goes directly before the transfer command (RFC 3659 section 5.3). */
    private static void addRestart(List<PreludeStep> prelude, long offset) {
        if (offset > 0) {
            prelude.add(new PreludeStep(Command.of("REST", Long.toString(offset)), true));
        }
    }

    private static void requireConnection(DataOutcome outcome, boolean verified) throws TransferBrokenException {
        Reply last = outcome.last();
        if (!outcome.connected() && !verified) {
            throw new TransferBrokenException(0, "success reported without a data connection: " + last, null);
        }
    }
}
