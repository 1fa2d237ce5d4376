package io.portside.ui.command;

import java.util.HashSet;
import java.util.Set;

import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Rows;
import io.portside.ui.prompt.NameRules;

import org.eclipse.core.runtime.Platform;

/** Which names are possible in a pane's folder. */
final class Names {
    private Names() {}

    static NameRules rules(Pane pane) {
        Rows rows = pane.content().rows();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            taken.add(rows.get(i).name());
        }
        boolean local = pane.location().filter(here -> !here.volume().remote()).isPresent();
        return new NameRules(taken, local && Platform.OS.isWindows());
    }
}
