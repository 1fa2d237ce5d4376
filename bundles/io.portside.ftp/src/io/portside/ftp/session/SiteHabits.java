package io.portside.ftp.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.portside.ftp.listing.ServerZone;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.transfer.Bandwidth;

/**
 * What one session found out about a server's ways, so that the next session of the same site need not. Make one for
 * each site and hand it to every {@link FtpSession#open}. Thread-safe; nothing in it is needed for correctness.
 */
public final class SiteHabits {
    private static final int MOST_STATUS_FAILURES = 3;

    private final AtomicInteger portTurn = new AtomicInteger(ThreadLocalRandom.current().nextInt(1 << 16));
    private final AtomicBoolean askedAboutUs = new AtomicBoolean();
    private volatile Optional<InetAddress> seenAt = Optional.empty();
    private final Bandwidth bandwidth;
    private final RouteMemory memory;
    private final AtomicBoolean recalled = new AtomicBoolean();
    private volatile boolean pipelined = true;
    private volatile Duration keepAlive = Duration.ofMinutes(4);
    private volatile boolean compresses = true;
    private volatile boolean sendsAhead = true;
    private volatile boolean activeAccepted;
    private volatile HiddenFiles hiddenFiles = HiddenFiles.UNKNOWN;
    private volatile boolean showsSelf;
    private volatile boolean fullHandshakes;
    private final ServerZone zone = new ServerZone();
    private volatile boolean timesProven;
    private volatile TimeCommand timeCommand = TimeCommand.UNKNOWN;
    private volatile Behind behind = Behind.UNKNOWN;
    private final AtomicReference<StatusListings> statusListings = new AtomicReference<>(StatusListings.UNKNOWN);
    private final AtomicInteger statusFailures = new AtomicInteger();
    private final AtomicBoolean statusProof = new AtomicBoolean();

    public SiteHabits() {
        this(Bandwidth.unlimited(), RouteMemory.inMemory());
    }

    /**
     * @param bandwidth of all data connections of the site together
     * @param memory    of earlier visits
     */
    public SiteHabits(Bandwidth bandwidth, RouteMemory memory) {
        this.bandwidth = bandwidth;
        this.memory = memory;
    }

    RouteMemory memory() {
        return memory;
    }

    Bandwidth bandwidth() {
        return bandwidth;
    }

    /** Whether several commands may be sent in one flight. A server that got confused by it gets them one by one. */
    public boolean pipelined() {
        return pipelined;
    }

    void confusedByPipelining() {
        pipelined = false;
    }

    /** Whether PORT or EPRT was answered with 200 before, so that the transfer command may travel with it. */
    boolean activeAccepted() {
        return activeAccepted;
    }

    void learnActiveAccepted(boolean accepted) {
        activeAccepted = accepted;
    }

    HiddenFiles hiddenFiles() {
        return hiddenFiles;
    }

    void learnHiddenFiles(HiddenFiles learned) {
        hiddenFiles = learned;
    }

    /** What is known of the clock that LIST tells. */
    ServerZone zone() {
        return zone;
    }

    /** Whether listings of this server hold a line for the folder itself, so that one without any line is odd. */
    boolean showsSelf() {
        return showsSelf;
    }

    void learnShowsSelf() {
        showsSelf = true;
    }

    /** Whether data connections were seen to work without the control connection's TLS session. */
    boolean fullHandshakes() {
        return fullHandshakes;
    }

    void learnFullHandshakes() {
        fullHandshakes = true;
    }

    TimeCommand timeCommand() {
        return timeCommand;
    }

    void learnTimeCommand(TimeCommand learned) {
        timeCommand = learned;
    }

    /** Whether a time that was set was read back once, or cannot be. */
    boolean timesProven() {
        return timesProven;
    }

    void learnTimesProven() {
        timesProven = true;
    }

    /** Whether compressed files have arrived whole so far. */
    boolean compresses() {
        return compresses;
    }

    void distrustCompression() {
        compresses = false;
    }

    /** Whether a transfer's commands may go out before the one before has been answered; until that went wrong once. */
    boolean sendsAhead() {
        return sendsAhead;
    }

    void distrustAhead() {
        sendsAhead = false;
    }

    /** How often a control connection is used while a transfer goes on, where the server bears it. */
    Duration keepAlive() {
        return keepAlive;
    }

    void keepAlive(Duration each) {
        keepAlive = each;
    }

    /** What becomes of commands that are sent behind a transfer command. */
    Behind behind() {
        return pipelined ? behind : Behind.LOST;
    }

    void learnBehind(Behind learned) {
        behind = learned;
    }

    /** Whether folders are listed without a data connection. */
    StatusListings statusListings() {
        return statusListings.get();
    }

    void learnStatusListings(StatusListings learned) {
        // Never back from a refusal, which another session may have met in the meantime.
        statusListings.updateAndGet(before -> before == StatusListings.REFUSED ? before : learned);
    }

    /** One listing broke, or was another one than LIST's: a folder may have changed meanwhile, but not each time. */
    void statusListingFailed() {
        if (statusFailures.incrementAndGet() >= MOST_STATUS_FAILURES) {
            learnStatusListings(StatusListings.REFUSED);
        }
    }

    /** True for one at a time: that one lists a folder both ways, and calls {@link #statusProofOver} afterwards. */
    boolean beginStatusProof() {
        return statusProof.compareAndSet(false, true);
    }

    void statusProofOver() {
        statusProof.set(false);
    }

    /** Where the server sees us, by its own words, once it was asked or complained. */
    Optional<InetAddress> seenAt() {
        return seenAt;
    }

    void learnSeenAt(InetAddress address) {
        seenAt = Optional.of(address);
    }

    /** True for the first who asks: that one asks the memory. */
    boolean firstRecall() {
        return recalled.compareAndSet(false, true);
    }

    /** True for the first who asks: that one asks the server. */
    boolean firstQuestionAboutUs() {
        return askedAboutUs.compareAndSet(false, true);
    }

    /**
     * Where in a port range the next listener should try first. Each transfer takes another one: a server that connects
     * from port 20 cannot reach the same port of ours again while its last connection is in TIME_WAIT.
     */
    int nextPortOffset(PortRange range) {
        return Math.floorMod(portTurn.getAndIncrement(), range.size());
    }

    /** How LIST is made to show names that begin with a dot. */
    enum HiddenFiles {
        UNKNOWN, LIST_A, PLAIN_LIST
    }

    /** What is known of listings by STAT. */
    enum StatusListings {
        UNKNOWN,
        /** One folder was listed both ways and was the same. */
        PROVEN, REFUSED
    }

    /** What a server does with commands that come while it transfers. */
    enum Behind {
        UNKNOWN,
        /** It carries them out when the transfer is over, in order. */
        KEPT,
        /** It answers 500, or carries them out in the midst of the transfer. */
        LOST
    }

    /** The command that sets a modification time here. */
    enum TimeCommand {
        UNKNOWN, MFMT, MDTM, SITE_UTIME, SITE_UTIME_LONG, NONE
    }
}
