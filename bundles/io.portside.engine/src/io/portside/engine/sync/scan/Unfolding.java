package io.portside.engine.sync.scan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.engine.sync.tree.Trust;

/**
 * Which folders below a folder are to be looked at: those that a side or the baseline has. Where the listing of a folder is
 * sure, what it does not name is not there, and nobody asks. Below what could not be read nobody asks either: nothing could
 * be done there. Pure but for the nodes it makes.
 */
final class Unfolding {
    private final FilterMatcher filter;
    private final Instant made;

    Unfolding(FilterMatcher filter, Instant made) {
        this.filter = filter;
        this.made = made;
    }

    List<ScanNode> children(ScanNode node, FolderTriple triple) {
        List<ScanNode> children = new ArrayList<>();
        if (triple.left().trust() == Trust.FAILED || triple.right().trust() == Trust.FAILED) {
            return children;
        }
        for (String name : folders(triple)) {
            if (takesPart(triple, name)) {
                ScanNode child = node.child(name);
                for (Side side : Side.values()) {
                    prepare(child, side, triple.of(side), triple.folder(), name);
                }
                children.add(child);
            }
        }
        return children;
    }

    private static SortedSet<String> folders(FolderTriple triple) {
        SortedSet<String> names = new TreeSet<>();
        for (Side side : Side.values()) {
            triple.of(side).entries().forEach((name, facts) -> {
                if (facts.folder()) {
                    names.add(name);
                }
            });
        }
        triple.baseline().entries().forEach((name, known) -> {
            if (known.left().folder() || known.right().folder()) {
                names.add(name);
            }
        });
        return names;
    }

    private boolean takesPart(FolderTriple triple, String name) {
        Stream<Facts> known = Optional.ofNullable(triple.baseline().entries().get(name)).map(BaselineEntry::left)
                .stream();
        Stream<Facts> seen = Stream.of(Side.values())
                .flatMap(side -> Optional.ofNullable(triple.of(side).entries().get(name)).stream());
        return Stream.concat(known, seen)
                .allMatch(facts -> filter.takesPartThere(triple.folder(), name, facts, made));
    }

    /** What is known of a child on a side before anybody asks. */
    private static void prepare(ScanNode child, Side side, FolderSnapshot parent, VolumePath folder, String name) {
        Optional<Facts> facts = Optional.ofNullable(parent.entries().get(name));
        if (facts.isPresent() && facts.get().folder()) {
            if (facts.get().linkTarget().isPresent()) {
                child.linked(side, VolumePath.parse(facts.get().linkTarget().get()));
            }
            if (parent.trust() == Trust.SUSPICIOUS) {
                child.doubted(side);
            }
        } else if (facts.isPresent() && facts.get().kind() != EntryKind.OTHER || parent.sure()) {
            child.seen(side, FolderSnapshot.absent(folder.child(name)));
        } else {
            child.seen(side, FolderSnapshot.failed(folder.child(name),
                    "the folder above it did not list it, and may not have listed everything"));
        }
    }
}
