package io.portside.ftp.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.NameCodec;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.setting.Patience;

/** Commands that need no data connection: names encoded, replies awaited, refusals thrown. */
final class Conversation {
    private final ControlConnection control;
    private final NameCodec names;
    private final SiteHabits habits;
    private final Duration replyLimit;

    Conversation(ControlConnection control, NameCodec names, SiteHabits habits, Patience patience) {
        this.control = control;
        this.names = names;
        this.habits = habits;
        this.replyLimit = patience.reply();
    }

    Command command(String verb, String path) throws BadArgumentException {
        return command(verb, "", path);
    }

    /** @param prefix ASCII of ours before the path, with the space between them */
    Command command(String verb, String prefix, String path) throws BadArgumentException {
        return Command.of(verb, prefix, path, names.encode(path));
    }

    /** As {@link #command(String, String, String)}, with {@code suffix} after the path. */
    Command command(String verb, String prefix, String path, String suffix) throws BadArgumentException {
        return Command.of(verb, prefix, path + suffix, names.encode(path + suffix));
    }

    Reply ask(Command command) throws FtpException {
        return control.ask(command, replyLimit);
    }

    /** As {@link #ask(Command)}, for a command that takes the server so much longer. */
    Reply ask(Command command, Duration longer) throws FtpException {
        return control.ask(command, replyLimit.plus(longer));
    }

    /** As {@link #ask(Command)} where the answer is worth no long wait; silence loses the session all the same. */
    Reply askBriefly(Command command, Duration limit) throws FtpException {
        return control.ask(command, limit.compareTo(replyLimit) < 0 ? limit : replyLimit);
    }

    /** A negative reply is thrown. */
    Reply require(Command command) throws FtpException {
        Reply reply = ask(command);
        if (reply.negative()) {
            throw new CommandRefusedException(command.verb(), reply);
        }
        return reply;
    }

    /** Whether the session can go on: nothing owed, nothing wrong. */
    boolean settled() {
        return control.sound() && control.owed() == 0;
    }

    /** Ends the session, whose state is not known. */
    void lose() {
        control.close();
    }

    /** Whether several commands may go out in one flight. */
    boolean pipelined() {
        return habits.pipelined();
    }

    /** One reply a command, in one round trip where the server bears it. */
    List<Reply> askAll(Command... commands) throws FtpException {
        List<Reply> replies = new ArrayList<>();
        if (habits.pipelined()) {
            control.send(commands);
        }
        for (Command command : commands) {
            replies.add(habits.pipelined() ? control.readFinal(replyLimit) : ask(command));
        }
        return replies;
    }

    /** Whether the server does not know the command, as opposed to not wanting to do it. */
    static boolean notImplemented(Reply reply) {
        return switch (reply.code()) {
            case 500, 501, 502, 504 -> true;
            default -> false;
        };
    }
}
