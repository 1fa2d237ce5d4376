package io.portside.engine.sync.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;

/** Names in another case: finds an entry on each side by which it can be asked whether it tells upper and lower case apart. Guarded by its owner. */
public final class OtherCases {
    private final Map<Side, VolumePath> found = new EnumMap<>(Side.class);

    void see(FolderTriple triple) {
        for (Side side : Side.values()) {
            FolderSnapshot snapshot = triple.of(side);
            if (!found.containsKey(side) && snapshot.sure()) {
                snapshot.entries().keySet().stream().filter(name -> !snapshot.entries().containsKey(swapped(name)))
                        .findFirst().ifPresent(name -> found.put(side, triple.folder().child(swapped(name))));
            }
        }
    }

    Optional<VolumePath> of(Side side) {
        return Optional.ofNullable(found.get(side));
    }

    /** Latin letters only: servers disagree about others. */
    public static String swapped(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (char c : name.toCharArray()) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            text.append(letter ? (char) (c ^ 0x20) : c);
        }
        return text.toString();
    }
}
