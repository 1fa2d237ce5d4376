package io.portside.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class StartArgumentsTest {
    @Test
    void readsWhatIsOursAndPassesOverTheRest() {
        assertEquals(new StartArguments(Optional.of("/a b"), Optional.of("site:demo"), Optional.of(Path.of("out"))),
                StartArguments.parse("-consoleLog", "-right", "site:demo", "-left", "/a b", "-tour", "out"));
        assertEquals(new StartArguments(Optional.empty(), Optional.empty(), Optional.empty()),
                StartArguments.parse("-x", "-left"));
        assertEquals(Optional.of("ftpes://ann@example.com/a"),
                StartArguments.parse("-data", "x", "ftpes://ann@example.com/a").right());
    }
}
