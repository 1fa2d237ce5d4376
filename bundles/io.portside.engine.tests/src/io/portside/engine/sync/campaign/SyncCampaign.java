package io.portside.engine.sync.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.PasswordPrompt;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.certificate.CertificateDecision;

/**
 * Random edits on both sides of a pair, synchronised two-way by the whole engine over Apache FtpServer and a wire that
 * breaks. After every synchronisation, whole or broken, both folders are held against {@link Verdict}.
 */
@SuppressWarnings("resource") // Closed with what holds it.
public final class SyncCampaign implements Closeable {
    /** So many synchronisations one pair lives. */
    static final int LIFE = 20;
    private static final String SITE = "campaign";

    private final Path folder;
    private final CampaignServer server;
    private final PrintStream out;
    private final Map<Round.Fault, int[]> counts = new EnumMap<>(Round.Fault.class);
    private final Map<String, Integer> skipped = new TreeMap<>();
    private PortsideEngine engine;
    private int conflicts;
    private int repeated;
    private int faults;
    private long items;

    /** @param folder an empty one */
    SyncCampaign(Path folder, CampaignServer server, PrintStream out) throws IOException {
        this.folder = folder.toRealPath();
        this.server = server;
        this.out = out;
        engine = start();
    }

    private PortsideEngine start() throws IOException {
        PortsideEngine started = new PortsideEngine(new EngineSettings("This computer", folder.resolve("state"),
                new SessionOnlySecretStore(),
                (site, refused) -> Optional.of(new PasswordPrompt.Answer(server.password(), false)),
                (site, question) -> CertificateDecision.ACCEPT_ONCE,
                question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, true), List::of));
        try {
            started.store().save(server.site(SITE));
        } catch (ProblemException e) {
            throw new IOException(e);
        }
        return started;
    }

    @Override
    public void close() throws IOException {
        engine.close();
        server.close();
    }

    int faults() {
        return faults;
    }

    /** How often each fault was really met, for a test that must not be blind. */
    int hits(Round.Fault fault) {
        return counts.containsKey(fault) ? counts.get(fault)[1] : 0;
    }

    int conflicts() {
        return conflicts;
    }

    long items() {
        return items;
    }

    /** Goes through {@code count} rounds, on fresh pairs now and then. */
    public void run(int first, int count, long seed) throws IOException {
        int end = first + count;
        for (int number = first; number < end; number += LIFE) {
            pair(number, Math.min(number + LIFE, end), seed);
            out.println(Math.min(number + LIFE, end) + " synchronisations, " + faults + " faults");
        }
    }

    /** A pair's life. */
    private void pair(int first, int end, long seed) throws IOException {
        Contents contents = new Contents();
        Random random = new Random(seed * 104_729 + first);
        Edits edits = new Edits(random, contents, server.timeUnit());
        Replica left = new Replica(folder.resolve("left" + first), contents);
        Replica right = new Replica(server.disk().resolve("right" + first), contents);
        SyncPair pair = SyncPair.of("Campaign " + first, new SyncEnd(SyncEnd.LOCAL, left.root().toString()),
                new SyncEnd(SITE, server.path() + "/right" + first), SyncRules.DEFAULT);
        try {
            engine.synchroniser().pairs().save(pair);
            for (int number = first; number < end; number++) {
                Round round = Round.of(number, seed);
                for (int i = 0; i < round.edits(); i++) {
                    edit(edits, random, left, right);
                }
                Set<String> either = decide(round.choice(), left, right);
                SyncPair now = pair.withRules(pair.rules().withConflict(round.choice()));
                if (!round(round, now, left, right, either, () -> edit(edits, random, left, right))) {
                    return;
                }
            }
            engine.synchroniser().pairs().delete(pair.id());
        } catch (ProblemException e) {
            faults++;
            out.println("pair of " + first + ": " + e);
            e.printStackTrace(out);
        }
        Folders.delete(left.root());
        Folders.delete(right.root());
    }

    /**
     * Somebody looks at both sides and chooses one, wherever both were changed.
     *
     * @return paths that the program may take for such or not, because it was not there when both sides came to the same
     */
    private static Set<String> decide(ConflictChoice choice, Replica left, Replica right) {
        Set<String> either = new TreeSet<>();
        Set<String> paths = left.paths();
        paths.addAll(right.paths());
        for (String path : paths) {
            Version one = left.version(path);
            Version other = right.version(path);
            if (one.state().equals(other.state()) && !one.before(other) && !other.before(one)) {
                // The same came to both; who changes it on one side afterwards has seen what is on the other.
                Version both = Version.met(one, other);
                left.agree(path, both);
                right.agree(path, both);
            } else if (choice != ConflictChoice.ASK && perhaps(path, left, right)) {
                either.add(path);
            } else if (choice == ConflictChoice.LEFT && (one.against(other) || stays(path, left, right))) {
                left.now(path, one.over(other));
            } else if (choice == ConflictChoice.RIGHT && (one.against(other) || stays(path, right, left))) {
                right.now(path, other.over(one));
            }
        }
        return either;
    }

    private static boolean perhaps(String path, Replica left, Replica right) {
        Set<String> inner = new TreeSet<>(left.below(path));
        inner.addAll(right.below(path));
        inner.add(path);
        return inner.stream().anyMatch(each -> left.version(each).perhaps(right.version(each)));
    }

    /** A folder that the other side replaced by a file while something new came into it: a conflict, though not of its own. */
    private static boolean stays(String path, Replica side, Replica other) {
        return side.version(path).state().equals(Version.FOLDER) && other.version(path).file()
                && side.below(path).stream().anyMatch(
                        inner -> side.version(inner).there() && !side.version(inner).before(other.version(inner)));
    }

    private static void edit(Edits edits, Random random, Replica left, Replica right) throws IOException {
        switch (random.nextInt(11)) {
            case 0 -> edits.twin(left, right);
            case 1, 2, 3, 4, 5 -> edits.edit(left);
            default -> edits.edit(right);
        }
    }

    @FunctionalInterface
    private interface Edit {
        void now() throws IOException;
    }

    /** One synchronisation with its fault, and where there was one another without; false when something was wrong. */
    private boolean round(Round round, SyncPair pair, Replica left, Replica right, Set<String> either, Edit edit)
            throws IOException, ProblemException {
        int[] count = counts.computeIfAbsent(round.fault(), f -> new int[3]);
        count[0]++;
        long begin = System.nanoTime();
        try {
            return synchronised(round, count, pair, left, right, either, edit);
        } finally {
            count[2] += (int) ((System.nanoTime() - begin) / 1_000_000);
        }
    }

    private boolean synchronised(Round round, int[] count, SyncPair pair, Replica left, Replica right,
            Set<String> perhaps, Edit edit) throws IOException, ProblemException {
        Set<String> either = perhaps;
        if (round.fault() != Round.Fault.NONE) {
            if (broken(round, pair, edit)) {
                count[1]++;
            }
            Verdict verdict = new Verdict(left, right, either).safe();
            if (!told(round, "after the fault", verdict, List.of())) {
                return false;
            }
            verdict.accept(false);
            either = decide(round.choice(), left, right);
        }
        SyncPlan plan = plan(pair, CancelToken.never());
        SyncReport report = run(pair, plan, SyncListener.NONE, CancelToken.never());
        items += plan.items().size();
        Set<String> reported = reported(plan);
        Verdict verdict = new Verdict(left, right, either).safe().complete(reported);
        List<String> undone = report.fates().stream()
                .filter(fate -> fate.outcome() != Fate.Outcome.DONE && fate.outcome() != Fate.Outcome.LEFT_ALONE)
                .map(Fate::toString).toList();
        if (!told(round, "without fault", verdict, undone)) {
            plan.items().forEach(item -> out.println("    " + item));
            return false;
        }
        conflicts += verdict.different().size();
        verdict.accept(true);
        SyncPlan again = plan(pair, CancelToken.never());
        // What a first synchronisation left, because nothing is replaced without a memory, a second one may decide.
        List<String> more = again.items().stream().filter(item -> item.action().writes()
                || item.action() == Action.RECORD)
                .filter(item -> !reported.contains(item.path().toString().substring(1)))
                .map(PlanItem::toString).toList();
        return told(round, "the second time", new Verdict(left, right, either), more);
    }

    private boolean told(Round round, String when, Verdict verdict, List<String> more) {
        if (verdict.faults().isEmpty() && more.isEmpty()) {
            return true;
        }
        faults++;
        out.println("FAULT " + when + " in " + round);
        verdict.faults().forEach(fault -> out.println("    " + fault));
        more.forEach(fault -> out.println("    not done: " + fault));
        return false;
    }

    /** What was shown as left for a person, or for good. */
    private Set<String> reported(SyncPlan plan) {
        Set<String> reported = new TreeSet<>();
        for (PlanItem item : plan.items()) {
            if (item.action() == Action.CONFLICT || item.action() == Action.SKIP) {
                reported.add(item.path().toString().substring(1));
                if (item.action() == Action.SKIP) {
                    skipped.merge(item.reasons().toString(), 1, Integer::sum);
                }
            }
        }
        return reported;
    }

    private SyncPlan plan(SyncPair pair, CancelToken cancel) throws ProblemException {
        try {
            return engine.synchroniser().plan(pair, SyncListener.NONE, cancel);
        } catch (ProblemException e) {
            // Apache FtpServer now and then sends a TLS record that cannot be read ("Tag mismatch!"): told, and asked again.
            if (e.problem().kind() != ProblemKind.TLS_HANDSHAKE) {
                throw e;
            }
            repeated++;
            return engine.synchroniser().plan(pair, SyncListener.NONE, cancel);
        }
    }

    private SyncReport run(SyncPair pair, SyncPlan plan, SyncListener listener, CancelToken cancel)
            throws ProblemException {
        return engine.synchroniser().run(pair, plan, new HashSet<>(plan.guards()), listener, new Pause(), cancel);
    }

    /** A synchronisation that is disturbed; true when the disturbance met it. */
    private boolean broken(Round round, SyncPair pair, Edit edit) throws IOException {
        boolean met = false;
        CancelToken cancel = new CancelToken();
        try {
            if (round.fault() == Round.Fault.CUT_SCAN) {
                server.arm(round, round.after() % 1500);
            }
            SyncPlan plan = plan(pair, cancel);
            switch (round.fault()) {
                case CUT_RUN -> server.arm(round, round.after());
                case RACE -> {
                    for (int i = 0; i < 3; i++) {
                        edit.now();
                    }
                    met = true;
                }
                default -> {
                }
            }
            SyncListener listener = round.fault() == Round.Fault.STOP || round.fault() == Round.Fault.GONE
                    ? stop(round, cancel)
                    : SyncListener.NONE;
            run(pair, plan, listener, cancel);
        } catch (ProblemException e) {
            // Told as a problem is as good as told in the report; what counts is what the folders hold.
            met = true;
        }
        met |= server.mend() > 0 || cancel.isCancelled();
        if (round.fault() == Round.Fault.GONE) {
            engine.close();
            engine = start();
        }
        return met;
    }

    private static SyncListener stop(Round round, CancelToken cancel) {
        return new SyncListener() {
            @Override
            public void running(RunProgress progress) {
                if (progress.itemsDone() >= round.after() % 5) {
                    cancel.cancel();
                }
            }
        };
    }

    /** The figures of another part of the same campaign are counted with these. */
    void add(SyncCampaign part) {
        part.counts.forEach((fault, count) -> counts.merge(fault, count,
                (one, other) -> new int[]{one[0] + other[0], one[1] + other[1], one[2] + other[2]}));
        part.skipped.forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
        items += part.items;
        conflicts += part.conflicts;
        repeated += part.repeated;
        faults += part.faults;
    }

    /** Figures. */
    void print() {
        counts.forEach(
                (fault, count) -> out.printf("%-9s %6d synchronisations, %6d of them met by it, %7.1f s%n", fault,
                        count[0], count[1], count[2] / 1000.0));
        out.println(items + " items in plans that came to their end, " + conflicts
                + " times a path was left as a conflict, " + repeated + " comparisons repeated after a TLS fault, "
                + faults + " faults");
        skipped.forEach((reason, count) -> out.println(count + " times left alone: " + reason));
    }
}
