package io.portside.ftp.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.listing.ListingParser;
import io.portside.ftp.listing.ListingReader;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.session.SiteHabits.StatusListings;

/**
 * Listings without a data connection: {@code STAT -a} in the folder (RFC 959 4.1.3), for vsftpd, whose answer is made by
 * the very code that makes LIST's, and which has no MLSD. A data connection costs it three round trips for each folder.
 *
 * <p>Here the names of files stand between replies, and vsftpd sends a line feed in a name as it is: whoever can make
 * files there could forge replies, the next folder's listing among them. So each listing is followed by a REST with a
 * number that nobody can guess and that vsftpd repeats; where it does not come next the session is closed, what came is
 * void, and the site is listed as usual from then on. REST 0 follows in the same flight and is answered before the session
 * is used for anything else. On the session's thread.
 */
final class StatusListing {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** vsftpd reads fifteen digits at most, and says 0 to more. */
    private static final long LEAST = 10_000_000_000_000L;
    private static final Pattern ACCEPTED = Pattern.compile("\\D*(\\d+)\\D*");

    private final ControlConnection control;
    private final Conversation conversation;
    private final ListingParser parser;
    private final SiteHabits habits;
    private final Duration patience;
    private final boolean possible;
    private Optional<ListingReader> taker = Optional.empty();

    /** @param allowed whether a listing may go over the control connection: not in clear text where data are protected */
    StatusListing(ControlConnection control, Conversation conversation, ListingParser parser, ServerFacts facts,
            SiteHabits habits, Duration patience, boolean allowed) {
        this.control = control;
        this.conversation = conversation;
        this.parser = parser;
        this.habits = habits;
        this.patience = patience;
        this.possible = allowed && facts.greeting().contains("vsFTPd") && !facts.has("MLST") && facts.has("REST");
    }

    /** What this server makes of it. A limit on bytes is kept by data connections only. */
    StatusListings standing() {
        return possible && conversation.pipelined() && !habits.bandwidth().limited()
                ? habits.statusListings()
                : StatusListings.REFUSED;
    }

    /** The same folder was listed both ways. */
    void learn(boolean alike) {
        if (alike) {
            habits.learnStatusListings(StatusListings.PROVEN);
        } else {
            habits.statusListingFailed();
        }
    }

    /** A listing that was asked for. */
    record Asked(String path, String number) {}

    /** Sends what a listing needs. */
    Asked ask(String path) throws FtpException {
        Command folder = conversation.command("CWD", path);
        String number = Long.toString(LEAST + Math.floorMod(RANDOM.nextLong(), 9 * LEAST));
        control.send(folder, Command.of("STAT", "-a"), Command.of("REST", number), Command.of("REST", "0"));
        return new Asked(path, number);
    }

    /**
     * Reads the answer to the oldest {@link #ask}. Empty, with everything taken back, where the server does not say
     * that it could read the folder: then only LIST can tell.
     */
    Optional<List<Doubt>> answer(Asked asked, ListingSink sink) throws FtpException {
        ListingReader reader = parser.reader(false, sink);
        boolean whole = false;
        try {
            Reply folder = control.readFinal(patience);
            // Not before: a welcome in the reply to CWD is no listing, and where CWD failed it is another folder's.
            taker = folder.completed() ? Optional.of(reader) : Optional.empty();
            Reply listed = control.readFinal(patience);
            taker = Optional.empty();
            confirm(asked.number());
            confirm("0");
            if (folder.negative()) {
                throw new CommandRefusedException("CWD", folder);
            }
            if (listed.negative()) {
                habits.learnStatusListings(StatusListings.REFUSED);
            }
            whole = folder.completed() && listed.code() == 213 && reader.showsSelf();
            return whole ? Optional.of(reader.finish(listed)) : Optional.empty();
        } catch (ProtocolException e) {
            habits.learnStatusListings(StatusListings.REFUSED);
            control.close();
            throw new SessionLostException("listing by STAT: " + e.getMessage(), e);
        } catch (SessionLostException e) {
            habits.statusListingFailed();
            throw e;
        } finally {
            taker = Optional.empty();
            if (!whole && reader.entries() > 0) {
                sink.takenBack();
            }
        }
    }

    private void confirm(String number) throws FtpException {
        Reply reply = control.readFinal(patience);
        Matcher matcher = ACCEPTED.matcher(reply.text());
        if (reply.code() != 350 || !matcher.matches() || !matcher.group(1).equals(number)) {
            throw new ProtocolException("REST " + number + " got " + reply);
        }
    }

    /** One folder, from the first command to the last reply. Empty: see {@link #answer}. */
    Optional<List<Doubt>> list(String path, ListingSink sink) throws FtpException {
        begin();
        try {
            return answer(ask(path), sink);
        } finally {
            end();
        }
    }

    /** From here on until {@link #end} nothing but {@link #ask} and {@link #answer}. */
    void begin() {
        control.bodies(Optional.of(text -> {
            if (taker.isPresent()) {
                taker.get().take(text);
            }
        }));
    }

    void end() {
        control.bodies(Optional.empty());
    }
}
