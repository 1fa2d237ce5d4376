package io.portside.ftp.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.portside.ftp.control.Command;
import io.portside.ftp.data.DataTransfer.Outcome;
import io.portside.ftp.data.DataTransfer.Step;
import io.portside.ftp.data.Receiving;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingParser;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.ftp.session.SiteHabits.HiddenFiles;
import io.portside.ftp.transfer.TransferProgress;

/**
 * Lists folders. Always CWD first and no path with MLSD or LIST: servers read wildcards, spaces and dashes in that
 * argument each in their own way, while CWD takes a name as it is and proves that the folder exists. It travels with
 * the negotiation and costs no round trip.
 */
@SuppressWarnings("resource") // A buffer in memory holds nothing that would have to be let go of.
final class FolderLister {
    /** The folder's own line, which shows that an empty listing has lines as well. */
    private static final Pattern SELF_IN_MLSD = Pattern.compile("type=cdir;", Pattern.CASE_INSENSITIVE);
    private static final Pattern SELF_IN_LIST = Pattern.compile("^[dD].* \\.\r?$", Pattern.MULTILINE);

    private final Conversation conversation;
    private final DataCalls calls;
    private final ListingParser parser;
    private final ServerFacts facts;
    private final SiteHabits habits;
    private boolean mlsdRefused;

    FolderLister(Conversation conversation, DataCalls calls, ListingParser parser, ServerFacts facts,
            SiteHabits habits) {
        this.conversation = conversation;
        this.calls = calls;
        this.parser = parser;
        this.facts = facts;
        this.habits = habits;
    }

    RemoteListing list(String path, Route route, OpenWatch watch) throws FtpException {
        if (facts.has("MLST") && !mlsdRefused) {
            try {
                return fetch(path, mlsd(), route, watch).read(true);
            } catch (CommandRefusedException e) {
                if (!e.verb().equals("MLSD") || !Conversation.notImplemented(e.reply())) {
                    throw e;
                }
                mlsdRefused = true;
            }
        }
        return switch (habits.hiddenFiles()) {
            case LIST_A -> fetch(path, Command.of("LIST", "-a"), route, watch).read(false);
            case PLAIN_LIST -> fetch(path, Command.of("LIST"), route, watch).read(false);
            case UNKNOWN -> learnHiddenFiles(path, route, watch);
        };
    }

    /** Apache FtpServer leaves names with a leading dot out of MLSD as well, unless asked as for LIST; RFC 3659 7 knows no such option. */
    private Command mlsd() {
        return facts.system().contains("Apache FtpServer") ? Command.of("MLSD", "-a") : Command.of("MLSD");
    }

    /** Some servers take {@code -a} for a name: they refuse, or list nothing. */
    private RemoteListing learnHiddenFiles(String path, Route route, OpenWatch watch) throws FtpException {
        try {
            Fetched all = fetch(path, Command.of("LIST", "-a"), route, watch);
            RemoteListing listing = all.read(false);
            if (!listing.entries().isEmpty() || all.showsSelf(false)) {
                habits.learnHiddenFiles(HiddenFiles.LIST_A);
                return listing;
            }
        } catch (CommandRefusedException e) {
            if (!e.verb().equals("LIST")) {
                throw e;
            }
        }
        RemoteListing plain = fetch(path, Command.of("LIST"), route, watch).read(false);
        if (!plain.entries().isEmpty()) {
            habits.learnHiddenFiles(HiddenFiles.PLAIN_LIST);
        }
        return plain;
    }

    private Fetched fetch(String path, Command command, Route route, OpenWatch watch) throws FtpException {
        ListingBuffer text = new ListingBuffer();
        Outcome outcome = calls.run(route, watch, List.of(new Step(conversation.command("CWD", path), true)), command,
                false, new Receiving(text, TransferProgress.NONE, calls.buffer()));
        return new Fetched(path, text.bytes(), outcome);
    }

    /** A listing's text and how it came. */
    private final class Fetched {
        private final String path;
        private final byte[] text;
        private final Outcome outcome;

        Fetched(String path, byte[] text, Outcome outcome) {
            this.path = path;
            this.text = text;
            this.outcome = outcome;
        }

        boolean showsSelf(boolean mlsd) {
            String ascii = new String(text, StandardCharsets.ISO_8859_1);
            return (mlsd ? SELF_IN_MLSD : SELF_IN_LIST).matcher(ascii).find();
        }

        RemoteListing read(boolean mlsd) {
            RemoteListing listing = mlsd
                    ? parser.mlsd(path, text, outcome.last())
                    : parser.list(path, text, outcome.last());
            if (text.length > 0) {
                if (showsSelf(mlsd)) {
                    habits.learnShowsSelf();
                }
                return listing;
            }
            // CWD has shown that the folder is there; but a server that otherwise lists the folder itself could not read this one.
            return outcome.connected() && !habits.showsSelf() ? listing : doubted(listing);
        }

        private RemoteListing doubted(RemoteListing listing) {
            List<Doubt> doubts = new ArrayList<>(listing.doubts());
            if (!doubts.contains(Doubt.EMPTY_UNPROVEN)) {
                doubts.add(Doubt.EMPTY_UNPROVEN);
            }
            return new RemoteListing(listing.path(), listing.entries(), doubts);
        }
    }
}
