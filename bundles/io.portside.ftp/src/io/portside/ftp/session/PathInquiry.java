package io.portside.ftp.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

import io.portside.ftp.control.Command;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingParser;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteTime;
import io.portside.ftp.reply.Reply;

/** What a path is, asked over the control connection. Only a 550 means that there is nothing; whatever else goes wrong is thrown. */
final class PathInquiry {
    /**
     * What Apache FtpServer takes for a pattern or for options in MLST: then it says "no such file" of a file that is
     * there, or tells of its folder.
     */
    private static final Pattern MISREADABLE = Pattern.compile("[*?\\[\\]{}~]|(^|[ /])-");
    private static final int NO_SUCH_THING = 550;
    private static final int BAD_PARAMETER = 501;

    private final Conversation conversation;
    private final ListingParser parser;
    private final ServerFacts facts;
    private final boolean apache;
    private boolean mlstRefused;
    private Optional<Boolean> renameChecks = Optional.empty();

    PathInquiry(Conversation conversation, ListingParser parser, ServerFacts facts) {
        this.conversation = conversation;
        this.parser = parser;
        this.facts = facts;
        this.apache = facts.system().contains("Apache FtpServer");
    }

    /** What to send to find out whether something has a name, in a flight with other things; see {@link #taken}. */
    List<Command> look(String path) throws FtpException {
        return asksMlst(path)
                ? List.of(conversation.command("MLST", path))
                : otherwise(path);
    }

    /** SIZE, MDTM, CWD, RNFR; and NOOP, because ProFTPD answers whatever follows RNFR with 501, unless it is RNTO. */
    private List<Command> otherwise(String path) throws FtpException {
        return List.of(conversation.command("SIZE", path), conversation.command("MDTM", path),
                conversation.command("CWD", path), conversation.command("RNFR", path), Command.of("NOOP"));
    }

    /** What the replies to {@link #look} say; empty where they leave it open, and {@link #stat} has to ask. */
    Optional<Boolean> taken(List<Reply> replies) {
        Reply first = replies.get(0);
        if (replies.size() == 1) {
            return first.completed()
                    ? Optional.of(true)
                    : first.code() == NO_SUCH_THING ? Optional.of(false) : Optional.empty();
        }
        if (first.code() == 213 || replies.get(1).code() == 213 || replies.get(2).completed()) {
            return Optional.of(true);
        }
        boolean nothing = replies.get(2).code() == NO_SUCH_THING
                && (first.code() == NO_SUCH_THING || Conversation.notImplemented(first));
        if (replies.get(3).code() == 350) {
            // Unless it is Apache FtpServer, which says so of any name.
            return renameChecks.isPresent() && nothing ? renameChecks : Optional.empty();
        }
        return nothing ? Optional.of(false) : Optional.empty();
    }

    private boolean asksMlst(String path) {
        return facts.has("MLST") && !mlstRefused && !(apache && MISREADABLE.matcher(path).find());
    }

    Optional<RemoteEntry> stat(String path) throws FtpException {
        if (asksMlst(path)) {
            Reply reply = conversation.ask(conversation.command("MLST", path));
            if (reply.code() == NO_SUCH_THING) {
                return Optional.empty();
            }
            Optional<RemoteEntry> entry = reply.negative() ? Optional.empty() : fromMlst(path, reply);
            if (entry.isPresent()) {
                return entry;
            }
            if (reply.negative() && !Conversation.notImplemented(reply)) {
                throw new CommandRefusedException("MLST", reply);
            }
            // Apache FtpServer says 501 for a path that is not there; for others it knows the command well.
            mlstRefused = reply.code() != BAD_PARAMETER;
        }
        return withoutMlst(path);
    }

    /** RFC 3659 7.2: the facts are in the line between, which begins with a space. */
    private Optional<RemoteEntry> fromMlst(String path, Reply reply) {
        List<String> lines = reply.lines();
        for (int i = 1; i < lines.size() - 1; i++) {
            Optional<RemoteEntry> entry = parser.mlst(name(path), lines.get(i));
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    /**
     * SIZE and MDTM know files, CWD knows folders; what only RNFR knows is there and neither. The rename that RNFR
     * prepares is dropped by whatever command comes next (RFC 959).
     */
    private Optional<RemoteEntry> withoutMlst(String path) throws FtpException {
        List<Reply> replies = conversation.askAll(otherwise(path).toArray(Command[]::new));
        Reply size = replies.get(0);
        Reply time = replies.get(1);
        Reply folder = replies.get(2);
        Reply rename = replies.get(3);
        Optional<RemoteTime> modified = time.code() == 213 ? parser.time(time.text()) : Optional.empty();
        if (folder.completed()) {
            return Optional.of(entry(path, EntryKind.FOLDER, OptionalLong.empty(), modified));
        }
        if (size.code() == 213) {
            return Optional.of(entry(path, EntryKind.FILE, bytes(size), modified));
        }
        if (modified.isPresent()) {
            return Optional.of(entry(path, EntryKind.FILE, OptionalLong.empty(), modified));
        }
        if (rename.code() == 350 && renameChecks(path)) {
            return Optional.of(entry(path, EntryKind.OTHER, OptionalLong.empty(), modified));
        }
        if (folder.code() != NO_SUCH_THING) {
            throw new CommandRefusedException("CWD", folder);
        }
        if (size.code() != NO_SUCH_THING && !Conversation.notImplemented(size)) {
            throw new CommandRefusedException("SIZE", size);
        }
        return Optional.empty();
    }

    /** Apache FtpServer answers RNFR with 350 whatever the name; so one is asked that cannot be there. */
    private boolean renameChecks(String path) throws FtpException {
        if (renameChecks.isEmpty()) {
            String nobody = path + "-" + UUID.randomUUID();
            renameChecks = Optional.of(conversation.ask(conversation.command("RNFR", nobody)).code() != 350);
        }
        return renameChecks.get();
    }

    /** SIZE; empty where the server does not know the command. */
    Optional<Long> size(String path) throws FtpException {
        Reply reply = conversation.ask(conversation.command("SIZE", path));
        if (reply.negative()) {
            if (Conversation.notImplemented(reply)) {
                return Optional.empty();
            }
            throw new CommandRefusedException("SIZE", reply);
        }
        OptionalLong bytes = bytes(reply);
        if (bytes.isEmpty()) {
            throw new ProtocolException("unreadable size: " + reply);
        }
        return Optional.of(bytes.getAsLong());
    }

    /** The number in a 213. */
    static OptionalLong bytes(Reply reply) {
        if (reply.code() != 213) {
            return OptionalLong.empty();
        }
        try {
            long bytes = Long.parseLong(reply.text().strip());
            return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static RemoteEntry entry(String path, EntryKind kind, OptionalLong size, Optional<RemoteTime> modified) {
        return new RemoteEntry(name(path), kind, size, modified, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** The last segment; of the root, the root. */
    private static String name(String path) {
        String bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String name = bare.substring(bare.lastIndexOf('/') + 1);
        return name.isEmpty() ? "/" : name;
    }
}
