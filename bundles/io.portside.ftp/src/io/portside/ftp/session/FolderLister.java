package io.portside.ftp.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.control.Command;
import io.portside.ftp.data.AheadFlight;
import io.portside.ftp.data.DataOutcome;
import io.portside.ftp.data.DataTransfer;
import io.portside.ftp.data.PreludeStep;
import io.portside.ftp.data.Receiving;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.listing.ListingCollector;
import io.portside.ftp.listing.ListingParser;
import io.portside.ftp.listing.ListingReader;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.listing.RemoteTime;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.session.SiteHabits.HiddenFiles;
import io.portside.ftp.session.SiteHabits.StatusListings;
import io.portside.ftp.transfer.TransferProgress;

/**
 * Lists folders. Always CWD first and no path with MLSD or LIST: servers read wildcards, spaces and dashes in that
 * argument each in their own way, while CWD takes a name as it is and proves that the folder exists. It travels with
 * the negotiation and costs no round trip.
 */
@SuppressWarnings("resource") // A channel into memory holds nothing that would have to be let go of.
final class FolderLister {
    private static final Duration ZONE_LIMIT = Duration.ofSeconds(5);

    private final Conversation conversation;
    private final DataCalls calls;
    private final ListingParser parser;
    private final ServerFacts facts;
    private final SiteHabits habits;
    private final StatusListing status;
    /** ProFTPD ends its side and answers only when we have ended ours; a round trip for each listing. */
    private final boolean lingers;
    private boolean mlsdRefused;
    private boolean factsChosen;
    private boolean inRow;

    FolderLister(Conversation conversation, DataCalls calls, ListingParser parser, ServerFacts facts,
            SiteHabits habits, StatusListing status) {
        this.status = status;
        this.conversation = conversation;
        this.calls = calls;
        this.parser = parser;
        this.facts = facts;
        this.habits = habits;
        this.lingers = facts.greeting().contains("ProFTPD");
    }

    /** Entries go to {@code sink} as they come; what it throws ends the listing. Returns why it may not be complete. */
    List<Doubt> list(String path, Route route, OpenWatch watch, ListingSink sink) throws FtpException {
        if (facts.has("MLST") && !mlsdRefused) {
            try {
                return fetch(path, mlsd(), true, route, watch, sink).doubts();
            } catch (CommandRefusedException e) {
                if (!e.verb().equals("MLSD") || !Conversation.notImplemented(e.reply())) {
                    throw e;
                }
                mlsdRefused = true;
            }
        }
        return switch (habits.hiddenFiles()) {
            case LIST_A -> fetch(path, Command.of("LIST", "-a"), false, route, watch, sink).doubts();
            case PLAIN_LIST -> fetch(path, Command.of("LIST"), false, route, watch, sink).doubts();
            case UNKNOWN -> learnHiddenFiles(path, route, watch, sink);
        };
    }

    /**
     * As {@link #list}, over a route that is known to work, so that nobody learns anything from the data connection: there
     * is none where the server is known to show the same folder in the same way without one.
     */
    List<Doubt> listQuickly(String path, Route route, OpenWatch watch, ListingSink sink) throws FtpException {
        StatusListings standing = status();
        if (standing == StatusListings.PROVEN) {
            calls.close();
            Optional<List<Doubt>> doubts = zoned(path, sink, rows -> status.list(path, rows));
            if (doubts.isPresent()) {
                return doubts.get();
            }
        } else if (standing == StatusListings.UNKNOWN && calls.inARow(route) && habits.beginStatusProof()) {
            try {
                return bothWays(path, route, watch, sink);
            } finally {
                habits.statusProofOver();
            }
        }
        return list(path, route, watch, sink);
    }

    /** Folders in a row, as many as possible asked for ahead. */
    void listRow(String first, ListingRow row, Route route, OpenWatch watch) throws FtpException {
        Optional<String> path = Optional.of(first);
        while (path.isPresent()) {
            if (status() == StatusListings.PROVEN) {
                calls.close();
                new StatusRow(status, row, this).run(path.get());
            } else if (facts.has("MLST") && !mlsdRefused && calls.sendsAhead(route)) {
                new ActiveRow(row, this, route, watch).run(path.get());
            } else {
                row.listed(path.get(), inRow(path.get(), route, watch, row.sink(path.get())));
            }
            path = row.next();
        }
    }

