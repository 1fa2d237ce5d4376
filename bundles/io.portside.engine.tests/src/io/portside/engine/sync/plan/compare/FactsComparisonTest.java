package io.portside.engine.sync.plan.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

class FactsComparisonTest {
    @Test
    void anotherSizeIsAChangeWhateverElseIsSaid() {
        assertEquals(Difference.SIZE, same(file(1, 0), file(2, 0)));
        assertEquals(Difference.SIZE, same(file(1, 0).withChecksum("SHA-256:0"), file(2, 0).withChecksum("SHA-256:0")));
    }

    @Test
    void checksumsSayMoreThanTimes() {
        assertEquals(Difference.NONE, same(file(1, 0).withChecksum("SHA-256:0"), file(1, 5).withChecksum("SHA-256:0")));
        assertEquals(Difference.CONTENT,
                same(file(1, 0).withChecksum("SHA-256:0"), file(1, 0).withChecksum("SHA-256:1")));
        assertEquals(Difference.TIME, same(file(1, 0).withChecksum("SHA-256:0"), file(1, 5)));
    }

    @Test
    void checksumsOfTwoKindsSayNothing() {
        assertEquals(Difference.NONE, same(file(1, 0).withChecksum("SHA-256:0"), file(1, 0).withChecksum("MD5:1")));
        assertEquals(Difference.TIME, same(file(1, 0).withChecksum("SHA-256:0"), file(1, 5).withChecksum("MD5:0")));
    }

    @Test
    void aTimeThatOnlyOneHasSaysNothing() {
        assertEquals(Difference.NONE, same(file(1, 0), timeless(OptionalLong.of(1))));
        assertEquals(Difference.SIZE, same(file(1, 0), timeless(OptionalLong.of(2))));
    }

    @Test
    void whatTellsNothingCannotBeCompared() {
        assertEquals(Difference.UNDECIDABLE, same(file(1, 0), timeless(OptionalLong.empty())));
        assertEquals(Difference.UNDECIDABLE, same(link(Optional.of("a")), link(Optional.empty())));
    }

    @Test
    void linksAreWhereTheyPoint() {
        assertEquals(Difference.NONE, same(link(Optional.of("a")), link(Optional.of("a"))));
        assertEquals(Difference.LINK, same(link(Optional.of("a")), link(Optional.of("b"))));
    }

    @Test
    void kinds() {
        Facts folder = new Facts(EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false);
        assertEquals(Difference.KIND, same(folder, file(1, 0)));
        assertEquals(Difference.NONE, same(folder, folder));
    }

    private static Difference same(Facts one, Facts other) {
        assertEquals(FactsComparison.acrossSides(one, other, false), FactsComparison.sameSide(one, other));
        assertEquals(FactsComparison.sameSide(other, one), FactsComparison.sameSide(one, other));
        return FactsComparison.sameSide(one, other);
    }

    private static Facts file(long size, long second) {
        return new Facts(EntryKind.FILE, OptionalLong.of(size),
                Optional.of(new Stamp(Instant.ofEpochSecond(1_800_000_000 + second), TimeQuality.EXACT)),
                Optional.empty(), Optional.empty(), false);
    }

    private static Facts timeless(OptionalLong size) {
        return new Facts(EntryKind.FILE, size, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Facts link(Optional<String> target) {
        return new Facts(EntryKind.LINK, OptionalLong.empty(), Optional.empty(), target, Optional.empty(), false);
    }
}
