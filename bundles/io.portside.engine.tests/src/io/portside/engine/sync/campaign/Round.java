package io.portside.engine.sync.campaign;

import java.util.Random;

import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.testkit.CutRelay.Wire;
import io.portside.testkit.Rule.Cut;

/**
 * What happens to one synchronisation.
 *
 * @param choice what the person wants of files that both sides changed
 * @param fault {@link Fault#NONE}: it must come to its end
 * @param after bytes that pass before the wire is cut; of {@link Fault#STOP} how much progress is waited for
 */
record Round(int number, int edits, ConflictChoice choice, Fault fault, Wire wire, Cut cut, long after, int shots) {
    /** What goes wrong. */
    enum Fault {
        NONE,
        /** The wire is cut while both sides are compared. */
        CUT_SCAN,
        /** The wire is cut while files move. */
        CUT_RUN,
        /** Somebody edits after the comparison and before the run. */
        RACE,
        /** The person stops the run. */
        STOP,
        /** The program goes away in the middle of the run, and another one begins. */
        GONE
    }

    static Round of(int number, long seed) {
        Random random = new Random(seed * 7_919 + number);
        Fault fault = random.nextInt(10) < 4
                ? Fault.NONE
                : Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
        Wire wire = random.nextInt(3) == 0 ? Wire.CONTROL : Wire.DATA;
        Cut cut = random.nextBoolean() ? Cut.FIN : Cut.RST;
        long after = random.nextInt(4) == 0 ? random.nextInt(100_000) : random.nextInt(1200);
        if (wire == Wire.DATA && cut == Cut.FIN && fault != Fault.NONE) {
            // Cut in order between two lines, and said to be whole by a server that does not know, a listing in clear text is
            // a shorter listing. A wire that does that is not a wire; a server that does is in LyingServerTest.
            cut = Cut.RST;
        }
        int shots = random.nextInt(12) == 0 ? 1000 : 1 + random.nextInt(3);
        ConflictChoice choice = switch (random.nextInt(6)) {
            case 0 -> ConflictChoice.LEFT;
            case 1 -> ConflictChoice.RIGHT;
            default -> ConflictChoice.ASK;
        };
        return new Round(number, 1 + random.nextInt(9), choice, fault, wire, cut, after, shots);
    }
}
