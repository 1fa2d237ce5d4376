package io.portside.cli.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonObject;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Errand;
import io.portside.engine.address.BadAddress;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.plan.file.SavedPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

/** Finds saved pairs, and makes pairs of two places that were typed. Blocks. */
@SuppressWarnings("resource") // The engine closes what it has opened.
public final class PairFinder {
    private final Errand errand;
    private final SyncPairStore store;

    public PairFinder(Errand errand) {
        this.errand = errand;
        store = errand.engine().synchroniser().pairs();
    }

    /** A saved pair by its name or id; upper and lower case count only where two names differ in nothing else. */
    public SyncPair saved(String name) throws ProblemException, Failure {
        List<SyncPair> pairs = store.all();
        for (Predicate<SyncPair> fits : List.<Predicate<SyncPair>>of(pair -> pair.id().equals(name),
                pair -> pair.name().equals(name), pair -> pair.name().equalsIgnoreCase(name))) {
            List<SyncPair> found = pairs.stream().filter(fits).toList();
            if (found.size() > 1) {
                throw new Failure(ExitCode.USAGE, NLS.bind(Messages.ambiguousPair, name));
            }
            if (found.size() == 1) {
                return found.get(0);
            }
        }
        throw new Failure(ExitCode.USAGE, NLS.bind(Messages.noPair, name));
    }

    /** Whether nothing happened to the pair of a plan since the plan was made, as far as is remembered here. */
    public boolean stillFits(SavedPlan saved) throws ProblemException {
        SyncPair pair = saved.pair();
        Optional<SyncPair> now = store.find(pair.id());
        boolean same = now.isPresent() ? saved.madeFor(now.get()) : pair.id().equals(id(pair.left(), pair.right()));
        return same && errand.engine().synchroniser().history(pair.id()).stream()
                .noneMatch(run -> run.started().isAfter(saved.plan().made()));
    }

    public static JsonObject json(SyncPair pair) {
        JsonObject json = new JsonObject();
        json.addProperty("name", pair.name());
        json.addProperty("id", pair.id());
        json.addProperty("mode", PlanLines.word(pair.rules().mode()));
        json.add("left", json(pair.left()));
        json.add("right", json(pair.right()));
        return json;
    }

    private static JsonObject json(SyncEnd end) {
        JsonObject json = new JsonObject();
        json.addProperty("volume", end.volume());
        json.addProperty("folder", end.folder());
        return json;
    }

    /**
     * A pair that is not saved. Its id follows from its two ends, so that the next time the same two are joined it is
     * known what they last agreed on.
     */
    public SyncPair between(String source, String target, SyncRules rules)
            throws ProblemException, BadAddress, Failure {
        SyncEnd left = end(source);
        SyncEnd right = end(target);
        return new SyncPair(id(left, right), NLS.bind(Messages.unsavedPair, source, target), left, right, rules,
                KeepInStep.BY_HAND, 0, 0);
    }

    private static String id(SyncEnd left, SyncEnd right) {
        String both = String.join("\0", left.volume(), left.folder(), right.volume(), right.folder());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(both.getBytes(StandardCharsets.UTF_8));
            return "unsaved-" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logs in where the place is on a site. */
    private SyncEnd end(String typed) throws ProblemException, BadAddress, Failure {
        if (typed.contains("://")) {
            return errand.remoteEnd(typed);
        }
        // A site's name has no such beginning, and whoever has a folder named like a site can write it that way.
        boolean path = typed.startsWith("/") || typed.startsWith(".") || typed.startsWith("\\")
                || typed.matches("[A-Za-z]:[\\\\/].*");
        if (path || !errand.namesSite(typed)) {
            return errand.localEnd(typed);
        }
        if (exists(typed)) {
            throw new Failure(ExitCode.USAGE, NLS.bind(Messages.siteOrFolder, typed));
        }
        return errand.remoteEnd(typed);
    }

    private boolean exists(String typed) {
        try {
            return Files.exists(errand.folder().resolve(typed));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Opens the sites of a pair as the options say; the engine finds them open then. */
    public void open(SyncPair pair) throws ProblemException, Failure {
        for (Side side : Side.values()) {
            if (!pair.end(side).local()) {
                errand.open(pair, pair.end(side));
            }
        }
    }
}
