package io.portside.engine.sync.plan;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.portside.engine.files.WindowsNames;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.FolderTriple;

/**
 * Says which names of a folder a side cannot have, or cannot tell from others. Looks at the whole folder only when a name
 * is new on a side. One thread at a time.
 */
final class NameChecker {
    private final PlanTask task;
    private final FolderTriple triple;
    private final boolean caseSensitive;
    private Map<String, Set<String>> alike;
    private boolean caseTwins;

    NameChecker(PlanTask task, FolderTriple triple) {
        this.task = task;
        this.triple = triple;
        caseSensitive = task.left().caseSensitive() && task.right().caseSensitive();
    }

    /** Why {@code side} cannot get an entry of that name. */
    Optional<Reason> problem(String name, Side side) {
        SideNature nature = task.nature(side);
        if (!nature.controlNames() && name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Reason.of(Kind.NAME_LINE_BREAK));
        }
        if (nature.windowsNames() && WindowsNames.refused(name)) {
            return Optional.of(Reason.of(Kind.NAME_REFUSED, WindowsNames.culprit(name)));
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > nature.maxNameBytes()) {
            return Optional.of(Reason.of(Kind.NAME_TOO_LONG, Integer.toString(bytes),
                    Integer.toString(nature.maxNameBytes())));
        }
        return twin(name, side);
    }

    /** Whether a name that is new on a side differs from another one in case only, and both sides are said to have both. */
    boolean caseTwins() {
        return caseTwins;
    }

    /** Whether a problem is that of twins which one of the sides cannot have both: nobody can choose to copy then. */
    boolean twinsImpossible(Reason problem) {
        return switch (problem.kind()) {
            case NAME_CASE -> !caseSensitive;
            case NAME_NORMALISATION -> !task.left().formSensitive() || !task.right().formSensitive();
            default -> false;
        };
    }

    /** Twins are looked for among the names of both sides, because both are to have all of them in the end. */
    private Optional<Reason> twin(String name, Side side) {
        if (alike == null) {
            alike = alike();
        }
        for (String other : alike.getOrDefault(key(name), Set.of())) {
            boolean forms = form(other).equals(form(name));
            if (!forms && caseSensitive) {
                caseTwins = true;
            } else if (!other.equals(name) && !renamed(other, side, forms)) {
                return Optional.of(Reason.of(forms ? Kind.NAME_NORMALISATION : Kind.NAME_CASE, other));
            }
        }
        return Optional.empty();
    }

    /** A name that the source has no more may stand beside the new one until it is gone here too, where both can be. */
    private boolean renamed(String other, Side side, boolean forms) {
        SideNature nature = task.nature(side);
        return (forms ? nature.formSensitive() : nature.caseSensitive())
                && !triple.of(side.other()).entries().containsKey(other)
                && triple.baseline().entries().containsKey(other);
    }

    private Map<String, Set<String>> alike() {
        Map<String, Set<String>> all = new HashMap<>();
        Stream.concat(triple.left().entries().keySet().stream(), triple.right().entries().keySet().stream())
                .forEach(name -> all.computeIfAbsent(key(name), key -> new TreeSet<>()).add(name));
        return all;
    }

    private static String key(String name) {
        // Upper case first: some letters have one upper case for two lower ones.
        return form(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String form(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