    /** One by one; the first already shows what the server does with commands that come early. */
    private List<Doubt> inRow(String path, Route route, OpenWatch watch, ListingSink sink) throws FtpException {
        inRow = true;
        try {
            return listQuickly(path, route, watch, sink);
        } finally {
            inRow = false;
        }
    }

    /** For a listing in the server's time. */
    ZonedRows rows(ListingSink sink) {
        return new ZonedRows(sink, habits.zone(), facts.has("MDTM"));
    }

    /** Asks the server for a file's time where that tells its zone; nothing else may be under way. */
    void settle(String path, ZonedRows rows) throws FtpException {
        Optional<RemoteEntry> telling = rows.telling().filter(file -> facts.has("MDTM"))
                .filter(file -> file.modified().filter(habits.zone()::wants).isPresent());
        if (telling.isPresent()) {
            learnZone(path, telling.get());
        }
    }

    /** What a listing in an {@link ActiveRow} consists of. */
    List<PreludeStep> prelude(String path) throws FtpException {
        return prelude(path, true);
    }

    /** A listing by MLSD in an {@link ActiveRow}; why it may not be complete. */
    List<Doubt> inRow(String path, Route route, OpenWatch watch, Optional<AheadFlight> sent,
            DataTransfer.Following next, ListingSink sink) throws FtpException {
        ListingReader reader = parser.reader(true, sink);
        boolean whole = false;
        try {
            List<PreludeStep> prelude = sent.isPresent() ? sent.get().prelude() : prelude(path);
            Command command = sent.isPresent() ? sent.get().command() : mlsd();
            DataOutcome outcome = calls.runInRow(route, watch, prelude, command, sent, next, receiving(reader));
            List<Doubt> doubts = new Fetched(reader, outcome, reader.finish(outcome.last())).doubts();
            whole = true;
            return doubts;
        } finally {
            if (!whole && reader.entries() > 0) {
                sink.takenBack();
            }
        }
    }

    /** The next listing of an {@link ActiveRow}. */
    Optional<AheadFlight> flight(String path, Route route) throws FtpException {
        return calls.flight(route, prelude(path), mlsd());
    }

    private Receiving receiving(ListingReader reader) {
        return new Receiving(new IntoReader(reader), TransferProgress.NONE, calls.buffer(), lingers && calls.plain());
    }

    private StatusListings status() {
        boolean alike = habits.hiddenFiles() == HiddenFiles.LIST_A && habits.showsSelf();
        return alike ? status.standing() : StatusListings.REFUSED;
    }

    /** By LIST, and then to see whether STAT shows the same. */
    private List<Doubt> bothWays(String path, Route route, OpenWatch watch, ListingSink sink) throws FtpException {
        EntryCopies copies = new EntryCopies();
        List<Doubt> doubts = zoned(path, sink, rows -> fetchAsItIs(path, Command.of("LIST", "-a"), false, route, watch,
                copies.into(rows)).doubts());
        if (!doubts.isEmpty() || copies.kept().filter(kept -> !kept.isEmpty()).isEmpty()) {
            return doubts;
        }
        try {
            ListingCollector other = new ListingCollector();
            Optional<List<Doubt>> doubted = status.list(path, other);
            status.learn(doubted.filter(List::isEmpty).isPresent()
                    && other.listing(path, List.of()).entries().equals(copies.kept().get()));
        } catch (OperationCancelledException e) {
            throw e;
        } catch (FtpException e) {
            // The listing is good; a session that was lost is noticed by whoever uses it next.
            status.learn(false);
        }
        return doubts;
    }

    /** Apache FtpServer leaves names with a leading dot out of MLSD as well, unless asked as for LIST; RFC 3659 7 knows no such option. */
    private Command mlsd() {
        return facts.system().contains("Apache FtpServer") ? Command.of("MLSD", "-a") : Command.of("MLSD");
    }

    /** Some servers take {@code -a} for a name: they refuse, or list nothing. */
    private List<Doubt> learnHiddenFiles(String path, Route route, OpenWatch watch, ListingSink sink)
            throws FtpException {
        try {
            Fetched all = fetch(path, Command.of("LIST", "-a"), false, route, watch, sink);
            if (all.reader.entries() > 0 || all.reader.showsSelf()) {
                habits.learnHiddenFiles(HiddenFiles.LIST_A);
                return all.doubts();
            }
        } catch (CommandRefusedException e) {
            if (!e.verb().equals("LIST")) {
                throw e;
            }
        }
        Fetched plain = fetch(path, Command.of("LIST"), false, route, watch, sink);
        if (plain.reader.entries() > 0) {
            habits.learnHiddenFiles(HiddenFiles.PLAIN_LIST);
        }
        return plain.doubts();
    }

    private Fetched fetch(String path, Command command, boolean mlsd, Route route, OpenWatch watch, ListingSink sink)
            throws FtpException {
        if (mlsd) {
            return fetchAsItIs(path, command, true, route, watch, sink);
        }
        return zoned(path, sink, rows -> fetchAsItIs(path, command, false, route, watch, rows));
    }

    /** A listing whose times are the server's. */
    @FunctionalInterface
    private interface InServersTime<T> {
        T into(ListingSink rows) throws FtpException;
    }

    private <T> T zoned(String path, ListingSink sink, InServersTime<T> listing) throws FtpException {
        ZonedRows rows = rows(sink);
        T told = listing.into(rows);
        settle(path, rows);
        rows.release();
        return told;
    }

    /** LIST tells the server's local time and no zone; MDTM tells UTC (RFC 3659 3). */
    private void learnZone(String folder, RemoteEntry file) throws OperationCancelledException {
        habits.zone().asked();
        try {
            String path = folder.endsWith("/") ? folder + file.name() : folder + "/" + file.name();
            Reply reply = conversation.askBriefly(conversation.command("MDTM", path), ZONE_LIMIT);
            Optional<RemoteTime> exact = reply.code() == 213 ? parser.time(reply.text()) : Optional.empty();
            exact.ifPresent(time -> habits.zone().learn(file.modified().orElseThrow(), time.instant()));
        } catch (OperationCancelledException e) {
            throw e;
        } catch (FtpException e) {
            // The listing is good without it; a session that was lost is noticed by whoever uses it next.
        }
    }

    private List<PreludeStep> prelude(String path, boolean mlsd) throws FtpException {
        List<PreludeStep> prelude = new ArrayList<>();
        if (mlsd && !factsChosen) {
            factsChosen = true;
            ListedFacts.choice(facts.features().get("MLST"))
                    .ifPresent(choice -> prelude.add(new PreludeStep(Command.of("OPTS", "MLST " + choice), false)));
        }
        prelude.add(new PreludeStep(conversation.command("CWD", path), true));
        return prelude;
    }

    private Fetched fetchAsItIs(String path, Command command, boolean mlsd, Route route, OpenWatch watch,
            ListingSink sink) throws FtpException {
        ListingReader reader = parser.reader(mlsd, sink);
        FollowUp followUp = inRow ? FollowUp.of(calls, route) : FollowUp.inARow(calls, route);
        DataOutcome outcome;
        boolean whole = false;
        try {
            outcome = calls.run(route, watch, prelude(path, mlsd), command, followUp.commands(), false,
                    receiving(reader));
            whole = true;
        } catch (LocalFailureException e) {
            // Nothing is local about it: the reader's sink has had enough.
            throw e.getCause() instanceof FtpException cause ? cause : e;
        } catch (FtpException e) {
            if (reader.entries() > 0) {
                sink.takenBack();
            }
            throw e;
        } finally {
            if (!whole) {
                followUp.drop();
            }
        }
        followUp.begin(outcome);
        return new Fetched(reader, outcome, reader.finish(outcome.last()));
    }

    /** A listing that came to its end, and how. */
    private final class Fetched {
        private final ListingReader reader;
        private final DataOutcome outcome;
        private final List<Doubt> doubts;

        Fetched(ListingReader reader, DataOutcome outcome, List<Doubt> doubts) {
            this.reader = reader;
            this.outcome = outcome;
            this.doubts = doubts;
        }

        List<Doubt> doubts() {
            if (reader.bytes() > 0) {
                if (reader.showsSelf()) {
                    habits.learnShowsSelf();
                }
                return outcome.endProven() ? doubts : with(Doubt.CUT_SHORT);
            }
            // CWD has shown that the folder is there; but a server that otherwise lists the folder itself could not read this one.
            return outcome.connected() && outcome.endProven() && !habits.showsSelf()
                    ? doubts
                    : with(Doubt.EMPTY_UNPROVEN);
        }

        private List<Doubt> with(Doubt doubt) {
            List<Doubt> more = new ArrayList<>(doubts);
            more.add(doubt);
            return more;
        }
    }

    /** Where the bytes of a listing go. */
    private record IntoReader(ListingReader reader) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer from) throws IOException {
            int count = from.remaining();
            reader.take(from);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing to let go of.
        }
    }
}
